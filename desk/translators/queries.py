"""The translators' desk: which Chinese pages stand how in one language, and what the checks found in one translation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.models import Locale

from languages import registry
from languages.sentences import digest
from science_content.models import FollowerRun, SciencePage
from science_content.pages.read_words import ReadWords
from science_content.publishing.actions import FOLLOWER
from translation.checks.findings import Finding
from translation.claims.queries import is_part
from translation.dismissals.models import Dismissal
from translation.engine.judging import Judged
from translation.engine.sources import Progress, progress_by_page

CHARACTERS_A_MINUTE = 20  # 待核: an assumption until somebody has measured translators
# As PostgreSQL writes a stored body, or as JSON in ASCII does on SQLite: there a backslash that somebody wrote is two.
CHINESE = re.compile(r"[\u3400-\u9fff]|(?<!\\)(?:\\\\)*\\u(?:3[4-9a-f]|[4-9][0-9a-f])[0-9a-f]{2}")


@dataclass(frozen=True)
class TranslationRow:
    """`state`: missing, draft, full, partial, outdated.

    `source` is None where the Chinese page was deleted; `closed` says why nothing is to be done now, "" elsewhere.
    `has_failed`: an attempt to make it follow its Chinese page.
    """

    source: SciencePage | None
    target: SciencePage | None
    progress: Progress = Progress()
    has_failed: bool = False

    @property
    def behind(self) -> dict[str, int]:
        """How many places of the live page are {"chinese": Chinese again, "old": in words of before}."""
        behind = self.target.behind if self.target and self.target.live else {}
        return {name: len(paths) for name, paths in (behind or {}).items()}

    @property
    def hides_doses(self) -> bool:
        """Whether the live page could not be made to follow its Chinese page: it shows no dose then."""
        if not (self.target and self.target.live and self.source):
            return False
        return self.target.numbers_revision != self.source.live_revision_id

    @property
    def read(self) -> tuple[int, int]:
        """(sentences that somebody has read as they stand, all that stand in the language's words) where nothing is behind."""
        page = self.target
        if page is None or not page.live:
            return 0, 0
        behind = {path for paths in (page.behind or {}).values() for path in paths}
        read = ReadWords(page.checked_words)
        said = [
            read.counts(digest(sentence, words), guarded=False)
            for path, each in (page.own_words or {}).items()
            for sentence, _, words in each
            if words and path not in behind
        ]
        return sum(said), len(said)

    @property
    def page(self) -> SciencePage:
        """Whose title the row shows: the Chinese page's, while there is one."""
        page = self.source or self.target
        assert page is not None  # a row is about one of the two
        return page

    @property
    def is_topic(self) -> bool:
        return bool(self.page.specific_class.is_shelf)

    @property
    def is_part(self) -> bool:
        """Whether it is taken with the page that contains it, as a chapter is."""
        return is_part(self.page)

    @property
    def closed(self) -> str:
        if self.source is None:
            return "中文原文已经删除，译文下线了；译好的字还在。"
        if self.source.withdrawn_at:
            return f"已撤回：{self.source.withdrawn_reason}"
        return "" if self.source.live else "中文原文下线了，译文跟着下线；原文再发布，译文就回来。"

    @property
    def minutes(self) -> int:
        """How long somebody needs for the sentences that are left, by `CHARACTERS_A_MINUTE`; 0 where nothing is to be done.

        What was not begun has no sentences yet: all Chinese letters of the page are counted, without what it contains.
        """
        if self.closed or self.source is None:
            return 0
        characters = self.progress.characters if self.target else _letters(self.source)
        return -(-characters // CHARACTERS_A_MINUTE)

    @property
    def state(self) -> str:
        if self.target is None:
            return "missing"
        return self.target.language_state if self.target.live else "draft"


def rows(language: registry.Language) -> list[TranslationRow]:
    """Every live Chinese page, and those whose translations went down with them, in the order of the tree. Four queries.

    What was withdrawn stays, with the reason; last come translations whose Chinese page was deleted.
    """
    locale = Locale.objects.get(language_code=language.code)
    pages = SciencePage.objects.filter(locale=locale).select_related("content_type").order_by("path")
    targets = {page.translation_key: page for page in pages}
    down = [key for key, page in targets.items() if page.down_with_source]
    counts = progress_by_page(locale)
    runs = FollowerRun.objects.filter(follower=FOLLOWER, status="failed")
    failed = set(runs.values_list("page_id", flat=True))
    found = [
        TranslationRow(
            source, target, counts.get(source.translation_key, Progress()), bool(target and target.pk in failed)
        )
        for source in _sources(down)
        for target in [targets.get(source.translation_key)]
    ]
    orphans = {*down} - {row.page.translation_key for row in found}
    return found + [TranslationRow(None, page) for key, page in targets.items() if key in orphans]


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


def _letters(page: Any) -> int:
    return sum(len(CHINESE.findall(text)) for text in (page.title, page.summary, page.stored_body))


def _sources(also: list[UUID]) -> QuerySet[SciencePage]:
    pages = SciencePage.objects.filter(Q(live=True) | Q(translation_key__in=also))
    return to_be_counted(pages.filter(locale__language_code=registry.SOURCE)).order_by("path")


def to_be_counted(sources: QuerySet[SciencePage]) -> QuerySet[SciencePage]:
    """Chinese pages for rows: their bodies as they are stored, as text. To make blocks of them all took half of the desk's time."""
    stored = Cast("body", TextField())
    return sources.select_related("content_type").defer("body").annotate(stored_body=stored)
