"""A translated page beside its Chinese source: block by block, by block id."""

from dataclasses import dataclass

from wagtail.blocks import BoundBlock

from science_content.models import SciencePage

from ..engine.sources import translation_of, words_by_part

Counts = dict[str, tuple[int, int]] | None


@dataclass(frozen=True)
class BlockPair:
    """One block in both languages. `state`: full, partial, missing (no words yet), gone (no longer in the source)."""

    source: BoundBlock | None
    target: BoundBlock | None
    state: str


@dataclass(frozen=True)
class FieldPair:
    """One field of words in both languages, such as the title; `state` as for a pair."""

    source: str
    target: str
    state: str


def block_pairs(page: SciencePage, source: SciencePage, counts: Counts) -> list[BlockPair]:
    """Every block of `source` in its order, each with its twin in `page`; then what only `page` still has."""
    twins = {block.id: block for block in page.body}
    aligned = [BlockPair(block, twins.get(block.id), _state(block.id, twins, counts)) for block in source.body]
    known = {block.id for block in source.body}
    return aligned + [BlockPair(None, block, "gone") for block in page.body if block.id not in known]


def field_pairs(page: SciencePage, source: SciencePage, counts: Counts) -> list[FieldPair]:
    """The fields of words that the source fills, title first."""
    names = [
        name for name in ("title", "summary", *sorted(page.translated_fields - {"title", "summary"})) if _shown(name)
    ]
    found = []
    for name in names:
        original = getattr(source, name)
        if original:
            found.append(FieldPair(original, getattr(page, name), _of_counts(counts.get(name) if counts else None)))
    return found


def _shown(name: str) -> bool:
    return name not in {"body", "seo_title", "search_description"}


def words_counted(page: SciencePage) -> Counts:
    """Of each field and block of a translation: (sentences that have words, all); None where nobody translates it any more."""
    translation = translation_of(page)
    return words_by_part(translation) if translation else None


def _state(block_id: str, twins: dict, counts: Counts) -> str:
    if block_id not in twins:
        return "missing"
    return _of_counts(counts.get(block_id, (0, 0)) if counts is not None else None)


def _of_counts(count: tuple[int, int] | None) -> str:
    """A page that nobody translates any more, and a block without words of its own, are what they are: full."""
    if count is None or count[1] == 0:
        return "full"
    done, whole = count
    return "full" if done == whole else "partial" if done else "missing"
