"""No language is released yet: so the test that holds released ones is itself held here, or it could never fail."""

from dataclasses import replace

import pytest

from languages import registry
from tests.languages import test_interface_words as words


def test_a_language_that_is_released_with_words_missing_is_named(monkeypatch):
    released = replace(registry.get("bo"), interface_released=True)
    monkeypatch.setattr(registry, "TRANSLATED", (released,))
    assert words.missing(words.polib.POFile(), words.texts())
    with pytest.raises(AssertionError, match="bo"):
        words.test_a_released_language_has_every_word()
