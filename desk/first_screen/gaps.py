"""What a place still lacks: topics, crops and months without a page that is of use there, and languages not served."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from languages import registry
from places.models import Place
from science_content.pages.models import SciencePage
from science_content.pages.months import MONTHS
from science_content.pages.places import useful_in
from science_content.pages.rows import PageCrop, PagePlace, PageTopic
from science_content.pages.tree import stands_in
from science_content.topics.models import Crop, TopicPage

SHOWN = 5


@dataclass(frozen=True)
class Untranslated:
    """`titles`: some of the useful pages that do not stand in the language; `missing` of `all` do not."""

    language: registry.Language
    missing: int
    all: int
    titles: list[str]


@dataclass(frozen=True)
class Gaps:
    """`general`: topics served only by pages for everywhere. A page for the whole year names no month."""

    place: Place
    pages: int
    topics: list[str]
    general: list[str]
    crops: list[str]
    months: list[str]
    languages: list[Untranslated]

    def __bool__(self) -> bool:
        return bool(
            self.topics or self.general or self.crops or self.months or any(each.missing for each in self.languages)
        )


def gaps(place: Place) -> Gaps:
    """Counted on Chinese manuals and articles that stand; chapters count as their manual. Six queries."""
    pages = _useful(place)
    by_topic, topics = _topics(pages)
    with_crop = set(PageCrop.objects.filter(page__in=[page.pk for page in pages]).values_list("crop", flat=True))
    months = {month for page in pages for month in page.months_list}
    return Gaps(
        place=place,
        pages=len(pages),
        topics=[topic.title for topic in topics if not by_topic.get(topic.pk)],
        general=[
            topic.title
            for topic in topics
            if by_topic.get(topic.pk) and not any(page.is_local for page in by_topic[topic.pk])
        ],
        crops=[crop.name for crop in Crop.objects.all() if crop.pk not in with_crop],
        months=[name for number, name in MONTHS if number not in months],
        languages=_untranslated(pages, place.languages_read),
    )


def _useful(place: Place) -> list[SciencePage]:
    """`is_local`: the page names a place, and is shown here because of it."""
    named = PagePlace.objects.filter(page_id=OuterRef("pk"))
    pages = SciencePage.objects.readable().filter(useful_in(place), locale__language_code=registry.SOURCE)
    pages = pages.on_their_own().annotate(is_local=Exists(named))
    return list(pages.only("path", "depth", "title", "translation_key", "months").order_by("path"))


def _topics(pages: list[SciencePage]) -> tuple[dict[int, list[SciencePage]], list[TopicPage]]:
    """Pages by topic id, both by where they stand and by their rows; all topics in the order of the tree."""
    readable = TopicPage.objects.readable().filter(locale__language_code=registry.SOURCE)
    topics = list(readable.only("path", "title").order_by("path"))
    by_id = {page.pk: page for page in pages}
    found: dict[int, list[SciencePage]] = {
        topic.pk: [page for page in pages if stands_in(page.path, topic.path)] for topic in topics
    }
    for page, topic in PageTopic.objects.filter(page__in=by_id).values_list("page", "topic"):
        found.setdefault(topic, []).append(by_id[page])
    return found, topics


def _untranslated(pages: list[SciencePage], languages: Iterable[registry.Language]) -> list[Untranslated]:
    languages = list(languages)
    if not languages:
        return []
    keys = [page.translation_key for page in pages]
    readable = SciencePage.objects.readable().filter(
        translation_key__in=keys, locale__language_code__in=[language.code for language in languages]
    )
    there = set(readable.values_list("translation_key", "locale__language_code"))
    found = []
    for language in languages:
        missing = [page.title for page in pages if (page.translation_key, language.code) not in there]
        found.append(Untranslated(language, len(missing), len(pages), missing[:SHOWN]))
    return found
