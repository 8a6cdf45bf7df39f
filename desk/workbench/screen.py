"""What the translators' editor shows of a sheet: each sentence as a row, the rows of a block under its name, the chapters beside."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from science_content.models import SciencePage
from science_content.pages.tree import parent_path
from science_content.pages.types import contained_types, holding_types
from translation.engine.sheet import MACHINE, OPEN, WRITTEN, Entry, Sheet
from translation.engine.sources import progress_by_page
from translation.engine.typed import as_typed
from translation.release.permissions import may_release

FILTERS = [
    ("all", "全部"),
    ("open", "没译的"),
    ("changed", "原文改过的"),
    ("machine", "机器写的"),
    ("finding", "有问题的"),
]


@dataclass(frozen=True)
class Row:
    """`words`: what stands in the box. `is_prefilled`: old words that may still be right, which nobody has saved."""

    entry: Entry
    words: str
    is_prefilled: bool
    old_chinese: SafeString | None
    new_chinese: SafeString | None

    @property
    def former_words(self) -> str:
        return as_typed(self.entry.former.words) if self.entry.former else ""

    @property
    def lines(self) -> int:
        """A first guess; the browser fits the box to its words where it can."""
        return 1 + max(len(self.words), len(self.entry.source)) // 60


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
    blocks = [(laid, [[_cell(cell) for cell in line] for line in laid.lines if line]) for laid in sheet.blocks]
    entries = sheet.entries
    counts = {
        "all": len(entries),
        "open": sum(each.state == OPEN for each in entries),
        "changed": sum(each.former is not None for each in entries),
        "machine": sum(each.state == MACHINE for each in entries),
        "finding": sum(each.has_findings for each in entries),
    }
    return {
        "page": sheet.page,
        "language": sheet.page.language,
        "blocks": blocks,
        "filters": [(name, label, counts[name]) for name, label in FILTERS],
        "characters": sheet.characters,
        "machine": sheet.characters[MACHINE],
        "written": sheet.characters[WRITTEN],
        "may_release": may_release(user, sheet.page),
        "user": user,
    }


def _cell(cell: tuple[str, str, tuple[Entry, ...]]) -> tuple[str, str, list[Row]]:
    label, text, entries = cell
    return label, text, [_row(entry) for entry in entries]


def _row(entry: Entry) -> Row:
    former = entry.former
    if former is None:
        return Row(entry, entry.typed, False, None, None)
    old, new = marked(as_typed(former.chinese), entry.source)
    return Row(entry, as_typed(former.words) if former.is_safe else "", former.is_safe, old, new)


def marked(old: str, new: str) -> tuple[SafeString, SafeString]:
    """The two texts, escaped, with what went in `<del>` and what came in `<ins>`."""
    before, after = [], []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before.append(escape(old[i:j]) if kind == "equal" else f"<del>{escape(old[i:j])}</del>" if i < j else "")
        after.append(escape(new[k:m]) if kind == "equal" else f"<ins>{escape(new[k:m])}</ins>" if k < m else "")
    return mark_safe("".join(before)), mark_safe("".join(after))  # noqa: S308 -- each piece is escaped


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
