"""Pairs of sentences as JSON lines, checked one by one: what cannot be read is told and the rest is checked all the same."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from languages import registry

from .findings import Finding
from .register import findings

LONGEST_LINE = 100_000  # bytes
KEYS = ("source", "target")


class Unreadable(ValueError):
    """Says in Chinese what is wrong with a line."""


@dataclass(frozen=True)
class Checked:
    """One line: its number, the pair's `id` as it was written, what was found; `trouble` where the line could not be read."""

    line: int
    identity: str | int = ""
    findings: tuple[Finding, ...] = ()
    trouble: str = ""


def check_lines(lines: Iterable[bytes], language: str) -> Iterator[Checked]:
    """One result for each line that is not blank. `language` is that of lines which name none; a byte order mark is passed over."""
    for number, line in enumerate(lines, 1):
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not line.strip():
            continue
        try:
            pair = _pair(line)
            code = _language(pair.get("language", language))
            yield Checked(number, pair["id"], tuple(findings(pair["source"], pair["target"], code)))
        except Unreadable as reason:
            yield Checked(number, trouble=f"第{number}行：{reason}")


def _pair(line: bytes) -> dict:
    if len(line) > LONGEST_LINE:
        raise Unreadable(f"超过{LONGEST_LINE}字节，没有检查。")
    try:
        pair = json.loads(line.decode())
    except (ValueError, RecursionError):
        raise Unreadable("不是UTF-8编码的JSON。") from None
    if not isinstance(pair, dict):
        raise Unreadable("要写成{“id”、“source”、“target”}。")
    missing = [key for key in ("id", *KEYS) if key not in pair]
    if missing:
        raise Unreadable(f"缺少{'、'.join(missing)}。")
    if type(pair["id"]) not in (str, int) or any(not isinstance(pair[key], str) for key in KEYS):
        raise Unreadable("id要是文字或整数，source和target要是文字。")
    return pair


def _language(code: object) -> str:
    if not isinstance(code, str) or code.lower() not in registry.LANGUAGES:
        raise Unreadable(f"没有“{code}”这种语言。")
    language = registry.get(code)
    if language.is_source:
        raise Unreadable("译文的语言不能是汉文。")
    return language.code
