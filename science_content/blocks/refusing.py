"""A block that says in Chinese what keeps a value of it from standing before a reader: to its form, and to the publish gate."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks


class Refusing(blocks.StructBlock):
    """`refused(value)`: (field, Chinese sentence) for each thing that is wrong; its own class says it."""

    @staticmethod
    def refused(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        raise NotImplementedError

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        said: dict[str, list[str]] = {}
        for name, sentence in () if self.is_deferred_validation else self.refused(cleaned):
            said.setdefault(name, []).append(sentence)
        if said:
            raise blocks.StructBlockValidationError({name: ValidationError(texts) for name, texts in said.items()})
        return cleaned

    @classmethod
    def problems(cls, value: Mapping[str, Any]) -> list[str]:
        """For the publish gate, which must not lean on `required`: saving a draft switches it off for a moment."""
        return [sentence for _, sentence in cls.refused(value)]


def is_empty(text: Any) -> bool:
    """Whether a text, as typed or as rich text, says nothing."""
    return not str(text or "").strip()


def range_problem(value: Mapping[str, Any], least: str, most: str, name: str) -> Iterator[tuple[str, str]]:
    """Where two fields hold a range: its end is above its beginning, and has one."""
    first, last = value.get(least), value.get(most)
    if last is not None and (first is None or last <= first):
        yield most, f"{name}的上限应比前面的数大。"
