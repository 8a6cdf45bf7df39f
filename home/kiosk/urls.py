from django.urls import re_path

from home.border import urls as border_urls
from home.browse import urls as browse_urls
from home.calendar import urls as calendar_urls

from . import views

app_name = "kiosk"
ROOMS = [*calendar_urls.ROUTES, *border_urls.ROUTES, *browse_urls.ROUTES]
urlpatterns = [
    re_path(r"^(?P<code>\d{6})/$", views.start, name="start"),
    re_path(r"^(?P<code>\d{6})/(?P<language>[a-z-]+)/$", views.language_start, name="language"),
    re_path(r"^(?P<code>\d{6})/(?P<language>[a-z-]+)/search/$", views.search, name="search"),
    re_path(r"^(?P<code>\d{6})/(?P<language>[a-z-]+)/search/suggest/$", views.suggest, name="suggest"),
    re_path(
        r"^(?P<code>\d{6})/(?P<language>[a-z-]+)/feedback/(?P<page_id>\d{1,9})/$",
        views.page_feedback,
        name="page_feedback",
    ),
    re_path(
        r"^(?P<code>\d{6})/(?P<language>[a-z-]+)/feedback/(?P<page_id>\d{1,9})/thanks/$",
        views.feedback_thanks,
        name="feedback_thanks",
    ),
    re_path(
        r"^(?P<code>\d{6})/(?P<language>[a-z-]+)/languages/(?P<page_id>\d{1,9})/$",
        views.page_languages,
        name="page_languages",
    ),
    re_path(
        r"^(?P<code>\d{6})/(?P<language>[a-z-]+)/side-by-side/(?P<page_id>\d{1,9})/$",
        views.side_by_side,
        name="side_by_side",
    ),
    *(
        re_path(rf"^(?P<code>\d{{6}})/(?P<language>[a-z-]+)/{route}$", views.in_kiosk(view), name=name)
        for route, view, name in ROOMS
    ),
    re_path(r"^(?P<code>\d{6})/(?P<language>[a-z-]+)/(?P<path>.+)/$", views.page, name="page"),
]
