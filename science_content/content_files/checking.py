"""Reads a content file with a sceptic's eye: a key that nobody knows, a value of another kind, a picture that is not there.

Whatever is wrong is said with its path ("chapters[1].body[3].value.rows[0].amount_maxx"), all of it, before anything is stored.
What keeps a page from going live is the publish gate's to say.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from places.models import Place

from ..blocks.leaves import WORDS
from ..blocks.lengths import Room
from ..blocks.parts import PartAddress, PartLink
from ..topics.models import Crop
from .bodies import BODY, FILES, Known
from .faults import CONTROL, BadContent, Fault
from .fields import TYPES, known_fields

MOST_ROWS = 2000  # items of all lists of a body
DEEPEST = 40
RICH_TAGS = {"p", "b", "i", "ul", "ol", "li", "sub", "sup", "br", "a"}
LONGEST_NUMBER = 24
INTEGER = re.compile(r"[+-]?\d{1,9}", re.ASCII)
DECIMAL = re.compile(r"[+-]?\d{1,12}(?:\.\d{1,9})?", re.ASCII)


def refuse_bad(piece: Any, known: Known, kind: str = "") -> None:
    """Raises BadContent. `kind`: the type of a piece that does not say its own, as a chapter's."""
    found = list(faults(piece, known, kind))
    if found:
        raise BadContent(found)


def faults(piece: Any, known: Known, kind: str = "", path: str = "") -> Iterator[Fault]:
    """Everything that is wrong with a piece, its body and its chapters."""
    if not isinstance(piece, Mapping):
        yield Fault(path, "这里应是一篇内容（对象）。")
        return
    said = kind or piece.get("type")
    if not isinstance(said, str) or said not in TYPES:
        yield Fault(f"{path}type", f"没有“{said}”这一类内容。")
        return
    fields = known_fields(said)
    for name, value in piece.items():
        here = f"{path}{name}"
        if name not in fields:
            yield Fault(here, "没有这一项：名称写错了，或者不该写在这里。")
        elif value is not None:
            yield from fields[name](value, here)
    for name in ("key", "title"):
        if not piece.get(name):
            yield Fault(f"{path}{name}", "这一项不能空着。")
    yield from _cover(piece.get("cover"), known, f"{path}cover")
    yield from body_faults([] if piece.get("body") is None else piece["body"], known, f"{path}body")
    yield from _unknown_rows(piece, path)
    yield from _sources_of_blocks(piece, path)
    chapters = piece.get("chapters") if said == "manual" else []
    for number, chapter in enumerate(chapters if isinstance(chapters, list) else []):
        yield from faults(chapter, known, "chapter", f"{path}chapters[{number}].")


def _cover(cover: Any, known: Known, path: str) -> Iterator[Fault]:
    if isinstance(cover, Mapping) and cover.get("image") not in known.images:
        yield Fault(f"{path}.image", f"没有“{cover.get('image')}”这张图。")


def _sources_of_blocks(piece: Mapping[str, Any], path: str) -> Iterator[Fault]:
    rows, body = piece.get("sources"), piece.get("body")
    keys = {item.get("key") for item in body if isinstance(item, Mapping)} if isinstance(body, list) else set()
    for number, row in enumerate(rows if isinstance(rows, list) else []):
        block = row.get("block") if isinstance(row, Mapping) else None
        if block and block not in keys:
            yield Fault(f"{path}sources[{number}].block", f"正文里没有“{block}”这一块。")


def _unknown_rows(piece: Mapping[str, Any], path: str) -> Iterator[Fault]:
    """Crops and places that the site does not have; at most two queries."""
    for name, column, rows in (("crops", "key", Crop.objects), ("places", "pk", Place.objects)):
        said = [each for each in piece.get(name) or () if isinstance(each, str)]
        known = set(rows.filter(**{f"{column}__in": said}).values_list(column, flat=True)) if said else set()
        yield from (Fault(f"{path}{name}", f"没有“{each[:40]}”。") for each in said if each not in known)


def body_faults(body: Any, known: Known, path: str) -> Iterator[Fault]:
    if not isinstance(body, list):
        yield Fault(path, "正文应是一串（数组）。")
        return
    if _rows_in(body) > MOST_ROWS:
        yield Fault(path, f"行数太多：一篇里所有的表和清单一共最多{MOST_ROWS}行。请分成几篇。")
        return
    seen: set[Any] = set()
    for number, item in enumerate(body):
        here = f"{path}[{number}]"
        if not isinstance(item, Mapping):
            yield Fault(here, "这里应是一块内容（对象）。")
            continue
        yield from (Fault(f"{here}.{name}", "没有这一项。") for name in item if name not in ("key", "type", "value"))
        key, kind = item.get("key"), item.get("type")
        if not isinstance(key, str) or not re.fullmatch(r"[0-9A-Za-z_-]{1,64}", key):
            yield Fault(f"{here}.key", "每一块要有代号：拉丁字母、数字、“-”和“_”。")
        elif key in seen:
            yield Fault(f"{here}.key", f"代号“{key}”用了两次。")
        seen.add(key if isinstance(key, str) else None)
        if not isinstance(kind, str) or kind not in BODY.child_blocks:
            yield Fault(f"{here}.type", f"没有“{kind}”这一种块。")
        else:
            yield from _of_block(BODY.child_blocks[kind], item.get("value"), known, f"{here}.value")


def _rows_in(value: Any, depth: int = 0) -> int:
    """How many items all lists below a value hold; too deep a value counts as too many."""
    if depth > DEEPEST:
        return MOST_ROWS + 1
    if isinstance(value, Mapping):
        return sum(_rows_in(each, depth + 1) for each in value.values())
    return len(value) + sum(_rows_in(each, depth + 1) for each in value) if isinstance(value, list) else 0


def _of_block(block: blocks.Block, value: Any, known: Known, path: str) -> Iterator[Fault]:
    if value is None:
        return
    if isinstance(block, blocks.StructBlock):
        if not isinstance(value, Mapping):
            yield Fault(path, "这里应是几项内容（对象）。")
            return
        for name, inner in value.items():
            if name in block.child_blocks:
                yield from _of_block(block.child_blocks[name], inner, known, f"{path}.{name}")
            else:
                yield Fault(f"{path}.{name}", "没有这一项：名称写错了，或者不该写在这里。")
    elif isinstance(block, blocks.ListBlock):
        if not isinstance(value, list):
            yield Fault(path, "这里应是一串（数组）。")
            return
        most = block.meta.max_num
        if most is not None and len(value) > most:
            yield Fault(path, f"最多{most}项，现在{len(value)}项。")
        for number, inner in enumerate(value):
            yield from _of_block(block.child_block, inner, known, f"{path}[{number}]")
    else:
        yield from (Fault(path, sentence) for sentence in _leaf(block, value, known))


def _leaf(block: blocks.Block, value: Any, known: Known) -> Iterator[str]:
    if isinstance(block, FILES):
        names = known.images if isinstance(block, ImageChooserBlock) else known.media
        what = "这张图" if isinstance(block, ImageChooserBlock) else "这段音视频"
        if not isinstance(value, str) or value not in names:
            yield f"没有“{str(value)[:80]}”{what}。"
    elif isinstance(block, blocks.MultipleChoiceBlock):
        yield from _several(block, value)
    elif isinstance(block, blocks.IntegerBlock | blocks.DecimalBlock | blocks.FloatBlock):
        yield from _number(block, value)
    elif isinstance(block, blocks.BooleanBlock):
        if not isinstance(value, bool):
            yield "这里应是 true 或 false。"
    elif not isinstance(value, str):
        yield "这里应是文字（字符串）。"
    elif CONTROL.search(value):
        yield "文字里有看不见的控制字符：请删掉。"
    else:
        yield from _text(block, value, known)


def _text(block: blocks.Block, value: str, known: Known) -> Iterator[str]:
    if isinstance(block, PartLink):
        yield from _link(value, known)
    elif isinstance(block, blocks.RichTextBlock):
        yield from _rich(value)
    elif isinstance(block, Room):
        yield from filter(None, [block.too_long(value, in_chinese=True)])
    elif value and not isinstance(block, WORDS):
        yield from _cleaned(block.clean, value)


def _several(block: blocks.Block, value: Any) -> Iterator[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        yield "这里应是一串代号。"
    elif value:
        yield from _cleaned(block.clean, value)


def _number(block: blocks.Block, value: Any) -> Iterator[str]:
    """A decimal may be a text; a float is none, as it may not be what was typed. Whether it makes sense the gate says."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        yield "这里应是数：小数写在引号里。"
        return
    is_whole = isinstance(block, blocks.IntegerBlock)
    if value != "" and not (INTEGER if is_whole else DECIMAL).fullmatch(str(value)[:LONGEST_NUMBER]):
        yield f"“{str(value)[:40]}”不是{'整数' if is_whole else '数'}。"


def _cleaned(clean: Callable[[Any], Any], value: Any) -> Iterator[str]:
    try:
        clean(value)
    except ValidationError as error:
        yield from error.messages


def _link(value: str, known: Known) -> Iterator[str]:
    page, mark, part = value.partition("#")
    if not value or PartAddress.of(value):
        return
    if not mark or not part or not re.fullmatch(r"[0-9A-Za-z_/-]{1,120}", part):
        yield "链接写成“篇的代号#块的代号”，本篇的写“#块的代号”。"
    elif page and page not in known.keys:
        yield f"没有代号是“{page[:80]}”的一篇。"


def _rich(value: str) -> Iterator[str]:
    """Tags and attributes that stand in no text of ours."""
    for tag in BeautifulSoup(value, "html.parser").find_all(True):
        if tag.name not in RICH_TAGS:
            yield f"文字里不能有 <{tag.name[:20]}>。"
        for name, said in tag.attrs.items():
            if tag.name != "a" or name not in {"href", "linktype", "id"}:
                yield f"<{tag.name[:20]}> 里不能有 {name[:20]}。"
            elif name == "href" and not re.match(r"(?:https?://|/|mailto:|tel:|#)", str(said)):
                yield "链接只能是网址、站内地址、邮箱或电话。"
