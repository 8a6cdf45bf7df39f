"""Which pages are of use at a place."""

from django.db.models import Exists, OuterRef, Q

from places.models import Place

from .rows import PagePlace


def useful_in(place: Place) -> Q:
    """Pages for everywhere, for the place, for what it lies in, or for what lies in it."""
    rows = PagePlace.objects.filter(page_id=OuterRef("pk"))
    around = rows.filter(Q(place_id__in=place.path.strip("/").split("/")) | Q(place__path__startswith=place.path))
    return ~Q(Exists(rows)) | Q(Exists(around))
