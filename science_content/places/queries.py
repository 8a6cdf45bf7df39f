from django.db.models import Exists, OuterRef, Q

from .models import Place


def useful_in(place: Place) -> Q:
    """Pages for everywhere, for the place, for what it lies in, or for what lies in it."""
    from ..pages.models import PagePlace

    rows = PagePlace.objects.filter(page_id=OuterRef("pk"))
    around = rows.filter(Q(place_id__in=place.path.strip("/").split("/")) | Q(place__path__startswith=place.path))
    return ~Q(Exists(rows)) | Q(Exists(around))
