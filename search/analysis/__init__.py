"""Text as tokens, the same for every engine, for the index and for questions: nothing here knows Django.

A change of what `index_text` returns makes every index stale: raise `ANALYZER_VERSION` and run `manage.py update_index`.
A change of the word lists does not: they are read for questions only (`traditional.txt` for both).
"""

from .highlight import Piece, excerpt, marked
from .indexing import index_text
from .questions import Query, Term, beginning, phrase, query

ANALYZER_VERSION = 2

__all__ = [
    "ANALYZER_VERSION",
    "Piece",
    "Query",
    "Term",
    "beginning",
    "excerpt",
    "index_text",
    "marked",
    "phrase",
    "query",
]
