"""The translators' desk: which Chinese pages stand how in one language, and what the checks found in one translation."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.models import Locale

from languages import registry
from science_content.models import SciencePage
from translation.checks.findings import Finding
from translation.dismissals.models import Dismissal
from translation.engine.judging import Judged
from translation.engine.sources import progress_by_page


@dataclass(frozen=True)
class TranslationRow:
    """`state`: missing, draft, full, partial, outdated. `done` of `all` segments have words."""

    source: SciencePage
    target: SciencePage | None
    done: int
    all: int

    @property
    def state(self) -> str:
        if self.target is None:
            return "missing"
        return self.target.language_state if self.target.live else "draft"


def rows(language: registry.Language) -> list[TranslationRow]:
    """Every live Chinese page in the order of the tree. Three queries."""
    sources = _live_sources()
    locale = Locale.objects.get(language_code=language.code)
    targets = {page.translation_key: page for page in SciencePage.objects.filter(locale=locale)}
    counts = progress_by_page(locale)
    return [
        TranslationRow(source, targets.get(source.translation_key), *counts.get(source.translation_key, (0, 0)))
        for source in sources
    ]


@dataclass(frozen=True)
class FindingRow:
    """`dismissal` where somebody let it pass."""

    key: str
    finding: Finding
    dismissal: Dismissal | None

    @property
    def stops(self) -> bool:
        return self.finding.blocks and self.dismissal is None


def findings_by_sentence(sentences: Iterable[Judged]) -> list[tuple[Judged, list[FindingRow]]]:
    """Sentences that have findings, in order; what stops words first, what was let pass last."""
    found = []
    for each in sentences:
        rows = [FindingRow(key, finding, each.dismissed.get(key)) for key, finding in each.findings.items()]
        if rows:
            found.append((each, sorted(rows, key=lambda row: (row.dismissal is not None, not row.stops))))
    return found


def _live_sources() -> QuerySet[SciencePage]:
    pages = SciencePage.objects.readable().filter(locale__language_code=registry.SOURCE)
    return pages.select_related("content_type").order_by("path")
