"""The registry of places in the admin: everybody's counties to read, townships and villages to add and mend."""

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from places.facts import known_facts
from places.models import Place
from places.queries import lies_in

from .choosing import ABOVE
from .forms import PlaceChangeForm, PlaceForm


def counties() -> list[tuple[str, str]]:
    return list(Place.objects.filter(level="county").values_list("code", "name"))


class PlaceFilters(WagtailFilterSet):
    level = django_filters.ChoiceFilter(label="级别", choices=Place.LEVELS)
    county = django_filters.ChoiceFilter(label="县市区", choices=counties, field_name="code", lookup_expr="startswith")

    class Meta:
        model = Place
        fields = ["level", "county"]


class PlaceIndex(generic.IndexView):
    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related(ABOVE)

    def get_edit_url(self, instance: Place) -> str | None:
        return super().get_edit_url(instance) if self.user_has_permission_for_instance("change", instance) else None

    def get_delete_url(self, instance: Place) -> None:
        """Deleting is offered by the form of a place, not by the list."""

    @cached_property
    def header_buttons(self) -> list:
        may = self.user_has_permission("add") and self.user_has_permission("change")
        load = [HeaderButton("导入表格", url=reverse("villages_load"), icon_name="upload")] if may else []
        return [*super().header_buttons, *load]


class PolicyPerObject:
    """403 where the policy does not allow the place itself, though it allows places."""

    def get_object(self, queryset=None) -> Place:
        place = super().get_object(queryset)  # type: ignore[misc]  # of the view that it is mixed into; so below
        if not self.user_has_permission_for_instance(self.permission_required, place):  # type: ignore[attr-defined]
            raise PermissionDenied
        return place


class PlaceEdit(PolicyPerObject, generic.EditView):
    pass


class PlaceDelete(PolicyPerObject, generic.DeleteView):
    pass


class PlaceInspect(generic.InspectView):
    page_title = "查看"

    def get_edit_url(self) -> str | None:
        return super().get_edit_url() if self.user_has_permission_for_instance("change", self.object) else None

    def get_context_data(self, **kwargs) -> dict:
        facts = {"facts": known_facts(self.object), "above": lies_in(self.object)}
        return super().get_context_data(**kwargs) | facts


class PlaceViewSet(ModelViewSet):
    model = Place
    name = "place_registry"
    url_prefix = "places"
    icon = "site"
    menu_label = "地区"
    ordering = ["code"]
    list_display = [
        "name",
        Column("level", label="级别", accessor="get_level_display", sort_key="level"),
        Column("above", label="在哪里", accessor=lies_in),
        Column("code", label="代码", sort_key="code"),
    ]
    list_per_page = 50
    filterset_class = PlaceFilters
    search_fields = ["name", "code"]
    search_backend_name = None
    index_view_class = PlaceIndex
    edit_view_class = PlaceEdit
    delete_view_class = PlaceDelete
    inspect_view_class = PlaceInspect
    index_template_name = "desk/registers/admin/index.html"
    create_template_name = edit_template_name = "desk/registers/admin/form.html"
    inspect_template_name = "desk/registers/admin/inspect.html"
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False

    def get_form_class(self, for_update: bool = False) -> type:
        return PlaceChangeForm if for_update else PlaceForm
