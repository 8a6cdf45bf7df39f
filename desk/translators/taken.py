"""Who has a page of the desk, until when, and whether it is done: told in the same words wherever a page is listed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate
from wagtail.models import Locale

from languages.registry import Language
from science_content.models import SciencePage
from science_content.pages.tree import parent_path
from translation.claims.models import Claim
from translation.claims.queries import claims_by_key, is_open_to, is_part, is_past, name_of
from translation.engine.unread import written_in
from translation.readings.models import HandedOver
from translation.readings.queries import returned_in
from translation.release.permissions import people_of

from .queries import TranslationRow

SOON = ("今天", "明天", "后天")


@dataclass(frozen=True)
class Taken:
    """Of a page, or of the manual that it stands in, of all of which is said: `is_begun`: something; `is_done`: it was handed to
    its reader since it was taken, nothing is left in the rest, and nothing came back.

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


def is_of_team(claim: Claim, people: set[int]) -> bool:
    """Whether who has the page works in its language still; `people`: those who do. An administrator does in all."""
    return claim.user is not None and (claim.user_id in people or claim.user.is_superuser)


def _said(day: date) -> str:
    return f"{day.month}月{day.day}日"


def taken_by_key(language: Language, rows: Sequence[TranslationRow], user: Any, *, releases: bool) -> dict[UUID, Taken]:
    """{translation key: who has it} of the open pages among `rows`, each chapter as its manual. Five queries at most,
    a few more where a reader sent something back.
    """
    claims = claims_by_key(language)
    if not claims:
        return {}
    people = people_of(language.code)
    claims = {key: claim for key, claim in claims.items() if is_of_team(claim, people)}
    handed = dict(HandedOver.objects.filter(language=language.code).values_list("page_key", "handed_at"))
    together: dict[UUID, list[TranslationRow]] = {}
    whole = _wholes(rows)
    for row in rows:
        key = whole[row.source.path] if row.source and not row.closed else None
        if key is not None and key in claims:
            together.setdefault(key, []).append(row)
    back = _sent_back(language, [row.page.translation_key for parts in together.values() for row in parts])
    found: dict[UUID, Taken] = {}
    for key, parts in together.items():
        claim = claims[key]
        taken = Taken(
            claim,
            is_mine=claim.user_id == user.pk,
            is_open=is_open_to(claim, user, releases=releases),
            is_begun=any(row.target for row in parts),
            is_done=_are_done(parts, {key for key, at in handed.items() if at > claim.claimed_at}, back),
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


def _are_done(parts: Sequence[TranslationRow], handed: set[UUID], back: set[UUID]) -> bool:
    """`handed`, `back`: keys of what went to its reader since it was taken, and of what came back."""
    keys = {row.page.translation_key for row in parts}
    return (
        bool(keys & handed)
        and not keys & back
        and all(_is_whole(row) for row in parts if row.page.translation_key not in handed)
    )


def _is_whole(row: TranslationRow) -> bool:
    return bool(row.progress.all) and not row.progress.left and not any(row.behind.values())


def _sent_back(language: Language, keys: Iterable[UUID]) -> set[UUID]:
    """Those of `keys` of which a reader sent back words that stand as they stood."""
    back: dict[UUID, set[str]] = {}
    for key, digest in returned_in(language.code).filter(page_key__in=keys).values_list("page_key", "digest"):
        back.setdefault(key, set()).add(digest)
    if not back:
        return set()
    written = written_in(Locale.objects.get(language_code=language.code), back.keys())
    return {key for key, digests in back.items() if digests & {each.digest for each in written.get(key, [])}}
