"""What the translators' editor shows of a sheet: each sentence as a row, the rows of a block under its name, the chapters beside."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import OuterRef, Subquery
from django.utils.safestring import SafeString, mark_safe

from languages import registry
from science_content.models import SciencePage
from science_content.pages.tree import parent_path
from science_content.pages.types import contained_types, holding_types
from translation.engine.lines import Laid
from translation.engine.saving import Key
from translation.engine.sheet import MACHINE, OPEN, WRITTEN, Entry, Sheet
from translation.engine.sources import Progress, progress_by_page
from translation.questions.models import Question
from translation.questions.queries import questions_at, standing_at
from translation.release.permissions import may_release
from translation.release.verdicts import ALONE, BACK, CHANGED, READ, UNREAD, Readings
from translation.starting.actions import chapters_waiting

from .rows import Beside, row

FILTERS = [
    ("all", "全部"),
    ("open", "没译的"),
    ("changed", "原文改过的"),
    ("machine", "机器写的"),
    ("returned", "退回的"),
    ("finding", "有问题的"),
    ("asked", "问过的"),
]
READING = [
    ("all", "全部"),
    ("unread", "没看过的"),
    ("guarded", "要紧的"),
    ("reread", "看过以后变了的"),
    ("returned", "退回的"),
    ("finding", "有问题的"),
    ("asked", "问过的"),
]


@dataclass(frozen=True)
class Line:
    """What is read in one go: (label, text of a number or a choice) and its sentences as HTML."""

    facts: list[tuple[str, str]]
    rows: SafeString


@dataclass(frozen=True)
class Block:
    """`level` of a warning, else ""."""

    name: str
    kind: str
    level: str
    lines: list[Line]


@dataclass(frozen=True)
class Chapter:
    page: SciencePage
    progress: Progress
    is_here: bool

    @property
    def is_done(self) -> bool:
        return not self.progress.left


def screen(sheet: Sheet, user: Any, is_reading: bool) -> dict[str, Any]:
    """`is_reading`: for a second reader, who sees first what nobody has read."""
    language, releases = sheet.page.language, may_release(user, sheet.page)
    entries = sheet.entries
    readings = Readings(sheet, user)
    standings = {each.key: readings.standing(each) for each in entries}
    states = Counter(each.state for each in standings.values())
    asked = asked_at(entries, questions_at(sheet.page.translation_key, language.code))
    counts = {
        "unread": states[UNREAD] + states[CHANGED],
        "guarded": sum(each.guarded and standings[each.key].state in (UNREAD, CHANGED) for each in entries),
        "reread": states[CHANGED],
        "returned": states[BACK],
        "all": len(entries),
        "open": sum(each.state == OPEN for each in entries),
        "changed": sum(each.former is not None and not each.former.is_elsewhere for each in entries),
        "machine": sum(each.state == MACHINE for each in entries),
        "finding": sum(each.has_findings for each in entries),
        "asked": len(asked),
    }
    authors = {each.key: each.author for each in readings.entries if each.author} if is_reading else {}
    beside = Beside(language, standings, asked, authors, user.pk)
    return {
        "page": sheet.page,
        "title": next((each.source for each in entries if each.path == "title"), sheet.page.title),
        "language": language,
        "blocks": [_block(laid, beside) for laid in sheet.blocks],
        "filters": [(name, label, counts[name]) for name, label in (READING if is_reading else FILTERS)],
        "is_reading": is_reading,
        "read": sum(each.characters for each in entries if standings[each.key].state in (READ, ALONE)),
        "characters": sheet.characters,
        "machine": sheet.characters[MACHINE],
        "written": sheet.characters[WRITTEN],
        "may_release": releases,
        "reads": is_reading and releases,
        "user": user,
        "people": names_of(set(authors.values())),
    }


def names_of(people: set[int]) -> dict[int, str]:
    """One query, none for nobody."""
    known = get_user_model().objects.in_bulk(people) if people else {}
    return {pk: person.get_full_name() or person.get_username() for pk, person in known.items()}


def asked_at(entries: list[Entry], questions: list[Question]) -> dict[Key, list[Question]]:
    """{sentence: what was asked of it}, see `standing_at`."""
    numbers = standing_at(questions, [(each.path, each.chinese) for each in entries])
    found: dict[Key, list[Question]] = {}
    for each in questions:
        if each.pk in numbers:
            found.setdefault(entries[numbers[each.pk]].key, []).append(each)
    return found


def _block(laid: Laid[Entry], beside: Beside) -> Block:
    return Block(laid.name, laid.kind, laid.level, [_line(cells, laid.name, beside) for cells in laid.lines if cells])


def _line(cells: list[tuple[str, str, tuple[Entry, ...]]], name: str, beside: Beside) -> Line:
    facts = [(label, text) for label, text, _ in cells if text]
    rows = [row(entry, "" if label == name else label, beside) for label, _, entries in cells for entry in entries]
    return Line(facts, mark_safe("".join(rows)))  # noqa: S308 -- each row is


def in_manual(page: SciencePage) -> list[SciencePage]:
    """A manual with its chapters in the same language, in their order, each with its `chinese` title; of any other page nothing.

    One query.
    """
    if issubclass(page.specific_class, tuple(contained_types())):
        manual = parent_path(page.path)
    elif issubclass(page.specific_class, tuple(holding_types())):
        manual = page.path
    else:
        return []
    titles = SciencePage.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=registry.SOURCE
    )
    pages = SciencePage.objects.filter(path__startswith=manual).select_related("locale").order_by("path")
    return list(pages.annotate(chinese=Subquery(titles.values("title")[:1])))


def chapters_beside(page: SciencePage) -> list[Chapter]:
    """See `in_manual`. Four queries at most."""
    pages = in_manual(page)
    counts = progress_by_page(page.locale) if pages else {}
    return [Chapter(each, counts.get(each.translation_key, Progress()), each.pk == page.pk) for each in pages]


def preparing(page: SciencePage) -> int:
    """How many chapters of a manual still wait to be started in its language. One query, none for other pages."""
    is_manual = issubclass(page.specific_class, tuple(holding_types()))
    return chapters_waiting(page) if is_manual else 0
