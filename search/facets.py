"""Topics of what was found, counted on the ids that the engine returned: engines differ in what they can count."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from languages import registry
from science_content.models import PageTopic, SciencePage, TopicPage


@dataclass(frozen=True)
class TopicFacet:
    """`id` is that of the Chinese topic, the same in every language; `page` the topic in the reader's language or Chinese."""

    id: int
    page: TopicPage
    count: int


def topics_of(page_ids: list[int]) -> dict[int, set[int]]:
    """Page id → ids of the Chinese topics it stands under, at any depth, or names in a row."""
    found: dict[int, set[int]] = defaultdict(set)
    topics = TopicPage.objects.standing().values_list("path", "translation_key", "locale__language_code", "pk")
    chinese = {key: pk for _, key, code, pk in topics if code == registry.SOURCE}
    by_path = {path: chinese[key] for path, key, _, _ in topics if key in chinese}
    for page_id, path in SciencePage.objects.filter(pk__in=page_ids).values_list("pk", "path"):
        found[page_id] |= {topic for start, topic in by_path.items() if path.startswith(start)}
    for page_id, key in PageTopic.objects.filter(page__in=page_ids).values_list("page", "topic__translation_key"):
        if key in chinese:
            found[page_id].add(chinese[key])
    return found


def topic_facets(topics: dict[int, set[int]], language: registry.Language) -> list[TopicFacet]:
    """The topics of the found pages in the order of the tree, each with its number of pages."""
    counts = Counter(topic for found in topics.values() for topic in found)
    pages = TopicPage.objects.select_related("locale").filter(pk__in=counts).order_by("path")
    keys = [page.translation_key for page in pages]
    own = (
        TopicPage.objects.standing()
        .select_related("locale")
        .filter(locale__language_code=language.code, translation_key__in=keys)
    )
    by_key = {page.translation_key: page for page in own}
    return [TopicFacet(page.pk, by_key.get(page.translation_key, page), counts[page.pk]) for page in pages]
