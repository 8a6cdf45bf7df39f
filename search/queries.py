"""Which pages answer a question: the engine gives ids with scores, everything else is asked of the database by id."""

import re
from dataclasses import dataclass, replace

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Locale

from languages import registry
from science_content.models import CaseStoryPage, ExperimentPage, FactCheckPage, SciencePage, TopicPage
from science_content.pages.queries import cards
from search import analysis

LONGEST_QUESTION = 200
MOST_HITS = 500
# Who asks about earthquakes wants to know what to do; whether a rumour is true, and what others lived, come after.
_WEIGHTS = {FactCheckPage: 0.85, CaseStoryPage: 0.85, ExperimentPage: 0.85}
_CONTROLS = re.compile(r"[\s\x00-\x1f\x7f\ud800-\udfff]+")


@dataclass(frozen=True)
class Hit:
    """`is_shelf`: a topic, whose title is short and whose text is next to nothing: it stands after what is on it."""

    page_id: int
    score: float
    is_shelf: bool


@dataclass(frozen=True)
class Asked:
    """What a reader typed, as far as it is read; `was_cut` where it was longer."""

    text: str
    was_cut: bool


@dataclass(frozen=True)
class Found:
    """Page ids, best first: those in the reader's language, and Chinese pages that have no version in it."""

    own: list[int]
    chinese: list[int]


def asked(typed: str) -> Asked:
    text = _CONTROLS.sub(" ", typed[: LONGEST_QUESTION * 2]).strip()
    return Asked(text[:LONGEST_QUESTION].rstrip(), len(text) > LONGEST_QUESTION or len(typed) > LONGEST_QUESTION * 2)


def find_pages(text: str, *, locale_code: str, limit: int = MOST_HITS) -> list[Hit]:
    """The live pages of a language that answer `text`, best first.

    A short question must be met word by word; where no page does, and for a long one, any of its words counts.
    """
    question = analysis.query(text)
    locale = Locale.objects.filter(language_code=locale_code).first()
    if not question or locale is None:
        return []
    pages = SciencePage.objects.standing().public().filter(locale=locale)
    for operator in ("or",) if question.is_long else ("and", "or"):
        scores = pages.search(text, operator=operator)[:limit].scores()
        if scores:
            return _ranked(scores)
    return []


def _ranked(scores: dict[int, float]) -> list[Hit]:
    """By what the engine says and by the kind of page."""
    weights = {ContentType.objects.get_for_model(model).pk: weight for model, weight in _WEIGHTS.items()}
    shelf = ContentType.objects.get_for_model(TopicPage).pk
    kinds = dict(SciencePage.objects.filter(pk__in=scores).values_list("pk", "content_type_id"))
    hits = [Hit(pk, score * weights.get(kinds[pk], 1), kinds[pk] == shelf) for pk, score in scores.items() if pk in kinds]
    return sorted(hits, key=lambda hit: (hit.is_shelf, -hit.score))


def find(text: str, language: registry.Language) -> Found:
    """Hits in the reader's language, then Chinese ones: as their version in that language where there is one."""
    own = find_pages(text, locale_code=language.code)
    if language.is_source:
        return Found([hit.page_id for hit in own], [])
    chinese = find_pages(text, locale_code=registry.SOURCE)
    versions = _versions([hit.page_id for hit in chinese], language)
    own += [replace(hit, page_id=versions[hit.page_id]) for hit in chinese if hit.page_id in versions]
    own.sort(key=lambda hit: hit.is_shelf)
    left = [hit.page_id for hit in chinese if hit.page_id not in versions]
    return Found(list(dict.fromkeys(hit.page_id for hit in own)), left)


def _versions(chinese: list[int], language: registry.Language) -> dict[int, int]:
    """Id of a Chinese page → id of its live version in `language`, where there is one."""
    keys = dict(SciencePage.objects.filter(pk__in=chinese).values_list("translation_key", "pk"))
    live = SciencePage.objects.standing().public().filter(locale__language_code=language.code, translation_key__in=keys)
    return {keys[key]: page_id for key, page_id in live.values_list("translation_key", "pk")}


def in_order(page_ids: list[int]) -> list[SciencePage]:
    """The pages as cards, in the order of `page_ids`; what was deleted meanwhile is left out."""
    pages: QuerySet = cards(SciencePage.objects.filter(pk__in=page_ids))
    by_id = {page.pk: page for page in pages}
    return [by_id[page_id] for page_id in page_ids if page_id in by_id]
