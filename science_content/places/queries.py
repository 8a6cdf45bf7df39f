from django.db.models import Exists, OuterRef, Q

from .models import Place


def useful_in(place: Place) -> Q:
    """Pages for everywhere, for the place, for what it lies in, or for what lies in it."""
    from ..pages.models import PagePlace

    rows = PagePlace.objects.filter(page_id=OuterRef("pk"))
    around = rows.filter(Q(place_id__in=place.path.strip("/").split("/")) | Q(place__path__startswith=place.path))
    return ~Q(Exists(rows)) | Q(Exists(around))


def lies_in(place: Place) -> str:
    """What a place lies in, from the prefecture down: "丽江市 › 玉龙纳西族自治县"; needs `parent__parent__parent`."""
    names: list[str] = []
    while place.level != "prefecture" and place.parent:
        place = place.parent
        names.append(place.name)
    return " › ".join(reversed(names))


def full_name(place: Place) -> str:
    """The name; of a township or village with what it lies in, as many share a name."""
    return place.name if len(place.code) == 6 else f"{place.name}（{lies_in(place)}）"
