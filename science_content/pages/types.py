"""The page types that there are, by what they say of themselves: no list of them is kept anywhere else."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.apps import apps
from wagtail.models import get_page_models

if TYPE_CHECKING:
    from .models import SciencePage


def page_types(holds: "Callable[[type[SciencePage]], bool]" = lambda model: True) -> "list[type[SciencePage]]":
    """Every subclass of `SciencePage`, at any depth, for which `holds(model)`; by the names of their rooms."""
    base = apps.get_model("science_content", "SciencePage")
    found = [model for model in get_page_models() if issubclass(model, base) and model is not base and holds(model)]
    return sorted(found, key=lambda model: model.__module__)


def listed_types() -> "dict[str, type[SciencePage]]":
    """Slug of its list → page type, for those that have a list of their own, in the order in which readers meet them."""
    found = sorted(page_types(lambda model: bool(model.list_slug)), key=lambda model: model.list_order)
    return {str(model.list_slug): model for model in found}


def shelves() -> "list[type[SciencePage]]":
    return page_types(lambda model: model.is_shelf)


def contained_types() -> "list[type[SciencePage]]":
    """Those that stand inside a page of another type, which lists name instead of them."""
    return page_types(lambda model: bool(model.contained_in))


def holding_types() -> "list[type[SciencePage]]":
    """Those that hold pages of a contained type."""
    keys = dict.fromkeys(model.contained_in for model in contained_types() if model.contained_in)
    return [apps.get_model(key) for key in keys]
