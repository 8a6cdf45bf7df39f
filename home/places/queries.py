"""The prefectures and counties to choose from, and what a topic has for one of them."""

from django.db.models import QuerySet

from home.standing import Standing
from science_content.models import Place, SciencePage, TopicPage
from science_content.pages.queries import cards
from science_content.places.queries import useful_in
from science_content.topics.queries import in_topic


def prefectures() -> list[tuple[Place, list[Place]]]:
    """Each prefecture with its counties, in the order of codes. One query."""
    places = list(Place.objects.filter(level__in=("prefecture", "county")))
    counties: dict[str | None, list[Place]] = {}
    for place in places:
        if place.level == "county":
            counties.setdefault(place.parent_id, []).append(place)
    return [(place, counties.get(place.code, [])) for place in places if place.level == "prefecture"]


def topic_in_place(topic: TopicPage, standing: Standing) -> QuerySet[SciencePage]:
    """Standing pieces of the topic, in its language, that are useful at the place; newest first."""
    ids = SciencePage.objects.filter(in_topic(topic), locale_id=topic.locale_id).values("pk")
    at_place = useful_in(standing.place)  # type: ignore[arg-type]  # the address names a place
    found = SciencePage.objects.standing().filter(at_place, pk__in=ids)
    return cards(found.defer("body").order_by("-first_published_at", "-pk"))
