"""Documents and questions as JSON lines; a bad line is named by its number."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class BadLine(ValueError):
    """What is wrong with a file, in Chinese, with the number of the line."""


@dataclass(frozen=True)
class Question:
    id: str
    text: str
    lang: str
    relevant_ids: frozenset[str]


def read_documents(path: Path) -> list[dict[str, str]]:
    """Each line an object with `id`, `title`, `body` and `lang`, all text; `headings` may be there. Raises BadLine."""
    documents, seen = [], set()
    for number, line in _lines(path):
        document = {name: _text(line, name, number) for name in ("id", "title", "body", "lang")}
        if document["id"] in seen:
            raise BadLine(f"第 {number} 行：id“{document['id']}”前面已经有了。")
        seen.add(document["id"])
        documents.append(document | {"headings": str(line.get("headings") or "")})
    return documents


def read_questions(path: Path) -> list[Question]:
    """Each line an object with `id`, `text`, `lang` and `relevant_ids`, one id or more. Raises BadLine."""
    questions = []
    for number, line in _lines(path):
        relevant = line.get("relevant_ids")
        if not isinstance(relevant, list) or not relevant or not all(isinstance(each, str) for each in relevant):
            raise BadLine(f"第 {number} 行：relevant_ids 应为一个以上 id 的列表。")
        id_, text, lang = (_text(line, name, number) for name in ("id", "text", "lang"))
        questions.append(Question(id_, text, lang, frozenset(relevant)))
    return questions


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")  # not at U+2028, which JSON may hold
    except UnicodeDecodeError as error:
        raise BadLine(f"{path}：不是 UTF-8 文本。") from error
    except OSError as error:
        raise BadLine(f"{path}：读不了（{error.strerror}）。") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BadLine(f"第 {number} 行：不是 JSON。") from error
        if not isinstance(value, dict):
            raise BadLine(f"第 {number} 行：应为一个对象。")
        yield number, value


def _text(line: dict[str, Any], name: str, number: int) -> str:
    value = line.get(name)
    if not isinstance(value, str) or (name in ("id", "lang") and not value):
        raise BadLine(f"第 {number} 行：缺少 {name}，或者不是文字。")
    return value
