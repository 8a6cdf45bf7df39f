from django.urls import URLPattern, include, path, re_path

from home.calendar import urls as calendar_urls

from . import views

app_name = "places"
COUNTY = r"(?P<code>[0-9]{6})"


def at_this_place(address: URLPattern) -> URLPattern:
    """An address of the whole province, for the place before it."""
    return URLPattern(address.pattern, views.at_place(address.callback), address.default_args, address.name)


urlpatterns = [
    path("", views.chooser, name="chooser"),
    re_path(rf"^{COUNTY}/$", views.place_front, name="front"),
    re_path(rf"^{COUNTY}(?P<within>[0-9]{{3}}(?:[0-9]{{3}})?)/$", views.to_county, name="to_county"),
    re_path(rf"^{COUNTY}/topics/(?P<slug>[a-z0-9-]+)/$", views.topic, name="topic"),
    re_path(rf"^{COUNTY}/", include([at_this_place(each) for each in calendar_urls.urlpatterns])),
]
