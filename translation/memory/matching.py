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
RAREST, CANDIDATES = 8, 300
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
    exact = _standing(within).filter(language=language, mark=mark(chinese))
    found = [
        Match(entry, IN_CONTEXT if before and entry.before == before else EXACT, False)
        for entry in exact.select_related("user").order_by("-read_at", "-pk")[: limit * 4]
    ]
    found += _alike(chinese, language, within, limit)
    best: dict[str, Match] = {}
    for match in sorted(found, key=lambda match: (-match.score, match.is_dangerous)):
        best.setdefault(match.entry.words, match)
    return list(best.values())[:limit]


def exact_words(marks: Collection[str], language: str, within: Pages = None) -> dict[str, Remembered]:
    """{mark: the newest words for the very sentence}. One query."""
    rows = _standing(within).filter(language=language, mark__in=marks)
    return {row.mark: row for row in rows.order_by("read_at", "pk")}


def _standing(within: Pages) -> QuerySet[Remembered]:
    return Remembered.objects.all() if within is None else Remembered.objects.filter(page_key__in=within)


def _alike(chinese: str, language: str, within: Pages, limit: int) -> list[Match]:
    wanted = masked(chinese)
    if len(wanted) < FEWEST_LETTERS:
        return []
    scored = []
    for pk, other, said in _candidates(wanted, language):
        score = min(int(fuzz.ratio(wanted, other, score_cutoff=LEAST)), MOST_ALIKE)
        if score and said != mark(chinese):
            scored.append((score, pk))
    chosen = dict((pk, score) for score, pk in sorted(scored, reverse=True)[: limit * 4])
    entries = _standing(within).filter(pk__in=chosen, language=language).select_related("user")
    return [Match(entry, chosen[entry.pk], is_dangerous(entry.chinese, chinese)) for entry in entries]


def _candidates(wanted: str, language: str) -> list[tuple[int, str, str]]:
    """(id, masked, mark) of those that share most of the rarest pairs."""
    grams = grams_of(wanted, language)
    counts = dict(Gram.objects.filter(gram__in=grams).values_list("gram").annotate(Count("entry")))
    rarest = sorted(counts, key=counts.__getitem__)[:RAREST]
    best = Gram.objects.filter(gram__in=rarest).values_list("entry").annotate(count=Count("gram")).order_by("-count")
    return list(
        Remembered.objects.filter(pk__in=[pk for pk, _ in best[:CANDIDATES]]).values_list("pk", "masked", "mark")
    )


def is_dangerous(old: str, new: str) -> bool:
    """Whether words for `old` would say something else where Chinese says `new`."""
    return not says_the_same(old, new) or _substances(old) != _substances(new)


def _substances(text: str) -> Counter[str]:
    return Counter(SUBSTANCE.findall(re.sub("<[^>]*>", "", text)))
