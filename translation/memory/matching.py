"""What a language said before that may help with a sentence: the same, or the like, the dangerous ones marked as such."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from rapidfuzz import fuzz

from languages.sentences import mark, masked, says_the_same

from .grams import FEWEST_LETTERS, grams_of
from .models import Gram, Remembered

IN_CONTEXT, EXACT, MOST_ALIKE = 101, 100, 99
LEAST = 70  # of 100
RAREST, CANDIDATES = 8, 150
# How names of substances end: 代森锰锌, 甲霜灵, 氯氰菊酯. Another one is another drug, however alike the sentences are.
SUBSTANCE = re.compile(
    "[\u4e00-\u9fff]{1,6}?(?:霉素|菌酯|菊酯|锰锌|甲酯|阿维|磷|灵|唑|胺|脲|威|铵|钠|醚|腈|酮|啉|苷|铜|硫|酸|嗪|酚)"
)

Pages = Collection[UUID] | QuerySet[Any, Any] | None


@dataclass(frozen=True)
class Match:
    """`score`: IN_CONTEXT, EXACT, or from LEAST to MOST_ALIKE. `is_dangerous`: a number, a unit, a negation, a contrary or the
    name of a substance is another one, so that its words would say something else."""

    entry: Remembered
    score: int
    is_dangerous: bool

    @property
    def is_exact(self) -> bool:
        return self.score >= EXACT


def matches(chinese: str, language: str, *, before: str = "", within: Pages = None, limit: int = 3) -> list[Match]:
    """The best first, each words once. `before`: mark of the sentence above it. `within`: keys of the pages that stand, or a
    query for them.

    In four queries, however much is remembered.
    """
    exact = entries_of(within).filter(language=language, mark=mark(chinese))
    found = [
        Match(entry, IN_CONTEXT if before and entry.before == before else EXACT, False)
        for entry in exact.select_related("user").order_by("-read_at", "-pk")[: limit * 4]
    ]
    found += _alike(chinese, language, within, limit)  # of equal scores the first stays first
    best: dict[str, Match] = {}
    for match in sorted(found, key=lambda match: (-match.score, match.is_dangerous)):
        best.setdefault(match.entry.words, match)
    return list(best.values())[:limit]


def exact_words(marks: Collection[str], language: str, within: Pages = None) -> dict[str, Remembered]:
    """{mark: the newest words for the very sentence}. One query."""
    rows = entries_of(within).filter(language=language, mark__in=marks)
    return {row.mark: row for row in rows.order_by("read_at", "pk")}


def entries_of(within: Pages) -> QuerySet[Remembered]:
    return Remembered.objects.all() if within is None else Remembered.objects.filter(page_key__in=within)


def _alike(chinese: str, language: str, within: Pages, limit: int) -> list[Match]:
    wanted = masked(chinese)
    if len(wanted) < FEWEST_LETTERS:
        return []
    scored = []
    for pk, other, other_chinese in _candidates(wanted, language):
        if (score := fuzz.ratio(wanted, other, score_cutoff=LEAST)) and mark(other_chinese) != mark(chinese):
            scored.append((min(int(score), MOST_ALIKE), fuzz.ratio(chinese, other_chinese), pk))
    chosen = {pk: score for score, _, pk in sorted(scored, reverse=True)[: limit * 4]}
    entries = entries_of(within).select_related("user").in_bulk(chosen)
    return [
        Match(entry, score, is_dangerous(entry.chinese, chinese))
        for pk, score in chosen.items()
        if (entry := entries.get(pk)) and entry.language == language
    ]


def _candidates(wanted: str, language: str) -> QuerySet[Remembered, tuple[int, str, str]]:
    """(id, masked, chinese) of those that share most of the rarest pairs, in whatever language where two numbers are equal."""
    grams = grams_of(wanted, language)
    counts = dict(Gram.objects.filter(gram__in=grams).values_list("gram").annotate(Count("entry")))
    rarest = sorted(counts, key=counts.__getitem__)[:RAREST]
    sharing = Gram.objects.filter(gram__in=rarest).values("entry").annotate(count=Count("gram"))
    best = sharing.order_by("-count", "-entry").values("entry")[:CANDIDATES]
    return Remembered.objects.filter(pk__in=best).values_list("pk", "masked", "chinese")


def is_dangerous(old: str, new: str) -> bool:
    """Whether words for `old` would say something else where Chinese says `new`."""
    return not says_the_same(old, new) or _substances(old) != _substances(new)


def _substances(text: str) -> Counter[str]:
    return Counter(SUBSTANCE.findall(re.sub("<[^>]*>", "", text)))
