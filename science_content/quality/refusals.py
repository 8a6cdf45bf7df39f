"""What keeps a block of the body from standing before a reader, one sentence each, with the block and the field it is about."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from ..blocks import answers
from .findings import Finding

UNREADABLE = "里面有读不懂的值，请删掉重新填。"
BROKEN = (TypeError, ValueError, ArithmeticError, AttributeError, LookupError)  # a value that no form would have taken


def refusals(body: blocks.StreamValue, *, in_chinese: bool) -> Iterator[Finding]:
    """Asks every block's own `clean()` and `problems()`; a refusal without words of its own is a refusal still."""
    for number, child in enumerate(body, start=1):
        where = f"{child.block.label}（正文第{number}块）"
        for sentence in dict.fromkeys(_said(child.block, child.value, in_chinese)):
            yield Finding(f"{where}：{sentence}", block=child.id or "")


def _said(block: blocks.Block, value: Any, in_chinese: bool) -> Iterator[str]:
    said = set()
    try:
        block.clean(value)
    except ValidationError as error:
        for path, text in sentences(block, error):
            said.add(text)
            yield "：".join([*path, text])
    except BROKEN:
        yield UNREADABLE
    try:
        yield from (text for text in answers.problems(block, value) if text not in said)
        yield from answers.too_long(block, value, in_chinese)
    except BROKEN:
        yield UNREADABLE


def sentences(block: blocks.Block | None, error: ValidationError) -> Iterator[tuple[list[str], str]]:
    """((labels of the fields and rows that lead to it), sentence) of everything in a block's error, however deep it is nested.

    Never nothing: an error of a kind that is not known here speaks by its own message.
    """
    nested = getattr(error, "block_errors", None)
    found = [
        ([name, *path], text) for name, child, inner in _inside(block, nested) for path, text in sentences(child, inner)
    ]
    found += [([], str(text)) for text in getattr(error, "non_block_errors", None) or ()]
    yield from found or [([], text) for text in error.messages] or [([], UNREADABLE)]


def _inside(block: blocks.Block | None, nested: Any) -> Iterator[tuple[str, blocks.Block | None, ValidationError]]:
    pairs = nested.items() if isinstance(nested, Mapping) else enumerate(nested if isinstance(nested, list) else ())
    for key, inner in pairs:
        if inner is None:
            continue
        if isinstance(key, int):
            child = getattr(block, "child_block", None)
            yield f"第{key + 1}行", child, inner
        else:
            child = getattr(block, "child_blocks", {}).get(key)
            yield str(child.label if child else key), child, inner
