from django.urls import path, re_path

from home.calendar import urls as calendar_urls

from . import views

app_name = "places"
COUNTY = r"(?P<code>[0-9]{6})"
urlpatterns = [
    path("", views.chooser, name="chooser"),
    re_path(rf"^{COUNTY}/$", views.place_front, name="front"),
    re_path(rf"^{COUNTY}(?P<within>[0-9]{{3}}(?:[0-9]{{3}})?)/$", views.to_county, name="to_county"),
    re_path(rf"^{COUNTY}/topics/(?P<slug>[a-z0-9-]+)/$", views.topic, name="topic"),
    *(re_path(rf"^{COUNTY}/{route}$", views.at_place(view), name=name) for route, view, name in calendar_urls.ROUTES),
]
