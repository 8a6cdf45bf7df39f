"""Pictures without words for who cannot see them."""

import re
from collections.abc import Iterator

from ..blocks import answers
from .findings import ERROR, Check, Finding

FILE_NAME = re.compile(
    r"(?i)^\s*(?:[\w()（） .-]+\.(?:jpe?g|png|webp|gif|avif|heic)|(?:img|dsc|image|photo|mmexport)[_\W\d]*|\d+|图片|图|照片|配图)\s*$"
)


def says_nothing(alt: str | None) -> bool:
    """Whether `alt` is empty, a file's name, or a word such as 图片 that says only what a reader knows."""
    return not (alt or "").strip() or bool(FILE_NAME.match(alt or ""))


class MissingAlternative(Check):
    id = "alternative"
    name = "替代文字"
    severity = ERROR
    fix = "写图里有什么、说明什么，让看不见图的人也能懂；不写文件名。"
    every_language = True

    def check(self, page) -> Iterator[Finding]:
        if page.cover and says_nothing(page.cover.alt):
            yield Finding(f"封面“{page.cover.title}”{_what(page.cover.alt)}。在图片库里补上。", field="cover")
        for picture in answers.pictures(page.body.stream_block, page.body):
            if says_nothing(picture.alt):
                yield Finding(f"{picture.name}{_what(picture.alt)}。", block=picture.place)


def _what(alt: str | None) -> str:
    return f"的替代文字“{(alt or '').strip()}”等于没写" if (alt or "").strip() else "没有替代文字"
