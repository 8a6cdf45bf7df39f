"""The shape of a page: headings that lead somewhere, a title and a summary that fit where they are shown."""

from collections.abc import Iterator

from ..blocks.headings import HeadingBlock
from .findings import NOTE, Check, Finding
from .wording import length_of

LONGEST_TITLE, SUMMARY = 22, (40, 90)


class Headings(Check):
    id = "heading"
    name = "小标题"
    fix = "每个小标题下面都要有内容，名字不要重样；多余的删掉。"

    def check(self, page) -> Iterator[Finding]:
        seen: set[str] = set()
        blocks = list(page.body)
        for block, following in zip(blocks, [*blocks, None][1:], strict=True):
            if not isinstance(block.block, HeadingBlock):
                continue
            title = (block.value or "").strip()
            if not title:
                yield Finding("有一个小标题是空的。", block=block.id)
            elif title in seen:
                yield Finding(f"小标题“{title}”出现了不止一次。", block=block.id)
            elif title == page.title.strip():
                yield Finding(f"小标题“{title}”和这一页的标题一样。", block=block.id)
            seen.add(title)
            if following is None or isinstance(following.block, HeadingBlock):
                yield Finding(f"小标题“{title}”下面没有内容。", block=block.id)


class Lengths(Check):
    id = "length"
    name = "标题和摘要"
    severity = NOTE
    fix = f"标题不超过{LONGEST_TITLE}个字；摘要{SUMMARY[0]}到{SUMMARY[1]}个字，说读完会做什么。"

    def check(self, page) -> Iterator[Finding]:
        if (count := length_of(page.title or "")) > LONGEST_TITLE:
            yield Finding(f"标题有{count}个字，卡片上放不下。", field="title")
        count, (least, most) = length_of(page.summary or ""), SUMMARY
        if not count:
            yield Finding("没写摘要。", field="summary")
        elif page.gives_advice and not least <= count <= most:
            yield Finding(f"摘要有{count}个字。", field="summary")
