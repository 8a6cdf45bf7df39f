"""Where editors read what readers said."""

from django.urls import path, re_path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import views


@hooks.register("register_admin_urls")
def addresses() -> list:
    """Eighteen digits: what is longer is no id, and SQLite would fail on it."""
    return [
        path("feedback/", views.feedback_desk, name="feedback_desk"),
        re_path(r"^feedback/(?P<feedback_id>\d{1,18})/handled/$", views.feedback_handled, name="feedback_handled"),
    ]


class FeedbackMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return request.user.has_perm(views.VIEW)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return FeedbackMenuItem("读者反馈", reverse("feedback_desk"), icon_name="comment", name="feedback", order=160)
