"""What feedback needs without a screen: permissions that can be given, and its words in the log."""

from django.contrib.auth.models import Permission
from wagtail import hooks


@hooks.register("register_permissions")
def permissions():
    return Permission.objects.filter(
        content_type__app_label="science_content", codename__in=["view_feedback", "change_feedback"]
    )


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    for name, text in (("handled", "标为已处理"), ("reopened", "放回没处理")):
        actions.register_action(f"science_content.feedback_{name}", text, text)
