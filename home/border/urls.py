"""The border action, the same below a language and a kiosk's language."""

from django.urls import re_path

from . import views
from .queries import STREAM_KEYS

app_name = "border"
urlpatterns = [
    re_path(r"^border/$", views.action, name="action"),
    re_path(rf"^border/(?P<stream>{'|'.join(STREAM_KEYS)})/$", views.stream, name="stream"),
    re_path(r"^border/places/(?P<county>[0-9]{6})/$", views.county, name="county"),
]
