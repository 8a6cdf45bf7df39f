"""Taking a page in a language, changing its day, putting it back: a notice to the others, which keeps nobody from writing.

Who translates in the language, and who releases in it, is asked by whoever calls: permissions lie above this room.
"""

from datetime import date, timedelta

from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from languages import registry
from languages.registry import Language
from science_content.models import SciencePage

from .models import Claim
from .queries import is_open_to, is_past, name_of, taken_as

A_WEEK, LONGEST = timedelta(days=7), timedelta(days=90)


class NotClaimed(ValueError):
    """Says in Chinese why a page is not taken, not put back, or has no other day."""


@transaction.atomic
def claim_page(
    page: SciencePage, *, language: Language, user: AbstractUser, due: date | None = None, releases: bool = False
) -> Claim:
    """`user` has the Chinese `page`, a chapter with its manual, until `due`; a week where no day is said.

    What he has already stays his, with its day unless another is said or it is over. Raises NotClaimed where readers have no
    such page, the day is none, or another has it whose day is not over; of two at once the second is told who the first is.
    """
    _refuse_closed(page)
    day = _day(due or localdate() + A_WEEK)
    place = _place(page, language)
    before = _held(place)
    if before and before.user_id == user.pk and due is None and not is_past(before):
        return before
    if before:
        if not is_open_to(before, user, releases=releases):
            raise NotClaimed(_has_it(before))
        before.delete()
    try:
        with transaction.atomic():
            return Claim.objects.create(**place, user=user, person=name_of(user)[:300], due=day)  # type: ignore[misc]  # the settings name the class of users
    except IntegrityError:
        first = Claim.objects.select_related("user").filter(**place).first()
    if first is not None and first.user_id == user.pk:
        return first
    raise NotClaimed(_has_it(first) if first else "刚才有人领了又放回去了，请再点一次。")


@transaction.atomic
def give_back(page: SciencePage, *, language: Language, user: AbstractUser, releases: bool = False) -> bool:
    """Nobody has the page any more; False where nobody had. Raises NotClaimed where it is another's whose day is not over."""
    claim = _held(_place(page, language))
    if claim is None:
        return False
    if not is_open_to(claim, user, releases=releases):
        raise NotClaimed(_has_it(claim))
    claim.delete()
    return True


@transaction.atomic
def set_due(page: SciencePage, *, language: Language, user: AbstractUser, due: date) -> Claim:
    """Another day for what `user` has, from today on, 90 days ahead at most. Raises NotClaimed."""
    _refuse_closed(page)
    day = _day(due)
    claim = _held(_place(page, language))
    if claim is None or claim.user_id != user.pk:
        raise NotClaimed("这一页现在不是您领的，日期没有改。")
    claim.due = day
    claim.save(update_fields=["due"])
    return claim


def _place(page: SciencePage, language: Language) -> dict[str, object]:
    return {"page_key": taken_as(page).translation_key, "language": language.code}


def _held(place: dict[str, object]) -> Claim | None:
    """Its row, told or not, held until the transaction ends."""
    rows = Claim.objects.select_for_update(of=("self",)).select_related("user")
    return rows.filter(**place).first()


def _refuse_closed(page: SciencePage) -> None:
    if page.locale.language_code != registry.SOURCE or page.alias_of_id:
        raise NotClaimed("领的是中文页，各种文字分开领。")
    if page.withdrawn_at or not page.live:
        raise NotClaimed("中文原文现在没有公开，先不用译。")


def _day(due: date) -> date:
    if not localdate() <= due <= localdate() + LONGEST:
        raise NotClaimed(f"日期请填今天到{LONGEST.days}天以内的一天。")
    return due


def _has_it(claim: Claim) -> str:
    name = name_of(claim.user) if claim.user else claim.person
    return f"{name}已经领了，到{claim.due.month}月{claim.due.day}日。要换人译，请和本人商量，或者请审校放回来。"
