"""The tick of a native reader: a person stands for the sentences that were on the screen, and for no others."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from science_content.models import SciencePage
from science_content.publishing.actions import lock_versions

from ..engine.judging import WordsRefused, refuse_wrong_words
from ..engine.sources import Translation, translation_of
from ..engine.whole import WholePage, WholeSentence, whole
from ..memory.remembering import forget
from .recording import OF_OTHERS, OWN_WORDS, hindrances, record


class NotTicked(ValidationError):
    """Says in Chinese why nothing can be ticked."""


class Moved(NotTicked):
    """The page is not what was on the screen any more."""


@dataclass(frozen=True)
class Tick:
    """`read`: sentences that count now. `own`: guarded ones that their writer left to another; `others`: those of people
    whose words this reader cannot release, and so not tick."""

    read: list[WholeSentence]
    own: list[WholeSentence]
    others: list[WholeSentence]


@transaction.atomic
def tick(*, page: SciencePage, user: AbstractUser, sentences: Collection[str], screen: str) -> Tick:
    """Record that `user` has read `sentences`, digests, of the live page whose `WholePage.print` was `screen`; logged.

    What was read stays read as long as neither the Chinese sentence nor its words change. A guarded sentence wants another
    reader than who wrote it, unless its language has fewer than two people. Who may not release reads only what somebody
    wrote who may: he is the second person then. Raises Moved, NotTicked, WordsRefused; nothing is written then.
    """
    translation = translation_of(page)
    if translation is None:
        raise NotTicked("这一页没有人在翻译了。")
    lock_versions(page)
    seen = whole(translation)
    _refuse(translation, seen, screen)
    chosen = [each for each in seen.can_be_read if each.is_open and each.digest in sentences]
    hindered = hindrances(seen.page, seen.can_be_read, user)
    found = Tick(*([each for each in chosen if hindered[each.digest] == why] for why in ("", OWN_WORDS, OF_OTHERS)))
    if found.read:
        record(translation, seen.page, seen.sentences, found.read, user, screen=seen.print)
        data = {"read": len(found.read), "all": len(seen.can_be_read)}
        log(instance=seen.page, action="translation.checked", user=user, data=data)
    return found


@transaction.atomic
def take_back(*, page: SciencePage, user: AbstractUser) -> None:
    """Nothing of the page counts as read any more; logged. What was read before stays in the history."""
    lock_versions(page)
    SciencePage.objects.filter(pk=page.pk).update(checked_words=[], checked_by_native=False)
    forget(page.translation_key, page.locale.language_code)
    log(instance=page, action="translation.unchecked", user=user)


def _refuse(translation: Translation, seen: WholePage, screen: str) -> None:
    if seen.print != screen:
        raise Moved("您打开这一页以后，它变了，这一次什么也没有标记。请看变了的句子，再标一次。")
    if seen.page.withdrawn_at or not seen.follows:
        raise NotTicked("这一页没有跟上中文，或者没有公开，先不能标记。")
    refuse_wrong_words(translation)
    wrong = [
        f"“{each.chinese}”：{found.sentence}" for each in seen.sentences for found in each.findings if found.blocks
    ]
    if wrong:
        raise WordsRefused(["读者看到的译文里有句子要先改好，没有标记。", *wrong])
