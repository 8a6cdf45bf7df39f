"""Places, crops and animals in the admin."""

from django.urls import path
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from . import views
from .choosing import PlaceChooserViewSet
from .crops import CropViewSet
from .models import Place
from .permissions import PlacePolicy
from .registry_views import PlaceViewSet

register_permission_policy(Place, PlacePolicy(Place))


class Registers(ModelViewSetGroup):
    menu_label = "地区和作物"
    menu_icon = "site"
    menu_order = 170
    items = (PlaceViewSet, CropViewSet)


@hooks.register("register_admin_viewset")
def viewsets() -> list:
    return [Registers(), PlaceChooserViewSet("place_chooser")]


@hooks.register("register_admin_urls")
def addresses() -> list:
    return [
        path("places/load/", views.villages_load, name="villages_load"),
        path("places/sample.csv", views.villages_sample, name="villages_sample"),
    ]


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    actions.register_action("science_content.villages_loaded", "导入乡镇和村", "导入乡镇和村")
