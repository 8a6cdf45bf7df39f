"""Sentences that are too long to be heard once, and characters that a villager may never have learnt."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from .findings import NOTE, Check, Finding
from .prose import prose_of, words_of

DATA = Path(__file__).resolve().parents[1] / "data"
LONGEST = 40
END = re.compile(r"(?<=[。！？；…!?;])|\n")
COUNTED = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af〇0-9０-９]")
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")


def sentences_of(text: str) -> list[str]:
    """`text` cut behind 。！？；… and at line ends; a closing quotation mark begins no sentence."""
    pieces = [piece.strip(" \t\r\n”’」』）)") for piece in END.split(text)]
    return [piece for piece in pieces if piece]


def length_of(sentence: str) -> int:
    """Chinese characters and digits; punctuation and Latin letters do not count."""
    return len(COUNTED.findall(sentence))


@cache
def common_characters() -> frozenset[str]:
    """Level 1 of 《通用规范汉字表》: 3,500 characters."""
    lines = (DATA / "common_characters.txt").read_text(encoding="utf-8").splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("#")))


@cache
def known_characters() -> dict[str, str]:
    """{character: reason}: outside level 1, but in every villager's mouth."""
    lines = (DATA / "known_characters.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if line and not line.startswith("#"))


class LongSentence(Check):
    id = "sentence"
    name = "句子太长"
    fix = f"一句不超过{LONGEST}个字：拆成两三句，一句说一件事。"

    def check(self, page) -> Iterator[Finding]:
        for piece in prose_of(page):
            for sentence in sentences_of(piece.text):
                if (count := length_of(sentence)) > LONGEST:
                    yield Finding(f"“{sentence[:16]}…”这一句有{count}个字。", **piece.place)


class RareCharacter(Check):
    id = "character"
    name = "不常用的字"
    severity = NOTE
    fix = "换成常用字；换不了的，第一次出现时用大白话解释。"

    def check(self, page) -> Iterator[Finding]:
        allowed = common_characters() | known_characters().keys()
        said: set[str] = set()
        for piece in words_of(page):
            rare = [letter for letter in dict.fromkeys(HAN.findall(piece.text)) if letter not in allowed | said]
            if rare:
                said.update(rare)
                yield Finding(f"“{'”“'.join(rare)}”不在《通用规范汉字表》一级字表的3500字里。", **piece.place)
