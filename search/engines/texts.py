"""What a page or picture says to every engine: its titles, its other words with how much they weigh, and what is completed."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Manager, Model, QuerySet
from modelsearch.index import AutocompleteField, BaseField, Indexed, RelatedFields, SearchField

from search.analysis import index_text

TITLE_BOOST = 6

tokens_of = lru_cache(maxsize=256)(index_text)  # a title is read twice, and in documents of a cluster every text


class Text(NamedTuple):
    """`tokens` of one field. `boost`: as if the words stood there so many times, which is how BM25 weighs fields best."""

    tokens: str
    boost: int


class Texts(NamedTuple):
    title: list[Text]
    body: list[Text]
    autocomplete: list[str]


def texts_of(obj: Indexed) -> Texts:
    """What `obj.search_fields` name, tokenized; fields of related objects count as text."""
    found = Texts([], [], [])
    for field, value in _values(obj, obj.get_search_fields()):
        tokens = tokens_of(as_text(value))
        if not tokens:
            continue
        if isinstance(field, AutocompleteField):
            found.autocomplete.append(tokens)
        elif field.field_name == "title":
            found.title.append(Text(tokens, TITLE_BOOST))
        else:
            found.body.append(Text(tokens, boost_of(field)))
    return found


def boost_of(field: BaseField) -> int:
    return max(1, round(getattr(field, "boost", None) or 1))


def as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        value = value.values()
    elif isinstance(value, str) or not isinstance(value, Iterable):
        return str(value)
    return "，".join(map(as_text, value))


def _values(obj: Model, fields: Iterable[BaseField]) -> Iterator[tuple[BaseField, Any]]:
    for field in fields:
        if isinstance(field, SearchField | AutocompleteField):
            yield field, field.get_value(obj)
        elif isinstance(field, RelatedFields):
            for related in _related(field.get_value(obj)):
                yield from _values(related, field.fields)


def _related(value: Any) -> Iterable[Model]:
    if isinstance(value, Manager | QuerySet):
        return value.all()
    if callable(value):
        value = value()
    return [] if value is None else [value]
