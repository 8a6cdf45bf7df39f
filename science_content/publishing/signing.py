"""A science reviewer signs for a dose that rests on no label and no standard here, or takes the signature back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.blocks import StructValue
from wagtail.log_actions import log
from wagtail.search.index import insert_or_update_object

from ..blocks.advice import advice_in
from ..blocks.dose import DoseBlock
from ..blocks.evidence import SIGNED
from ..followers.actions import call_followers
from ..pages.models import SciencePage
from ..pages.signatures import mark_of_dose, proof
from .dose_lines import Line, lines_of

SIGN, UNSIGN = "为用量签字", "收回用量的签字"


class CannotSign(ValidationError):
    """There is no such dose, or it is another than the one that was on the screen."""


@dataclass(frozen=True)
class DoseToSign:
    """A dose of a Chinese page as its reviewer sees it. `mark` goes into the form; `signature`: {"by", "at"} or {}."""

    id: str
    words: list[str]
    lines: dict[str, Line]
    proof: str
    mark: str
    signature: dict[str, Any]


def doses_to_sign(page: SciencePage) -> list[DoseToSign]:
    """Every dose of the latest draft, in the order of the page."""
    return [_dose_to_sign(page, place, value) for place, value in _doses(page)]


@transaction.atomic
def sign_dose(page: SciencePage, block_id: str, *, mark: str, user: Any) -> None:
    """`mark` says which dose `user` saw: the signature holds for that alone, in every language. Raises CannotSign."""
    value = dict(_doses(page)).get(block_id)
    if value is None:
        raise CannotSign("这一页没有这个用量。")
    if mark != mark_of_dose(value):
        raise CannotSign("您看过以后，这个用量又改了：请再看一遍。")
    if any(DoseBlock.refused(value)):
        raise CannotSign("这个用量还没填对，发布不了：先改好，再签字。")
    said = {"at": timezone.now().isoformat(), "by": user.get_full_name() or user.get_username()}
    _store(page, mark, said, user)


@transaction.atomic
def take_signature_back(page: SciencePage, mark: str, *, user: Any) -> None:
    """At once, in every language. Raises CannotSign where nobody signed."""
    if mark not in page.signed_doses:
        raise CannotSign("这个用量没有人签过字。")
    _store(page, mark, None, user)


def _doses(page: SciencePage) -> Iterator[tuple[str, StructValue]]:
    draft = page.get_latest_revision_as_object()
    yield from ((place, each) for place, each in advice_in(draft.body).items() if isinstance(each.block, DoseBlock))


def _dose_to_sign(page: SciencePage, place: str, value: StructValue) -> DoseToSign:
    words = [value.get(name) or "" for name in ("substance", "purpose", "method")]
    found, mark = proof(page, value), mark_of_dose(value)
    signature = page.signed_doses.get(mark, {}) if found == SIGNED else {}
    said = {label: line for label, line in lines_of(value.block, value).items() if line.text}
    return DoseToSign(place, [each for each in words if each], said, found, mark, signature)


def _store(page: SciencePage, mark: str, said: dict[str, str] | None, user: Any) -> None:
    rows = SciencePage.objects.select_for_update(of=("self",)).filter(translation_key=page.translation_key)
    event = "dose_signed" if said else "unsigned"
    for row in rows.order_by("pk"):
        if row.pk == page.pk:
            row.signed_doses.pop(mark, None)
            row.signed_doses |= {mark: said} if said else {}
            SciencePage.objects.filter(pk=row.pk).update(signed_doses=row.signed_doses)
            log(instance=row.specific, action=f"science_content.{event}", user=user, data={"dose": mark})
        insert_or_update_object(row.specific_class.objects.get(pk=row.pk))
        call_followers(page_id=row.pk, revision_id=row.live_revision_id, event=event, significance="safety")
