"""A page beside its Chinese page, the same below a language and a kiosk's language."""

from django.urls import path

from . import views

urlpatterns = [path("side-by-side/<page_id:page_id>/", views.side_by_side, name="side_by_side")]
