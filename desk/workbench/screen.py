"""What the translators' editor shows of a sheet: each sentence as a row, the rows of a block under its name, the chapters beside."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from languages.registry import Language
from science_content.models import SciencePage
from science_content.pages.tree import parent_path
from science_content.pages.types import contained_types, holding_types
from translation.engine.lines import Laid
from translation.engine.sheet import MACHINE, OPEN, WRITTEN, Entry, Sheet
from translation.engine.sources import progress_by_page
from translation.release.permissions import may_release

from .rows import row

FILTERS = [
    ("all", "全部"),
    ("open", "没译的"),
    ("changed", "原文改过的"),
    ("machine", "机器写的"),
    ("finding", "有问题的"),
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
    done: int
    all: int
    is_here: bool

    @property
    def is_done(self) -> bool:
        return self.done >= self.all


def screen(sheet: Sheet, user: Any) -> dict[str, Any]:
    language = sheet.page.language
    entries = sheet.entries
    counts = {
        "all": len(entries),
        "open": sum(each.state == OPEN for each in entries),
        "changed": sum(each.former is not None and not each.former.is_elsewhere for each in entries),
        "machine": sum(each.state == MACHINE for each in entries),
        "finding": sum(each.has_findings for each in entries),
    }
    return {
        "page": sheet.page,
        "title": next((each.source for each in entries if each.path == "title"), sheet.page.title),
        "language": language,
        "blocks": [_block(laid, language) for laid in sheet.blocks],
        "filters": [(name, label, counts[name]) for name, label in FILTERS],
        "characters": sheet.characters,
        "machine": sheet.characters[MACHINE],
        "written": sheet.characters[WRITTEN],
        "may_release": may_release(user, sheet.page),
        "user": user,
    }


def _block(laid: Laid[Entry], language: Language) -> Block:
    return Block(laid.name, laid.kind, laid.level, [_line(cells, laid.name, language) for cells in laid.lines if cells])


def _line(cells: list[tuple[str, str, tuple[Entry, ...]]], name: str, language: Language) -> Line:
    facts = [(label, text) for label, text, _ in cells if text]
    rows = [row(entry, "" if label == name else label, language) for label, _, entries in cells for entry in entries]
    return Line(facts, mark_safe("".join(rows)))  # noqa: S308 -- each row is


def chapters_beside(page: SciencePage) -> list[Chapter]:
    """A manual with its chapters in the same language, in their order; of any other page nothing. Four queries at most."""
    if issubclass(page.specific_class, tuple(contained_types())):
        return list(_chapters(parent_path(page.path), page))
    return list(_chapters(page.path, page)) if issubclass(page.specific_class, tuple(holding_types())) else []


def _chapters(manual: str, page: SciencePage) -> Iterator[Chapter]:
    """`manual`: its path."""
    counts = progress_by_page(page.locale)
    inside = SciencePage.objects.filter(path__startswith=manual).order_by("path")
    for each in inside:
        done, count = counts.get(each.translation_key, (0, 0))
        yield Chapter(each, done, count, each.pk == page.pk)
