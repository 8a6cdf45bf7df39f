"""Choosing a place in the editor's forms: by name or code, among thousands."""

from django import forms
from django.db.models import Q, QuerySet
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser

from places.models import Place
from places.queries import full_name, lies_in

ABOVE = "parent__parent__parent"


class PlaceSearchForm(BaseFilterForm):
    q = forms.CharField(label="名称或代码", required=False, help_text="例：玉龙；530721 列出玉龙县的乡镇和村。")

    def filter(self, objects: QuerySet) -> QuerySet:
        objects = super().filter(objects)
        self.search_query = self.cleaned_data["q"].strip()
        self.is_searching = bool(self.search_query)
        return objects.filter(Q(name__icontains=self.search_query) | Q(code__startswith=self.search_query))


class PlaceList:
    filter_form_class = PlaceSearchForm
    ordering = ["code"]

    def get_object_list(self) -> QuerySet:
        return Place.objects.select_related(ABOVE)

    @property
    def columns(self) -> list[Column]:
        level = Column("level", label="级别", accessor="get_level_display")
        return [
            *super().columns,  # type: ignore[misc]  # of the view that it is mixed into
            level,
            Column("above", label="在哪里", accessor=lies_in),
            Column("code", label="代码"),
        ]


class ChooseView(PlaceList, chooser.ChooseView):
    pass


class ChooseResultsView(PlaceList, chooser.ChooseResultsView):
    pass


class FullName:
    def get_display_title(self, instance: Place) -> str:
        return full_name(instance)


class ChosenView(FullName, chooser.ChosenView):
    pass


class ChosenMultipleView(FullName, chooser.ChosenMultipleView):
    pass


class PlaceWidget(FullName, BaseChooser):
    show_edit_link = False


class PlaceChooserViewSet(ChooserViewSet):
    """In the place of a select with all places, wherever a form of the admin has a key to Place."""

    model = Place
    icon = "site"
    choose_one_text = "选一个地区"
    choose_another_text = "换一个地区"
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView
    base_widget_class = PlaceWidget

    def get_urlpatterns(self) -> list:
        """Without "create": places are added in the registry, where their code is checked."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "create"]
