"""Results that know their scores, in order of rank; the database engines differ in their compilers only."""

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

from django.db.models import Model
from modelsearch.backends.base import BaseSearchResults


def first_of(ranked: Sequence, most: int | None, allowed: Callable[[Sequence], dict]) -> dict[Any, float]:
    """The first `most`, or all, of what `allowed` keeps of `ranked`, in its order; no more of it is asked about than need be."""
    step = most or max(len(ranked), 1)
    found: dict[Any, float] = {}
    for start in range(0, len(ranked), step):
        found |= allowed(ranked[start : start + step])
        if most and len(found) >= most:
            return dict(islice(found.items(), most))
    return found


class RankedResults(BaseSearchResults):
    """Mixed into a stock results class whose compiler has `scores(most)` and `only(pks)`."""

    def scores(self) -> dict[Any, float] | None:
        """Primary key → score, best first, of this slice; no object is loaded. None where nothing gives a rank."""
        scores = self.query_compiler.scores(self.stop)
        return scores if scores is None else dict(list(scores.items())[self.start : self.stop])

    def _do_search(self) -> list[Model]:
        compiler = self.query_compiler
        scores = self.scores() if compiler.order_by_relevance else None
        if scores is None:
            found = list(super()._do_search())
            scores = (self._score_field and compiler.scores()) or {}
        else:
            loaded = {obj.pk: obj for obj in compiler.only(scores)}
            found = [loaded[pk] for pk in scores]
        for obj in found if self._score_field else []:
            setattr(obj, self._score_field, scores.get(obj.pk))
        return found
