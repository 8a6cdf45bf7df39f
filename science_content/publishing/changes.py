"""What changed between two states of a Chinese page, the gravest first, and what that means for whoever read the old one."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail.blocks import Block, StreamBlock

from languages.sentences import normal

from ..blocks.advice import Advice, advice_in
from ..blocks.leaves import WORDS, Leaf, defines, leaves, stored_children
from ..blocks.notes import WarningBlock
from ..blocks.rich_text import paragraphs
from ..pages.models import SciencePage
from ..pages.raw import raw_body
from ..quality.given import amounts_in
from .order import moves
from .rows import changed_rows

WORDING, CONTENT, SAFETY = MEANINGS = ("wording", "content", "safety")
# What forbids, warns, or limits; with a product's name and an amount to give, what makes a changed sentence one of safety.
GRAVE = re.compile("禁|严防|切[勿忌]|勿|不[要能得可准许宜]|别|毒|危险|休药|间隔期|停药|残留|急救|烧伤|触电|爆炸")
SHORTEST_NAME = 2


@dataclass(frozen=True)
class Change:
    """One value that is another than before; `before` or `after` is "" where it is new or gone.

    `block`: id of the block of the body that holds it, "" for a field of the page. `label`: where it stands, in Chinese.
    `meaning`: one of MEANINGS.
    """

    block: str
    label: str
    before: str
    after: str
    meaning: str
    is_dose: bool = False
    is_dose_number: bool = False


@dataclass(frozen=True)
class Place:
    """One value of a page, or the paragraphs of a rich text; `is_word` says that spelling is nothing."""

    block: str
    label: str
    values: tuple[str, ...]
    is_word: bool = False
    is_dose: bool = False
    is_warning: bool = False


Key = tuple[str, str, int]


def meaning_of(found: list[Change]) -> str:
    """The gravest of the changes; WORDING where there is none."""
    return max((change.meaning for change in found), key=MEANINGS.index, default=WORDING)


def changes(before: SciencePage, after: SciencePage) -> list[Change]:
    """Two spellings of one sentence are a change of WORDING; doses stand before what is as grave. Fetches no picture."""
    ours, theirs = dict(_places(before)), dict(_places(after))
    names = _products(before) | _products(after)
    keys = dict.fromkeys([*theirs, *ours])
    found = [change for key in keys for change in _compare(ours.get(key), theirs.get(key), names)]
    found += (Change("", *row, CONTENT) for row in changed_rows(before, after))
    found += (Change(*moved, CONTENT) for moved in moves(raw_body(before), raw_body(after), after.body.stream_block))
    return sorted(found, key=lambda change: (-MEANINGS.index(change.meaning), not change.is_dose))


def _places(page: SciencePage) -> Iterator[tuple[Key, Place]]:
    """The key is a block's id and its field's name, so that a block that moved is the same."""
    words = sorted(page.translated_fields - {"body"})
    for name in (*words, *page.carried_fields):
        field = page._meta.get_field(name)
        value = field.value_from_object(page)
        values = () if value in (None, "") else (str(value),)
        yield ("", name, 0), Place("", str(field.verbose_name), values, is_word=name in words)
    block: StreamBlock = page.body.stream_block
    for item in raw_body(page):
        if item["type"] in block.child_blocks:
            yield from _of_block(block, item)


def _of_block(block: StreamBlock, item: dict[str, Any]) -> Iterator[tuple[Key, Place]]:
    child = block.child_blocks[item["type"]]
    is_warning = isinstance(child, WarningBlock) and item["value"].get("level") != "information"
    is_dose = defines(child, Advice)
    seen: Counter[tuple[str, str]] = Counter()
    for leaf in leaves(block, [item], stored_children):
        seen[leaf.place, leaf.name] += 1
        label = str(child.label) if leaf.block is child else f"{child.label} · {leaf.block.label}"
        yield (
            (leaf.place, leaf.name, seen[leaf.place, leaf.name]),
            Place(
                item["id"],
                label,
                _values(leaf),
                is_word=isinstance(leaf.block, WORDS),
                is_dose=is_dose,
                is_warning=is_warning,
            ),
        )


def _values(leaf: Leaf) -> tuple[str, ...]:
    if leaf.value in (None, "", []):
        return ()
    if isinstance(leaf.block, WORDS):
        return tuple(paragraphs(leaf.value)) if "<" in leaf.value else (leaf.value,)
    return (_said(leaf.block, leaf.value),)


def _said(block: Block, value: Any) -> str:
    """A choice by its word, several by theirs, a number without superfluous zeros."""
    if isinstance(value, list):
        return "、".join(_said(block, each) for each in value)
    text = str(dict(getattr(getattr(block, "field", None), "choices", ())).get(value, value))
    return text.rstrip("0").rstrip(".") if re.fullmatch(r"\d+\.\d+", text) else text


def _compare(before: Place | None, after: Place | None, names: set[str]) -> Iterator[Change]:
    ours, theirs = (place.values if place else () for place in (before, after))
    if ours == theirs:
        return
    gone, come = _apart(ours, theirs) if (after or before).is_word else (list(ours), list(theirs))  # type: ignore[union-attr]
    if not gone and not come:
        yield _change(before, after, "\n".join(ours), "\n".join(theirs), WORDING)
    for place in range(max(len(gone), len(come))):
        text, other = (texts[place] if place < len(texts) else "" for texts in (gone, come))
        yield _change(before, after, text, other, _meaning(before, after, text, other, names))
    if gone or come:
        yield from (_change(before, after, *pair, WORDING) for pair in _respelled(ours, theirs))


def _apart(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """What only one of two texts says, each spelling for the same."""
    left = Counter(map(normal, ours)) & Counter(map(normal, theirs))
    gone, come = left.copy(), left.copy()
    return _without(ours, gone), _without(theirs, come)


def _without(texts: tuple[str, ...], known: Counter[str]) -> list[str]:
    found = []
    for text in texts:
        if known[normal(text)]:
            known[normal(text)] -= 1
        else:
            found.append(text)
    return found


def _respelled(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Paragraphs that say the same in another spelling, beside others that changed."""
    spelled = {normal(text): text for text in theirs if text not in ours}
    yield from ((text, spelled[normal(text)]) for text in ours if text not in theirs and normal(text) in spelled)


def _change(before: Place | None, after: Place | None, text: str, other: str, meaning: str) -> Change:
    place = after or before
    assert place is not None
    return Change(place.block, place.label, text, other, meaning, place.is_dose, place.is_dose and not place.is_word)


def _meaning(before: Place | None, after: Place | None, text: str, other: str, names: set[str]) -> str:
    places = [place for place in (before, after) if place]
    if any(place.is_dose or place.is_warning for place in places):
        return SAFETY
    if not places[0].is_word:
        return CONTENT
    grave = (GRAVE.search(each) or amounts_in(each) or any(name in each for name in names) for each in (text, other))
    return SAFETY if any(grave) else CONTENT


def _products(page: SciencePage) -> set[str]:
    """The names of what a page tells to use: of each dose's substance what stands before its content and form."""
    found = set()
    for value in advice_in(page.body).values():
        names = re.split(r"[\s\d（(%·]", (value.get("substance") or "").strip())[0], value.get("active") or ""
        found |= {name for name in names if len(name) >= SHORTEST_NAME}
    return found
