"""Which places a page is for, and which pages are of use at a place. A chapter that names none is for those of its manual."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Substr

from places.models import Place

from .rows import PagePlace
from .tree import PIECE, STEP, path_at


def useful_in(place: Place) -> Q:
    """Pages for everywhere, for the place, for what it lies in, or for what lies in it."""
    own = PagePlace.objects.filter(page_id=OuterRef("pk"))
    manuals = PagePlace.objects.filter(page__path=Substr(OuterRef("path"), 1, PIECE * STEP))

    def suits(rows: QuerySet[PagePlace]) -> Q:
        around = Q(place_id__in=place.path.strip("/").split("/")) | Q(place__path__startswith=place.path)
        return Q(Exists(rows.filter(around)))

    return suits(own) | ~Q(Exists(own)) & (suits(manuals) | ~Q(Exists(manuals)))


def places_of(paths: Mapping[int, str]) -> dict[int, list[Place]]:
    """Page id → its places in their order, none for everywhere; `paths`: page id → its path in the tree. One query."""
    pieces = {path_at(path, PIECE) for path in paths.values()}
    rows = PagePlace.objects.filter(Q(page__in=paths) | Q(page__path__in=pieces))
    named = defaultdict(list)
    for row in rows.select_related("place", "page").only("place", "page__path").order_by("sort_order"):
        named[row.page.path].append(row.place)
    return {pk: named.get(path) or named.get(path_at(path, PIECE), []) for pk, path in paths.items()}
