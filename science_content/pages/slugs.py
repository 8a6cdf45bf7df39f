"""Addresses are ASCII, the pinyin of the Chinese title: typed on any keyboard, the same in every language."""

from collections.abc import Iterator
from functools import cache

from django.urls import URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern
from django.utils.text import slugify
from pypinyin import lazy_pinyin

LONGEST = 60


def slug_from_title(title: str) -> str:
    """ "核桃栽培" → "he-tao-zai-pei"; at most 60 characters, cut between syllables; "page" where nothing is left."""
    slug = slugify("-".join(lazy_pinyin(title)))
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
    return slug.strip("-") or "page"


@cache
def words_in_use() -> frozenset[str]:
    """First words of public addresses that are no pages, such as `search`: they would hide a topic of that name."""
    public = [
        resolver
        for resolver in get_resolver().url_patterns
        if isinstance(resolver.pattern, LocalePrefixPattern) and isinstance(resolver, URLResolver)
    ]
    return frozenset(word for resolver in public for word in _first_words(resolver.url_patterns, ""))


def _first_words(patterns: list, before: str) -> Iterator[str]:
    for pattern in patterns:
        word, slash, _ = f"{before}{pattern.pattern}".removeprefix("^").partition("/")
        if slash:
            yield from [word] if word.replace("-", "").isalpha() else []
        elif isinstance(pattern, URLResolver):
            yield from _first_words(pattern.url_patterns, word)
