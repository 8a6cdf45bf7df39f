import pytest
from django.core.cache import cache

from search.terms import vocabulary


@pytest.fixture(autouse=True)
def fresh_counts_and_words():
    """Each test asks as the first reader of its minute, in a library that it made itself."""
    cache.clear()
    vocabulary.forget()
