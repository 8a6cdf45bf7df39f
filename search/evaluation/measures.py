"""The usual measures of ranked answers, over many questions."""

import math
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass

DEPTH = 10


@dataclass
class Measures:
    """Means over all questions; shares between 0 and 1, `p50` and `p95` in milliseconds, `documents_per_second` indexed."""

    questions: int
    mrr: float
    ndcg: float
    recall: float
    empty: float
    p50: float
    p95: float
    documents_per_second: float

    def as_dict(self) -> dict[str, float]:
        return asdict(self)


def reciprocal_rank(answer: Sequence[str], relevant: Collection[str]) -> float:
    """1 / place of the first relevant one of ten, or 0."""
    return next((1 / place for place, key in enumerate(answer[:DEPTH], 1) if key in relevant), 0.0)


def ndcg(answer: Sequence[str], relevant: Collection[str]) -> float:
    """Gain of the ten, each relevant one discounted by the logarithm of its place, against the best order (Järvelin 2002)."""
    gain = sum(1 / math.log2(place + 1) for place, key in enumerate(answer[:DEPTH], 1) if key in relevant)
    return gain / sum(1 / math.log2(place + 1) for place in range(1, min(len(relevant), DEPTH) + 1))


def recall(answer: Sequence[str], relevant: Collection[str]) -> float:
    """How many of the relevant ones stand among the ten."""
    return len(set(answer[:DEPTH]) & set(relevant)) / len(relevant)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` of all do not exceed; 0 where there are none."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0


def measure(
    answers: Sequence[Sequence[str]],
    relevant: Sequence[Collection[str]],
    seconds: Sequence[float],
    documents_per_second: float,
) -> Measures:
    """`answers`, `relevant` and `seconds` stand side by side, one for each question; there is one question at least."""
    pairs, count = list(zip(answers, relevant, strict=True)), len(answers)
    return Measures(
        questions=count,
        mrr=sum(reciprocal_rank(*pair) for pair in pairs) / count,
        ndcg=sum(ndcg(*pair) for pair in pairs) / count,
        recall=sum(recall(*pair) for pair in pairs) / count,
        empty=sum(not answer for answer in answers) / count,
        p50=percentile(seconds, 0.5) * 1000,
        p95=percentile(seconds, 0.95) * 1000,
        documents_per_second=documents_per_second,
    )
