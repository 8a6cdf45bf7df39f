"""Lists by kind and by audience, the same below a language and a kiosk's language."""

from django.urls import re_path

from . import views
from .queries import AUDIENCE_KEYS

app_name = "browse"
urlpatterns = [
    re_path(r"^kinds/$", views.kinds, name="kinds"),
    re_path(r"^kinds/(?P<kind>[a-z]+)/$", views.kind, name="kind"),
    re_path(rf"^for/(?P<audience>{'|'.join(AUDIENCE_KEYS)})/$", views.audience, name="audience"),
]
