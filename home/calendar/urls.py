"""The farming calendar, the same below a language, a place and a kiosk's language."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import re_path

from . import views

app_name = "calendar"
MONTH = r"(?P<month>[1-9]|1[0-2])"
ROUTES: list[tuple[str, Callable[..., HttpResponse], str]] = [
    (r"calendar/", views.whole_year, "year"),
    (rf"calendar/{MONTH}/", views.one_month, "month"),
    (rf"calendar/{MONTH}/(?P<crop>[a-z0-9_-]{{1,30}})/", views.one_crop, "crop"),
]
urlpatterns = [re_path(f"^{route}$", view, name=name) for route, view, name in ROUTES]
