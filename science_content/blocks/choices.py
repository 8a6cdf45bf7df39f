"""Choices whose stored values are words: what is stored is what was chosen."""

from typing import Any

from wagtail import blocks


class _Words:
    """Wagtail looks for each stored value among all choices, lest a number was stored as text; no choice here is a number."""

    def normalize_choice(self, value: Any) -> Any:
        return value if isinstance(value, str) else super().normalize_choice(value)  # type: ignore[misc]


class Choice(_Words, blocks.ChoiceBlock):
    pass


class Choices(_Words, blocks.MultipleChoiceBlock):
    pass
