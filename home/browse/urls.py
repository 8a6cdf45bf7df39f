"""Lists by kind and by audience, the same below a language and a kiosk's language."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import re_path

from . import views
from .queries import AUDIENCE_KEYS

app_name = "browse"
ROUTES: list[tuple[str, Callable[..., HttpResponse], str]] = [
    (r"kinds/", views.kinds, "kinds"),
    (r"kinds/(?P<kind>[a-z]+)/", views.kind, "kind"),
    (rf"for/(?P<audience>{'|'.join(AUDIENCE_KEYS)})/", views.audience, "audience"),
]
urlpatterns = [re_path(f"^{route}$", view, name=name) for route, view, name in ROUTES]
