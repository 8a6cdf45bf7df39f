"""Entries in which a word stands, in the Chinese or in the words for it, however it is spelt."""

import re
import unicodedata
from html import unescape

from django.db.models import Q

from languages.registry import Language
from languages.scripts.finding import searchable
from languages.scripts.folding import FORMS, LETTERS

from ..checks.plain import TAG
from .matching import Pages, entries_of
from .models import Remembered

CHINESE = "Hans"
MOST_LETTERS = 8  # of a question that the database is asked for
MOST_COMPARED = 10_000  # the newest, where more have these letters
_SPELT_IN_TWO_WAYS = {sign for letters in LETTERS.values() for old, new in letters.items() for sign in (chr(old), *new)}


def entries_with(wanted: str, language: Language, within: Pages = None, limit: int = 30) -> list[Remembered]:
    """The best first: where `wanted` is a whole word, then where it is most of a sentence, then the newest; of equal ones one.

    `within`: see `matches`. Two queries. The database leaves out what lacks a letter; the rest is compared as it is spelt.
    """
    chinese, own = _Wanted(wanted, CHINESE), _Wanted(wanted, language.script.code)
    if not chinese.text or not own.text:
        return []
    rows = entries_of(within).filter(chinese.asked_of("chinese") | own.asked_of("words"), language=language.code)
    newest = rows.order_by("-read_at", "-pk").values_list("pk", "chinese", "words")[:MOST_COMPARED]
    ranked: dict[tuple[str, str], tuple[Rank, int]] = {}
    for pk, said, words in newest.iterator():
        if rank := max(chinese.rank(said), own.rank(words)):
            ranked.setdefault((said, words), (rank, pk))
    best = sorted(ranked.values(), key=lambda each: each[0], reverse=True)[:limit]  # equal ones stay as they came
    entries = Remembered.objects.select_related("user").in_bulk([pk for _, pk in best])
    return [entries[pk] for _, pk in best if pk in entries]


Rank = tuple[bool, float] | tuple[()]


class _Wanted:
    """`text` in the spelling of one script, "" where nothing of it can be seen; `letters` of it that are spelt in one way."""

    def __init__(self, wanted: str, script: str) -> None:
        self.script = script
        self.text = searchable(wanted, script).strip()
        sure = dict.fromkeys(letter for letter in self.text if _is_spelt_in_one_way(letter, script))
        self.letters = list(sure)[:MOST_LETTERS]

    def asked_of(self, field: str) -> Q:
        """That a text has each of the letters, whatever stands between them, tags and unseen signs too."""
        asked = Q(pk__isnull=False)
        for letter in self.letters:
            asked &= Q(**{f"{field}__icontains": letter})
        return asked

    def rank(self, stored: str) -> Rank:
        """(whether it stands apart from other letters, how much of the text it is); () where it does not stand there."""
        small = stored.lower()
        if not all(letter in small for letter in self.letters):
            return ()
        text = searchable(unescape(TAG.sub(_between, stored)), self.script)
        at = text.find(self.text)
        if at < 0:
            return ()
        around = text[at - 1 : at] + text[at + len(self.text) : at + len(self.text) + 1]
        return not any(unicodedata.category(sign)[0] in "LM" for sign in around), len(self.text) / len(text)


def _is_spelt_in_one_way(letter: str, script: str) -> bool:
    if letter.isascii():
        return letter.isalpha() and FORMS.get(script) != "NFKC"  # which makes a wide letter a narrow one
    is_letter = unicodedata.category(letter) == "Lo" and unicodedata.normalize("NFKD", letter) == letter
    return is_letter and letter not in _SPELT_IN_TWO_WAYS


def _between(tag: re.Match[str]) -> str:
    return " " if tag["name"].lower() == "br" else ""
