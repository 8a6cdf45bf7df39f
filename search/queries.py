"""Which pages answer a question: the engine gives ids with scores, everything else is asked of the database by id."""

import re
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Locale

from languages import registry
from places.models import Place
from science_content.models import SciencePage
from science_content.pages.places import places_of
from science_content.pages.queries import cards
from science_content.pages.tree import stands_in
from science_content.pages.types import holding_types, page_types
from search import analysis

LONGEST_QUESTION = 200
MOST_HITS = 500
# What is for one county alone stands after what is for all, before a reader who is elsewhere and does not ask for it.
ELSEWHERE = 0.4
_CONTROLS = re.compile(r"[\s\x00-\x1f\x7f\ud800-\udfff]+")


@dataclass(frozen=True)
class Hit:
    """`is_shelf`: a topic, whose title is short and whose text is next to nothing: it stands after what is on it."""

    page_id: int
    score: float
    is_shelf: bool


@dataclass(frozen=True)
class Question:
    """What a reader typed, as far as it is read; `was_cut` where it was longer."""

    text: str
    was_cut: bool


@dataclass(frozen=True)
class Found:
    """Page ids, best first, each text once: in the reader's language, else in Chinese, else in one of the others.

    `is_loose`: no page has all that a short question asks for.
    """

    own: list[int]
    chinese: list[int]
    others: list[int]
    is_loose: bool = False

    @property
    def all(self) -> list[int]:
        return self.own + self.chinese + self.others

    def only(self, page_ids: set[int]) -> "Found":
        own, chinese, others = (
            [each for each in ids if each in page_ids] for ids in (self.own, self.chinese, self.others)
        )
        return Found(own, chinese, others, self.is_loose)


NOTHING = Found([], [], [])


def asked(typed: str) -> Question:
    text = _CONTROLS.sub(" ", typed[: LONGEST_QUESTION * 2]).strip()
    return Question(text[:LONGEST_QUESTION].rstrip(), len(text) > LONGEST_QUESTION or len(typed) > LONGEST_QUESTION * 2)


def find_pages(
    text: str, *, locale_code: str | None = None, place: Place | None = None, limit: int = MOST_HITS
) -> tuple[list[Hit], bool]:
    """The live pages, of one language or of all, that answer `text` of a reader at `place`, best first, and whether loosely.

    A short question must be met word by word; where no page does, and for a long one, any of its words counts.
    """
    question = analysis.query(text)
    if not question:
        return [], False
    pages = SciencePage.objects.readable().public()
    if locale_code is not None:
        pages = pages.filter(locale=Locale.objects.filter(language_code=locale_code).first())
    for operator in ("or",) if question.is_long else ("and", "or"):
        scores = pages.search(text, operator=operator)[:limit].scores()
        if scores:
            return _ranked(scores, text, place), operator == "or" and not question.is_long
    return [], True


def _ranked(scores: dict[int, float], text: str, place: Place | None) -> list[Hit]:
    """By what the engine says, kind and place of the page, and a manual after that chapter of it which answers better."""
    question = analysis.query(text)
    types = {ContentType.objects.get_for_model(model).pk: model for model in page_types()}
    holding = {pk for pk, model in types.items() if model in holding_types()}
    rows = SciencePage.objects.filter(pk__in=scores).values_list("pk", "content_type_id", "path", "title")
    kinds = {pk: kind for pk, kind, _, _ in rows}
    ranked = {pk: score * types[kinds[pk]].search_weight for pk, score in scores.items() if pk in kinds}
    paths = {pk: path for pk, _, path, _ in rows}
    for pk, places in places_of(paths).items():
        if pk in ranked and types[kinds[pk]].is_for_its_places and _is_elsewhere(places, text, place):
            ranked[pk] *= ELSEWHERE
    for pk, kind, path, title in rows:
        if kind in holding and not _has_all(title, question):
            chapters = [ranked[other] for other in paths if other != pk and stands_in(paths[other], path)]
            ranked[pk] = min(ranked[pk], max(chapters, default=ranked[pk]) * 0.999)
    hits = [Hit(pk, score, types[kinds[pk]].is_shelf) for pk, score in ranked.items()]
    return sorted(hits, key=lambda hit: (hit.is_shelf, -hit.score))


def _is_elsewhere(places: list[Place], text: str, reader: Place | None) -> bool:
    """Whether a page is for one place alone, neither around the reader nor named by the question."""
    if len(places) != 1 or places[0].name[:2] in text:
        return False
    return reader is None or not (reader.path.startswith(places[0].path) or places[0].path.startswith(reader.path))


def _has_all(title: str, question: analysis.Query) -> bool:
    """Whether a title has every word that is asked for, or what says the same."""
    held = f" {analysis.index_text(title)} "
    return all(
        any(f" {' '.join(term.tokens)} " in held for term in (word, *question.instead_of(word)))
        for word in question.words
    )


def find(text: str, language: registry.Language, place: Place | None = None) -> Found:
    """What answers, each text in the reader's language where it stands in it; topics after what is on them."""
    hits, is_loose = find_pages(text, place=place)
    rows = SciencePage.objects.filter(pk__in=[hit.page_id for hit in hits])
    told = {pk: (key, code) for pk, key, code in rows.values_list("pk", "translation_key", "locale__language_code")}
    versions = _versions({key for key, _ in told.values()}, language)
    own: dict[int, bool] = {}
    chinese: dict[int, None] = {}
    others: dict[int, None] = {}
    seen = set()
    for hit in hits:
        key, written_in = told[hit.page_id]
        page_id, code = versions.get(key, (hit.page_id, ""))
        # A version that the reader does not read lifts none that is found by its own words.
        is_foreign = page_id != hit.page_id and page_id in told and written_in != registry.SOURCE
        if key in seen or is_foreign:
            continue
        seen.add(key)
        if code == language.code:
            own[page_id] = hit.is_shelf
        else:
            (chinese if code else others)[page_id] = None
    return Found(sorted(own, key=own.__getitem__), list(chinese), list(others), is_loose)


def _versions(keys: set, language: registry.Language) -> dict:
    """Translation key → (id, code) of its live version in `language`, else of the Chinese page, where there is one."""
    codes = (registry.SOURCE, language.code)
    live = SciencePage.objects.readable().public().filter(translation_key__in=keys, locale__language_code__in=codes)
    rows = live.values_list("translation_key", "pk", "locale__language_code")
    return {key: (pk, code) for key, pk, code in sorted(rows, key=lambda row: codes.index(row[2]))}


def within(found: Found, manual: SciencePage) -> Found:
    """Only the manual and its chapters, in whichever language each was found."""
    keys = SciencePage.objects.descendant_of(manual, inclusive=True).values("translation_key")
    return found.only(
        set(SciencePage.objects.filter(pk__in=found.all, translation_key__in=keys).values_list("pk", flat=True))
    )


def pages_by_ids(page_ids: list[int]) -> list[SciencePage]:
    """The pages as cards, in the order of `page_ids`; what was deleted meanwhile is left out."""
    pages: QuerySet = cards(SciencePage.objects.filter(pk__in=page_ids))
    by_id = {page.pk: page for page in pages}
    return [by_id[page_id] for page_id in page_ids if page_id in by_id]
