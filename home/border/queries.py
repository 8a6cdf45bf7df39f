"""The border action (科普富民兴边行动): its counties, its streams and what they hold."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q, QuerySet

from home.pieces import offered
from places.models import Place
from science_content.models import PagePlace, SciencePage
from science_content.pages.queries import cards
from science_content.pages.streams import STREAMS
from science_content.reader import Reader

STREAM_KEYS = tuple(key for key, _ in STREAMS)
IN_THE_ACTION = Q(border_county=True) | Q(tibetan_area=True)


@dataclass(frozen=True)
class County:
    """`streams`: keys of those that have a piece useful there."""

    place: Place
    streams: tuple[str, ...]


def is_in_the_action(place: Place) -> bool:
    return place.level == "county" and (place.border_county or place.tibetan_area)


def counties(reader: Reader) -> list[County]:
    """The border and Tibetan-area counties in the order of codes: three queries."""
    reach = _reach(reader)
    places = Place.objects.select_related("parent").filter(IN_THE_ACTION, level="county")
    return [
        County(place, tuple(stream for stream in STREAM_KEYS if _reaches(reach[stream], stream, place)))
        for place in places
    ]


def by_prefecture(found: list[County]) -> list[tuple[Place, list[County]]]:
    return [(parent, list(group)) for parent, group in groupby(found, key=lambda county: county.place.parent)]


def _reach(reader: Reader) -> dict[str, set[str]]:
    """Stream → codes of the places that its pieces name; "" among them where a piece is for everywhere."""
    streams = dict(offered(reader.locale).filter(stream__in=STREAM_KEYS).values_list("pk", "stream"))
    rows = list(PagePlace.objects.filter(page__in=streams).values_list("page_id", "place__code"))
    reach: dict[str, set[str]] = {key: set() for key in STREAM_KEYS}
    for page_id, code in rows:
        reach[streams[page_id]].add(code)
    for page_id in set(streams) - {page_id for page_id, _ in rows}:
        reach[streams[page_id]].add("")
    return reach


def _reaches(codes: set[str], stream: str, place: Place) -> bool:
    return ("" in codes and _is_for(stream, place)) or not codes.isdisjoint(place.path.strip("/").split("/"))


def _is_for(stream: str, place: Place) -> bool:
    """Whether a stream's pieces that name no place are for this one: the Tibetan stream's counties are not at the border."""
    return place.tibetan_area if stream == "tibetan" else place.border_county


def stream_pages(reader: Reader, stream: str, place: Place | None = None) -> QuerySet[SciencePage]:
    """A stream's pieces as cards, of everywhere or for one county."""
    found = offered(reader.locale, place).filter(stream=stream)
    if place and not _is_for(stream, place):
        found = found.filter(pk__in=PagePlace.objects.values("page"))
    return cards(found.without_body())
