"""The addresses of questions, and their item in the menu."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import views


@hooks.register("register_admin_urls", order=-1)
def addresses() -> list:
    return [
        path("questions/", views.questions, name="questions"),
        path("questions/<int:question_id>/", views.question, name="question"),
        path("questions/<int:question_id>/put-aside/", views.put_aside, name="question_put_aside"),
    ]


class QuestionsMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return views.concerns(request.user)


@hooks.register("register_admin_menu_item")
def questions_menu_item() -> MenuItem:
    return QuestionsMenuItem("提问", reverse("questions"), icon_name="comment-add", name="questions", order=151)
