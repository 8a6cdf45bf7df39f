"""A list of substances acts on what is public: doses of what it bans are hidden at once, in every language, and people are told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate

from languages import registry

from ..pages.models import SciencePage
from ..quality.substances import Forbidden, forbidden
from ..substances.listed import Substance, issued_on, read_list
from ..substances.models import SubstanceAlert, SubstanceList
from ..substances.register import current, digest, shipped
from .blocks import hide_block

REASON = "{sentence} 这一段停用了，请不要照着用，问农技员或兽医。"


@dataclass(frozen=True)
class Difference:
    """What a list says otherwise than the one before, a Chinese line each. `fewer`: bans that it no longer has."""

    new: list[str]
    other: list[str]
    fewer: list[str]


@dataclass(frozen=True)
class Acted:
    """How many doses were hidden and how many sentences were found on live pages, this time."""

    hidden: int
    flagged: int


def difference(content: str) -> Difference:
    """Between the list that counts now and `content`, the text of another. Raises BadList."""
    before, after = _lines(current().substances.values()), _lines(read_list(content))
    fewer = [line for key, line in before.items() if key not in after]
    new = [line for key, line in after.items() if key not in before]
    other = [f"{before[key]} → {line}" for key, line in after.items() if key in before and before[key] != line]
    return Difference(new, other, fewer)


@transaction.atomic
def load_list(content: str, *, user: Any = None) -> Acted:
    """Make `content` the list that counts, and carry it out. The same list again only carries out. Raises BadList."""
    read_list(content)
    issued = issued_on(content)
    last = SubstanceList.objects.order_by("-pk").first()
    if last is None or last.digest != digest(content):
        SubstanceList.objects.create(issued=issued, content=content, digest=digest(content))
    return carry_out(user=user)


def load_first_list() -> None:
    """The list that comes with the programme, on a site that has none yet."""
    if not SubstanceList.objects.exists():
        load_list(shipped())


@transaction.atomic
def carry_out(*, today: date | None = None, user: Any = None) -> Acted:
    """Hide what the list forbids on `today` in live pages, and note the sentences; again, it does only what is left to do.

    To be called every day: for rules that begin then, and for a page that was published while a list was loaded.
    """
    register, today = current(), today or localdate()
    hidden = flagged = 0
    for page in _public_pages():
        for each in forbidden(page, register, today):
            if each.is_sure:
                hidden += _hide(page, each, user)
                flagged += _note(page, each)
    return Acted(hidden, flagged)


def alerts() -> list[tuple[SciencePage, list[SubstanceAlert]]]:
    """Live Chinese pages with what a list found on them and nobody has mended since, the newest first. Two queries."""
    found: dict[int, list[SubstanceAlert]] = {}
    for alert in SubstanceAlert.objects.order_by("-at", "pk"):
        found.setdefault(alert.page_id, []).append(alert)
    pages = SciencePage.objects.readable().filter(pk__in=found).without_body().in_bulk()
    asked = ((pages[pk], rows) for pk, rows in found.items() if pk in pages)
    left = (
        (page, [row for row in rows if not page.last_published_at or row.at > page.last_published_at])
        for page, rows in asked
    )
    return [(page, rows) for page, rows in left if rows]


def _public_pages() -> Iterator[SciencePage]:
    pages = SciencePage.objects.filter(live=True, locale__language_code=registry.SOURCE)
    yield from pages.select_for_update(of=("self",)).order_by("pk").specific()


def _hide(page: SciencePage, found: Forbidden, user: Any) -> int:
    """1 where the block of a dose was hidden just now."""
    page.hidden_blocks = SciencePage.objects.values_list("hidden_blocks", flat=True).get(pk=page.pk)  # or by its copy
    if not found.is_dose or not found.top or found.top in page.hidden_blocks:
        return 0
    hide_block(page, found.top, reason=REASON.format(sentence=found.finding.sentence), user=user)
    return 1


def _note(page: SciencePage, found: Forbidden) -> int:
    """1 for a sentence that was not known."""
    _, is_new = SubstanceAlert.objects.get_or_create(
        page_id=page.pk,
        block=found.top,
        sentence=found.finding.sentence[:500],
        defaults={"is_hidden": found.is_dose, "at": timezone.now()},
    )
    return int(is_new and not found.is_dose)


def _lines(substances: Any) -> dict[tuple[str, str, str], str]:
    return {key: line for substance in substances for key, line in _lines_of(substance)}


def _lines_of(substance: Substance) -> Iterator[tuple[tuple[str, str, str], str]]:
    for rule in substance.rules:
        where = rule.crops_said or rule.uses or "各种作物和牲口"
        since = f"{rule.since:%Y-%m-%d}起" if rule.since else ""
        seen = "" if rule.opened else "（待核）"
        status = {"banned": "禁用", "restricted": "限用", "licensed": "定点经营"}[rule.status]
        key = (substance.key, rule.status, rule.announcement + "/".join(rule.crops))
        yield key, f"{substance.name}：{status}，{where}，{rule.announcement} {since}{seen}"
