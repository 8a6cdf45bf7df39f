"""The farming calendar, the same below a language, a place and a kiosk's language."""

from django.urls import re_path

from . import views

app_name = "calendar"
MONTH = r"(?P<month>[1-9]|1[0-2])"
urlpatterns = [
    re_path(r"^calendar/$", views.whole_year, name="year"),
    re_path(rf"^calendar/{MONTH}/$", views.one_month, name="month"),
    re_path(rf"^calendar/{MONTH}/(?P<crop>[a-z0-9_-]{{1,30}})/$", views.one_crop, name="crop"),
]
