from django.db.models import Q, QuerySet

from ..pages.models import SciencePage
from ..pages.queries import cards
from ..pages.tree import children_of
from .models import TopicPage


def topics(locale) -> QuerySet[TopicPage]:
    """The live topics of a language in the order of the tree."""
    return cards(TopicPage.objects.readable().filter(locale=locale).order_by("path"))


def in_topic(topic: TopicPage) -> Q:
    """Stands under the topic, or names its Chinese page in a row."""
    return children_of([topic]) | Q(page_topics__topic__translation_key=topic.translation_key)


def pages_in_topic(topic: TopicPage) -> QuerySet[SciencePage]:
    """Live pages of the topic in its own language, newest first."""
    ids = SciencePage.objects.filter(in_topic(topic), locale_id=topic.locale_id).values("pk")
    return cards(SciencePage.objects.readable().filter(pk__in=ids).order_by("-first_published_at", "pk"))
