"""The addresses that stand before the admin's own: of `views.save` for its questions, of `letters` for its cache."""

from django.urls import path

from . import letters, views

urlpatterns = [
    path("translations/<int:page_id>/words/", views.save, name="translation_save"),
    path("translations/<page_id:page_id>/letters/", letters.letters, name="translation_letters"),
]
