from django.urls import re_path

from . import views

app_name = "kiosk"
urlpatterns = [
    re_path(r"^(?P<code>\d{6})/$", views.start, name="start"),
    re_path(r"^(?P<code>\d{6})/(?P<language>[a-z-]+)/$", views.language_start, name="language"),
    re_path(r"^(?P<code>\d{6})/(?P<language>[a-z-]+)/search/$", views.search, name="search"),
    re_path(r"^(?P<code>\d{6})/(?P<language>[a-z-]+)/languages/(?P<page_id>\d{1,9})/$", views.page_languages, name="page_languages"),
    re_path(r"^(?P<code>\d{6})/(?P<language>[a-z-]+)/side-by-side/(?P<page_id>\d{1,9})/$", views.side_by_side, name="side_by_side"),
    re_path(r"^(?P<code>\d{6})/(?P<language>[a-z-]+)/(?P<path>.+)/$", views.page, name="page"),
]
