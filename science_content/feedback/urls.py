"""Where readers say what they think of a page, the same below a language and a kiosk's language."""

from django.urls import path

from . import views

urlpatterns = [
    path("feedback/<page_id:page_id>/", views.page_feedback, name="page_feedback"),
    path("feedback/<page_id:page_id>/thanks/", views.feedback_thanks, name="feedback_thanks"),
]
