"""What a topic has for a place."""

from django.db.models import QuerySet

from science_content.models import SciencePage, TopicPage
from science_content.pages.places import useful_in
from science_content.pages.queries import cards
from science_content.reader import Reader
from science_content.topics.queries import in_topic


def topic_in_place(topic: TopicPage, reader: Reader) -> QuerySet[SciencePage]:
    """Readable pieces of the topic, in its language, that are useful at the place; newest first."""
    ids = SciencePage.objects.filter(in_topic(topic), locale_id=topic.locale_id).values("pk")
    at_place = useful_in(reader.place)  # type: ignore[arg-type]  # the address names a place
    found = SciencePage.objects.readable().filter(at_place, pk__in=ids)
    return cards(found.without_body().order_by("-first_published_at", "-pk"))
