"""The regions as lists ask for them."""

from django.db.models import QuerySet

from .models import Place

HAS_A_FRONT = ("prefecture", "county")


def places_with_a_front() -> QuerySet[Place]:
    """Prefectures and counties, which have a front page of their own, each with what it lies in."""
    return Place.objects.select_related("parent").filter(level__in=HAS_A_FRONT)


def prefectures() -> list[tuple[Place, list[Place]]]:
    """Each prefecture with its counties, in the order of codes. One query."""
    places = list(Place.objects.filter(level__in=HAS_A_FRONT))
    counties: dict[str | None, list[Place]] = {}
    for place in places:
        if place.level == "county":
            counties.setdefault(place.parent_id, []).append(place)
    return [(place, counties.get(place.code, [])) for place in places if place.level == "prefecture"]


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
