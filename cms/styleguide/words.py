"""Which words stand in an example: a language's specimen, or its name. Nothing is invented."""

from typing import Any

from languages import registry, specimens
from languages.scripts import split_han

LANGUAGES = ("zh-hans", "bo", "tdd", "lis", "kac")
TITLE = 24  # letters at most


def words_of(language: registry.Language) -> str:
    return specimens.of(language) or language.label


def title_of(language: registry.Language) -> str:
    """The beginning of the words, up to the last space or tsheg in it where there is one."""
    words = words_of(language)
    end = max(words.rfind(mark, 0, TITLE) for mark in " ་") + 1 if len(words) > TITLE else 0
    return words[: end or TITLE].strip()


def in_language(value: Any, language: registry.Language) -> Any:
    """A block's example with the language's words in the place of its Chinese; numbers, units and keys stay."""
    if language.is_source:
        return value
    if isinstance(value, dict):
        return {name: in_language(inner, language) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [in_language(inner, language) for inner in value]
    if isinstance(value, str) and any(is_han for is_han, _ in split_han(value)):
        return f"<p>{words_of(language)}</p>" if value.startswith("<") else title_of(language)
    return value
