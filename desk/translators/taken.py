"""Who has a page of the desk, until when, and whether it is done: told in the same words wherever a page is listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from languages.registry import Language
from science_content.models import SciencePage
from science_content.pages.tree import parent_path
from translation.claims.models import Claim
from translation.claims.queries import claims_by_key, is_open_to, is_part, is_past, name_of
from translation.readings.models import HandedOver

from .queries import TranslationRow

SOON = ("今天", "明天", "后天")


@dataclass(frozen=True)
class Taken:
    """Of a page, or of the manual that it stands in. `is_begun` and `is_done`: all that was taken, for its translator.

    `is_open`: whether the person who looks may take it or put it back.
    """

    claim: Claim
    is_mine: bool
    is_open: bool
    is_begun: bool
    is_done: bool

    @property
    def is_past(self) -> bool:
        return is_past(self.claim) and not self.is_done

    @property
    def is_anothers(self) -> bool:
        """Whether it is another's to translate still."""
        return not (self.is_mine or self.is_past or self.is_done)

    @property
    def said(self) -> str:
        name = "您" if self.is_mine else name_of(self.claim.user)  # type: ignore[arg-type]  # claims that are told have one
        day, left = _said(self.claim.due), (self.claim.due - localdate()).days
        if self.is_done:
            return f"{name}译好了"
        if self.is_past:
            return f"过了您定的日子（{day}）" if self.is_mine else f"{name}领的，{day}到期了"
        if self.is_mine:
            return f"您领的，{SOON[left]}到期" if left < len(SOON) else f"您领的，到{day}"
        return f"{name}{'在译' if self.is_begun else '领了'}，到{day}"


def _said(day: date) -> str:
    return f"{day.month}月{day.day}日"


def taken_by_key(language: Language, rows: Sequence[TranslationRow], user: Any, *, releases: bool) -> dict[UUID, Taken]:
    """{translation key: who has it} of the open pages among `rows`, each chapter as its manual. Three queries at most."""
    claims = claims_by_key(language)
    if not claims:
        return {}
    handed = set(HandedOver.objects.filter(language=language.code).values_list("page_key", flat=True))
    together: dict[UUID, list[TranslationRow]] = {}
    whole = _wholes(rows)
    for row in rows:
        key = whole[row.source.path] if row.source and not row.closed else None
        if key is not None and key in claims:
            together.setdefault(key, []).append(row)
    found: dict[UUID, Taken] = {}
    for key, parts in together.items():
        claim = claims[key]
        taken = Taken(
            claim,
            is_mine=claim.user_id == user.pk,
            is_open=is_open_to(claim, user, releases=releases),
            is_begun=any(row.target for row in parts),
            is_done=all(_is_done(row, handed) for row in parts),
        )
        found |= {row.page.translation_key: taken for row in parts}
    return found


def _wholes(rows: Sequence[TranslationRow]) -> dict[str, UUID | None]:
    """{path of a Chinese page: translation key of what is taken with it}. One query where a manual is not among the rows."""
    keys: dict[str, UUID] = {row.source.path: row.source.translation_key for row in rows if row.source}
    parts = {row.source.path for row in rows if row.source and is_part(row.source)}
    if absent := {parent_path(path) for path in parts} - keys.keys():
        keys |= dict(SciencePage.objects.filter(path__in=absent).values_list("path", "translation_key"))
    return {path: keys.get(parent_path(path) if path in parts else path) for path in keys}


def _is_done(row: TranslationRow, handed: set[UUID]) -> bool:
    """Whether its translator has nothing left to do: it is with its reader, or every sentence is said and up to date."""
    if row.target is None:
        return False
    is_whole = bool(row.progress.all) and not row.progress.left and not any(row.behind.values())
    return is_whole or row.page.translation_key in handed
