"""The site's own addresses, and plain pages through Wagtail's own view."""

from django.urls import re_path
from wagtail.views import serve

from cms.urls import handler403, handler404, handler500  # noqa: F401
from cms.urls import urlpatterns as ours

urlpatterns = [re_path(r"^plain/((?:[\w\-]+/)*)$", serve), *ours]
