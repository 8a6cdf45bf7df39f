"""Who has which page in a language, as long as that is told: not of accounts that are gone, nor long after the day."""

from datetime import timedelta
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from django.utils.timezone import localdate

from languages.registry import Language
from science_content.models import SciencePage
from science_content.pages.tree import parent_path
from science_content.pages.types import contained_types

from .models import Claim

TOLD_AFTER = timedelta(days=7)  # past its day


def claims_told() -> QuerySet[Claim]:
    """Claims of active accounts, until a week past their day; each with its user."""
    since = localdate() - TOLD_AFTER
    return Claim.objects.filter(due__gte=since, user__is_active=True).select_related("user")


def claims_by_key(language: Language) -> dict[UUID, Claim]:
    """{translation key of the page that was taken: its claim}; chapters are not among them. One query."""
    return {claim.page_key: claim for claim in claims_told().filter(language=language.code)}


def claims_of(page: SciencePage) -> dict[str, Claim]:
    """{language: who has the page in it}. One query."""
    return {claim.language: claim for claim in claims_told().filter(page_key=page.translation_key)}


def is_part(page: SciencePage) -> bool:
    """Whether a page is taken with the one that contains it, as a chapter is with its manual."""
    return issubclass(page.specific_class, tuple(contained_types()))


def taken_as(page: SciencePage) -> SciencePage:
    """The page that is taken where `page`, a Chinese one, is: its manual, or itself. Two queries at most."""
    return SciencePage.objects.get(path=parent_path(page.path)) if is_part(page) else page


def is_past(claim: Claim) -> bool:
    """Whether its day is over; on the day itself it is not."""
    return claim.due < localdate()


def is_open_to(claim: Claim, user: AbstractUser, *, releases: bool) -> bool:
    """Whether `user` may take the page or put it back: whose it is, who `releases` in the language, anybody once it is nobody's."""
    is_nobodys = claim.user is None or not claim.user.is_active or is_past(claim)
    return releases or is_nobodys or claim.user_id == user.pk


def name_of(user: AbstractUser) -> str:
    return user.get_full_name().strip() or user.get_username()
