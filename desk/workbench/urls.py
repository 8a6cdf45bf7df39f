"""The address that saves words: it stands before the admin's own, see `views.save`."""

from django.urls import path

from . import views

urlpatterns = [path("translations/<int:page_id>/words/", views.save, name="translation_save")]
