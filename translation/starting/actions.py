"""Many pages, many languages: what was asked for stands in rows, and is begun one by one by whoever works in the background."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby, product
from operator import itemgetter

from django.contrib.auth.models import AbstractUser
from django.db import OperationalError, transaction
from django.db.models import Count, Max, Q, QuerySet, Subquery
from django.utils import timezone
from wagtail.models import Locale, Page

from languages import registry
from science_content.models import SciencePage
from science_content.pages.querysets import SciencePageQuerySet

from ..engine.sources import Translation, has_any_words
from ..engine.starting import NotTranslatable, Starting, parents_to_start, refuse_untranslatable
from ..readings.models import HandedOver
from .along import with_what_goes_along
from .models import Start

logger = logging.getLogger(__name__)
STUCK_AFTER = timedelta(minutes=2)
OF_A_PAGE = ("path", "depth", "live", "live_revision", "translation_key", "content_type", "locale")


@dataclass(frozen=True)
class Preparation:
    """Of one language: how many pages were `begun` of `all` that were asked for together; `failed`: those that could not be.

    `is_stuck`: nothing has happened for so long that nobody seems to work in the background.
    """

    begun: int
    all: int
    failed: tuple[Start, ...]
    is_stuck: bool

    @property
    def left(self) -> int:
        return self.all - self.begun - len(self.failed)


@transaction.atomic
def ask_for(pages: Iterable[SciencePage], locales: Iterable[Locale], user: AbstractUser | None = None) -> int:
    """Ask that `pages` be started in each of `locales`, with what they contain, parents first; how many starts that makes.

    What was begun before is no start. Raises NotTranslatable, and then nothing was asked for. Few queries, however many pages.
    """
    pages, locales = [*pages], [*locales]
    for page, locale in product(pages, locales):
        refuse_untranslatable(page, locale)
    wanted = with_what_goes_along([page.path for page in pages])
    begun = SciencePage.objects.filter(locale__in=locales).order_by().values_list("locale_id", "translation_key")
    missing = {*product([locale.pk for locale in locales], [each.key for each in wanted])} - {*begun}
    Start.objects.filter(locale__in=locales).exclude(error="", begun_at=None).delete()
    starts = [
        Start(page_id=each.pk, locale=locale, user_id=user.pk if user else None)
        for each, locale in product(wanted, locales)
        if (locale.pk, each.key) in missing
    ]
    Start.objects.bulk_create(starts, ignore_conflicts=True)
    return len(starts)


def begin_all() -> int:
    """Begin whatever waits; how many were begun. A transaction each, so that nobody waits for more than one of them.

    Several may do this at once, and whoever is killed leaves at most one page for the next: what it had not finished is not there.
    """
    count = 0
    while rows := list(_open().values_list("pk", "page_id")[:200]):
        ended = 0
        for _, starts in groupby(rows, key=itemgetter(1)):
            page = _Page()
            results = [_begin(pk, page) for pk, _ in starts]
            count += results.count(BEGUN)
            ended += len(results) - results.count(ELSEWHERE)
        if not ended:
            break  # what is left is in another's hands
    return count


class _Page:
    """A Chinese page on its way into its languages: what they share is made once, anew where it was published in between."""

    _starting: Starting | None = None

    def starting(self, page: SciencePage) -> Starting:
        if self._starting is None or self._starting.page.live_revision_id != page.live_revision_id:
            self._starting = Starting(page)
        return self._starting

    def forget(self) -> None:
        """What it made may have been rolled back with a language that failed."""
        self._starting = None


BEGUN, FAILED, ELSEWHERE = range(3)


def _begin(pk: int, shared: _Page) -> int:
    try:
        with transaction.atomic():
            start = _mine().filter(pk=pk).first()
            if start is None:
                return ELSEWHERE
            refuse_untranslatable(start.page, start.locale)
            for parent in parents_to_start(start.page, start.locale):  # those that are not public themselves
                Starting(parent).into(start.locale, start.user)
            shared.starting(start.page).into(start.locale, start.user)
            Start.objects.filter(pk=pk).update(begun_at=timezone.now())
    except OperationalError:  # a lock, or the server: no fault of the page's, so that it stays for the next who begins
        shared.forget()
        logger.exception("a page is started later: row %s", pk)
        return ELSEWHERE
    except Exception as error:  # one page that cannot be begun does not stop the others
        shared.forget()
        return _fail(pk, _why(pk, error))
    return BEGUN


def _mine() -> QuerySet[Start]:
    """Locked, with what is asked of its page; the first of its languages fetches the rest."""
    rows = _open().select_for_update(skip_locked=True, of=("self",)).select_related("page__locale", "locale", "user")
    return rows.only("locale", "user", *(f"page__{name}" for name in OF_A_PAGE))


def _why(pk: int, error: Exception) -> str:
    """What the desk says of it; what it was, where nobody expects it, stands in the log."""
    if isinstance(error, NotTranslatable):
        return str(error)
    if isinstance(error, Page.DoesNotExist):
        return "上级页面还没有开始。"
    logger.error("a page could not be started: row %s", pk, exc_info=error)
    return "出了错，请再试一次；还不行，请找管理员。"


def _fail(pk: int, why: str) -> int:
    Start.objects.filter(pk=pk).update(error=why)
    return FAILED


def _open() -> QuerySet[Start]:
    return Start.objects.filter(begun_at=None, error="")


def is_open() -> bool:
    """Whether anything waits to be begun."""
    return _open().exists()


def waiting(locale: Locale) -> Preparation | None:
    """How far the language's last asking has come; None where nothing waits and nothing failed. Two queries at most."""
    rows = Start.objects.filter(locale=locale)
    counted = rows.aggregate(
        all=Count("pk"),
        begun=Count("pk", filter=Q(begun_at__isnull=False)),
        last=Max("begun_at"),
        asked=Max("asked_at"),
    )
    if counted["all"] == counted["begun"]:
        return None
    failed = tuple(rows.exclude(error="").select_related("page")[:20])
    last = max(filter(None, (counted["last"], counted["asked"])))
    return Preparation(counted["begun"], counted["all"], failed, is_stuck=last < timezone.now() - STUCK_AFTER)


def waiting_keys(locale: Locale) -> set:
    """Translation keys of the pages that wait to be started in a language. One query."""
    return set(_open().filter(locale=locale).values_list("page__translation_key", flat=True))


def chapters_waiting(manual: SciencePage) -> int:
    """How many chapters of a manual, in a language, wait to be started in it. One query."""
    rows = _asked_in(manual).filter(begun_at=None, error="")
    return rows.exclude(page__translation_key=manual.translation_key).count()


def _asked_in(page: SciencePage) -> QuerySet[Start]:
    """What was asked for of a translated page and of all that its Chinese page holds."""
    chinese = SciencePage.objects.filter(translation_key=page.translation_key, locale__language_code=registry.SOURCE)
    return Start.objects.filter(locale=page.locale, page__path__startswith=Subquery(chinese.values("path")[:1]))


def begin_now(page: SciencePage, locale: Locale, user: AbstractUser | None = None) -> None:
    """Begin one page at once, its parents first; what it contains waits for `begin_all`. Raises NotTranslatable."""
    refuse_untranslatable(page, locale)
    for each in (*parents_to_start(page, locale), page):
        Starting(each).into(locale, user)


class NotUndone(ValueError):
    """Says in Chinese why a start cannot be taken back."""


@transaction.atomic
def undo_start(draft: SciencePage, user: AbstractUser | None = None) -> None:
    """Take back a translation that was started by mistake, with what stands in it; its words stay, for whoever starts it again.

    Also what waits to be started in it: first, so that whoever begins one of its pages just now ends before. Again is safe.
    Raises NotUndone where readers have, or had, any of it.
    """
    _asked_in(draft).delete()
    pages = SciencePage.objects.descendant_of(draft, inclusive=True)
    _hold(pages, draft.locale)
    if not pages.exists():  # somebody else took it back meanwhile
        return
    if shown := next((page for page in pages if page.live or page.first_published_at), None):
        raise NotUndone(f"“{shown.title}”发布过，不能撤销开始；要下线，请用“撤下”。")
    keys = [page.translation_key for page in pages]
    HandedOver.objects.filter(page_key__in=keys, language=draft.locale.language_code).delete()
    draft.delete(user=user, skip_permission_checks=True)  # a translator deletes nothing else


def _hold(pages: SciencePageQuerySet, locale: Locale) -> None:
    """Whoever types in them or releases one ends before, and the next waits. What is read of them afterwards is what he left.

    The rows of a language, then those of the pages, as a release takes them. A row that was waited for comes with the columns
    of Wagtail's as they were before: so these are not read here.
    """
    keys = pages.values("translation_key")
    words = Translation.objects.filter(source__object_id__in=keys, target_locale=locale)
    list(words.select_for_update(of=("self",)).order_by("pk").values_list("pk"))
    list(pages.select_for_update(of=("self",)).order_by("pk").values_list("pk"))


def words_in(draft: SciencePage) -> bool:
    """Whether somebody has written anything for it, or for what stands in it."""
    pages = SciencePage.objects.descendant_of(draft, inclusive=True).select_related("locale")
    return any(has_any_words(page) for page in pages)
