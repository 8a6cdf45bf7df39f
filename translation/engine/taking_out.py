"""Words are taken out of the memory of a language, with a reason, and put back: what is read on pages stays as it is."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from languages.sentences import digest, mark
from science_content.models import SciencePage
from science_content.pages.read_words import ReadWords

from ..memory.models import Remembered, Removed
from ..memory.remembering import ReadSentence, drop_entries, lock_memory, remember, with_what_is_above
from .sheet import Entry, sheet
from .sources import translation_of
from .typed import as_typed
from .whole import WholeSentence, whole

FEWEST_SIGNS, MOST_SIGNS = 4, 300  # of a reason


class CannotTakeOut(ValidationError):
    """Says in Chinese why words stay in the memory."""


def as_reason(typed: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in typed).split())


@transaction.atomic
def take_out(*, entry: Remembered, page: SciencePage, reason: str, user: AbstractUser) -> None:
    """The words for the sentence leave the memory on every page, and enter it no more; logged on `page`, where they were seen.

    Raises CannotTakeOut; permissions are the caller's. Of two people the first one's reason is kept.
    """
    reason = as_reason(reason)
    if not FEWEST_SIGNS <= len(reason) <= MOST_SIGNS:
        raise CannotTakeOut(f"请写明为什么去掉，{FEWEST_SIGNS}到{MOST_SIGNS}个字。")
    lock_memory(entry.language)
    same = Remembered.objects.filter(language=entry.language, mark=entry.mark, words=entry.words)
    drop_entries(same.values_list("pk", flat=True))
    _, is_new = Removed.objects.get_or_create(  # type: ignore[misc]  # the settings name the class of users
        language=entry.language,
        digest=digest(entry.mark, entry.words),
        defaults={"chinese": entry.chinese, "words": entry.words, "reason": reason, "user": user},
    )
    if is_new:
        _log("translation.taken_out", page, entry, reason, user)


@transaction.atomic
def put_back(*, removed: Removed, page: SciencePage, user: AbstractUser) -> int:
    """The words may enter the memory again, and do where somebody has read them as they stand now; in how many places.

    Logged on `page`. Permissions are the caller's.
    """
    count, _ = Removed.objects.filter(pk=removed.pk).delete()
    if not count:
        return 0
    _log("translation.put_back", page, removed, removed.reason, user)
    pages = SciencePage.objects.filter(locale__language_code=removed.language).exclude(checked_words=[])
    read = pages.order_by("pk").values_list("pk", "checked_words")
    holding = [pk for pk, marks in read if any(each.endswith(removed.digest) for each in marks)]
    return sum(_remember_again(each, removed.digest) for each in _locked(holding))


def _locked(pks: list[int]) -> list[SciencePage]:
    """Nobody ticks them meanwhile. All are locked before the memory is, as whoever ticks one does it."""
    rows = SciencePage.objects.filter(pk__in=pks).order_by("pk")
    return list(rows.select_for_update(of=("self",)).select_related("locale"))


def _remember_again(page: SciencePage, wanted: str) -> int:
    """Where other words for the sentence were read later, these stay."""
    key, code = page.translation_key, page.locale.language_code
    known = set(Remembered.objects.filter(page_key=key, language=code).values_list("path", "mark"))
    read = ReadWords(page.checked_words)
    told = [
        ReadSentence(each.path, each.chinese, each.words or "", above)
        for above, each in _sentences(page)
        if each.digest == wanted and read.counts(wanted, guarded=each.guarded)
    ]
    return len(remember(key, code, [each for each in told if (each.path, mark(each.chinese)) not in known]))


def _sentences(page: SciencePage) -> Iterator[tuple[str, WholeSentence | Entry]]:
    """As readers see them, and as translators do, each with what stands above it."""
    translation = translation_of(page)
    if translation is None or page.source_page is None:
        return
    if page.live:
        yield from with_what_is_above(whole(translation).sentences)
    yield from with_what_is_above(sheet(translation, page).entries)


def _log(action: str, page: SciencePage, said: Remembered | Removed, reason: str, user: AbstractUser) -> None:
    data = {"sentence": as_typed(said.chinese)[:80], "words": as_typed(said.words), "reason": reason}
    log(instance=page, action=action, user=user, data=data)
