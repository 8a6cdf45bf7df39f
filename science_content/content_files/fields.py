"""Which entries a piece of each kind has beside its body, and of which kind each is."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from ..articles.models import ArticlePage
from ..experiments.models import ExperimentPage
from ..factchecks.models import FactCheckPage
from ..manuals.models import ManualChapterPage, ManualPage
from ..pages.audience import AUDIENCES
from ..pages.models import SciencePage
from ..pages.rows import PageException, PageSource
from ..policies.models import PolicyPage
from ..stories.models import CaseStoryPage
from ..topics.models import TopicPage
from .faults import CONTROL, Fault

TYPES: dict[str, type[SciencePage]] = {
    "article": ArticlePage,
    "manual": ManualPage,
    "chapter": ManualChapterPage,
    "topic": TopicPage,
    "factcheck": FactCheckPage,
    "policy": PolicyPage,
    "story": CaseStoryPage,
    "experiment": ExperimentPage,
}
# Columns of every page that a piece says by their own names.
COLUMNS = (
    "title",
    "slug",
    "summary",
    "stream",
    "altitude_from",
    "altitude_to",
    "licence",
    "discipline",
    "review_by",
    "is_demo",
)
SOURCE_COLUMNS = ("title", "publisher", "url", "opened_at", "standard", "in_full", "unverified", "block", "note")
EXCEPTION_COLUMNS = ("sentence", "reason", "named_by", "named_at")
LONGEST_NAME = 200
Asks = Callable[[Any, str], Iterator[Fault]]


def own_columns(model: type[SciencePage]) -> list[models.Field]:
    """What this kind says besides, in columns of its own."""
    return [field for field in model._meta.local_fields if field.editable and not field.primary_key]


def known_fields(kind: str) -> dict[str, Asks]:
    """Entry → what says of its value, at a path, what is wrong with it."""
    model = TYPES[kind]
    found: dict[str, Asks] = {name: _column(SciencePage._meta.get_field(name)) for name in COLUMNS}
    found |= {field.name: _column(field) for field in own_columns(model)}
    found |= {"key": _text, "body": _anything, "cover": _cover, "months": _months, "audience": _audience}
    found |= {"crops": _texts, "places": _texts, "science_reviewer": _nobody}
    found |= {"sources": _rows(PageSource, SOURCE_COLUMNS), "exceptions": _rows(PageException, EXCEPTION_COLUMNS)}
    if kind != "chapter":
        found |= {"type": _text, "topic": _text, "more_topics": _texts}
        found["chapters"] = _list if kind == "manual" else _no_chapters
    return found


def faults_of_column(field: models.Field, value: Any, path: str) -> Iterator[Fault]:
    """What is empty is left to the publish gate."""
    wrong = _wrong_kind(field, value)
    if wrong:
        yield Fault(path, wrong)
    elif value != "":
        try:
            field.clean(date.fromisoformat(value) if isinstance(field, models.DateField) else value, None)
        except ValidationError as error:
            yield from (Fault(path, sentence) for sentence in error.messages)


def _wrong_kind(field: models.Field, value: Any) -> str:
    if isinstance(field, models.BooleanField):
        return "" if isinstance(value, bool) else "这里应是 true 或 false。"
    if isinstance(field, models.IntegerField):
        return "" if isinstance(value, int) and not isinstance(value, bool) else "这里应是整数。"
    if isinstance(field, models.DateField):
        return "" if is_day(value) else "这里应是日期，如 2026-11-30。"
    if not isinstance(value, str):
        return "这里应是文字（字符串）。"
    return "文字里有看不见的控制字符：请删掉。" if CONTROL.search(value) else ""


def is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and len(value) == 10 and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _column(field: models.Field) -> Asks:
    return lambda value, path: faults_of_column(field, value, path)


def _anything(value: Any, path: str) -> Iterator[Fault]:
    return iter(())


def _text(value: Any, path: str) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield Fault(path, "这里应是文字（字符串）。")
    elif CONTROL.search(value) or len(value) > LONGEST_NAME:
        yield Fault(path, "这里有看不见的控制字符，或者太长。")


def _nobody(value: Any, path: str) -> Iterator[Fault]:
    if value != "":
        yield Fault(path, "审核人不能写在文件里：要在站里审核。")


def _list(value: Any, path: str) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield Fault(path, "这里应是一串（数组）。")


def _no_chapters(value: Any, path: str) -> Iterator[Fault]:
    if value != []:
        yield Fault(path, "只有手册分章节。")


def _texts(value: Any, path: str) -> Iterator[Fault]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        yield Fault(path, "这里应是一串代号。")


def _months(value: Any, path: str) -> Iterator[Fault]:
    if not isinstance(value, list) or not all(type(each) is int and 1 <= each <= 12 for each in value):
        yield Fault(path, "月份写成 1 到 12 的数。")


def _audience(value: Any, path: str) -> Iterator[Fault]:
    known = dict(AUDIENCES)
    if not isinstance(value, list) or not all(isinstance(each, str) and each in known for each in value):
        yield Fault(path, f"只能是：{' '.join(known)}。")


def _cover(value: Any, path: str) -> Iterator[Fault]:
    if not isinstance(value, Mapping):
        yield Fault(path, "这里应是一张图（对象）。")
        return
    yield from (Fault(f"{path}.{name}", "没有这一项。") for name in value if name not in ("image", "alt"))


def _rows(model: type[models.Model], columns: tuple[str, ...]) -> Asks:
    def ask(value: Any, path: str) -> Iterator[Fault]:
        if not isinstance(value, list):
            yield Fault(path, "这里应是一串（数组）。")
            return
        for number, row in enumerate(value):
            yield from _row(model, columns, row, f"{path}[{number}]")

    return ask


def _row(model: type[models.Model], columns: tuple[str, ...], row: Any, path: str) -> Iterator[Fault]:
    if not isinstance(row, Mapping):
        yield Fault(path, "这里应是几项内容（对象）。")
        return
    for name, value in row.items():
        if name not in columns:
            yield Fault(f"{path}.{name}", "没有这一项：名称写错了，或者不该写在这里。")
        elif value is not None:
            yield from faults_of_column(model._meta.get_field(name), value, f"{path}.{name}")  # type: ignore[arg-type]
