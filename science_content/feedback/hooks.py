"""Where editors read what readers said."""

from django.contrib.auth.models import Permission
from django.urls import path, re_path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import desk


@hooks.register("register_admin_urls")
def addresses() -> list:
    """Eighteen digits: what is longer is no id, and SQLite would fail on it."""
    return [
        path("feedback/", desk.feedback_desk, name="feedback_desk"),
        re_path(r"^feedback/(?P<feedback_id>\d{1,18})/handled/$", desk.feedback_handled, name="feedback_handled"),
    ]


class FeedbackMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return request.user.has_perm(desk.VIEW)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return FeedbackMenuItem("读者反馈", reverse("feedback_desk"), icon_name="comment", name="feedback", order=160)


@hooks.register("register_permissions")
def permissions():
    return Permission.objects.filter(
        content_type__app_label="science_content", codename__in=["view_feedback", "change_feedback"]
    )


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    for name, text in (("handled", "标为已处理"), ("reopened", "放回没处理")):
        actions.register_action(f"science_content.feedback_{name}", text, text)
