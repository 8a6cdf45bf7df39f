"""The kiosk: two pages of its own, then the public site's rooms in its dress. Places, feeds and QR codes are not among them."""

from types import ModuleType

from django.urls import URLPattern, URLResolver, include, path, re_path

from home.border import urls as border_urls
from home.browse import urls as browse_urls
from home.calendar import urls as calendar_urls
from science_content.feedback import urls as feedback_urls
from search import urls as search_urls
from translation.release import urls as languages_urls
from translation.side_by_side import urls as side_by_side_urls

from . import views

app_name = "kiosk"
CODE, LANGUAGE = r"(?P<code>[0-9]{6})", r"(?P<language>[a-z-]+)"
ROOMS = [calendar_urls, border_urls, browse_urls, feedback_urls, languages_urls, side_by_side_urls]


def dressed(room: ModuleType) -> list[URLPattern]:
    """The room's own addresses, with its views in the kiosk's dress."""
    return [
        URLPattern(each.pattern, views.in_kiosk(each.callback), each.default_args, each.name)
        for each in room.urlpatterns
    ]


in_a_language: list[URLPattern | URLResolver] = [
    path("", views.language_start, name="language"),
    path("search/", include(dressed(search_urls))),
    *(address for room in ROOMS for address in dressed(room)),
    re_path(r"^(?P<path>.+/)$", views.page, name="page"),
]
urlpatterns = [
    re_path(rf"^{CODE}/$", views.start, name="start"),
    re_path(rf"^{CODE}/{LANGUAGE}/", include(in_a_language)),
]
