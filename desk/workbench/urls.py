"""The addresses to which the editor's scripts send: they stand before the admin's own, see `views.save`."""

from django.urls import path

from . import asking, views

urlpatterns = [
    path("translations/<int:page_id>/words/", views.save, name="translation_save"),
    path("translations/<int:page_id>/ask/", asking.ask_about, name="translation_ask"),
]
