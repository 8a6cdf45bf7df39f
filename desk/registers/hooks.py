"""Places, crops and animals in the admin."""

from django.urls import path
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup

from . import views
from .choosing import PlaceChooserViewSet
from .contacts import ContactViewSet
from .crops import CropViewSet
from .registry_views import PlaceViewSet


class Registers(ModelViewSetGroup):
    menu_label = "地区和作物"
    menu_icon = "site"
    menu_order = 170
    items = (PlaceViewSet, CropViewSet, ContactViewSet)


@hooks.register("register_admin_viewset")
def viewsets() -> list:
    return [Registers(), PlaceChooserViewSet("place_chooser")]


@hooks.register("register_admin_urls")
def addresses() -> list:
    return [
        path("places/load/", views.villages_load, name="villages_load"),
        path("places/sample.csv", views.villages_sample, name="villages_sample"),
    ]
