"""The addresses that stand before the admin's own: of `views.save` for its questions to the database, of `letters` for its cache."""

from django.urls import path

from . import asking, letters, views

urlpatterns = [
    path("translations/<page_id:page_id>/words/", views.save, name="translation_save"),
    path("translations/<page_id:page_id>/ask/", asking.ask_about, name="translation_ask"),
    path("translations/<page_id:page_id>/letters/", letters.letters, name="translation_letters"),
]
