"""The border action, the same below a language and a kiosk's language."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import re_path

from . import views
from .queries import STREAM_KEYS

app_name = "border"
ROUTES: list[tuple[str, Callable[..., HttpResponse], str]] = [
    (r"border/", views.action, "action"),
    (rf"border/(?P<stream>{'|'.join(STREAM_KEYS)})/", views.stream, "stream"),
    (r"border/places/(?P<county>[0-9]{6})/", views.county, "county"),
]
urlpatterns = [re_path(f"^{route}$", view, name=name) for route, view, name in ROUTES]
