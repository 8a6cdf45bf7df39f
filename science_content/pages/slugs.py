"""Addresses are ASCII, the pinyin of the Chinese title: typed on any keyboard, the same in every language."""

from django.utils.text import slugify
from pypinyin import lazy_pinyin

LONGEST = 60


def slug_from_title(title: str) -> str:
    """"核桃栽培" → "he-tao-zai-pei"; at most 60 characters, cut between syllables; "page" where nothing is left."""
    slug = slugify("-".join(lazy_pinyin(title)))
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
    return slug.strip("-") or "page"
