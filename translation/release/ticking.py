"""The tick of a native reader: a person stands for the sentences that were on the screen, and for no others."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from languages.sentences import mark
from science_content.models import SciencePage
from science_content.pages.read_words import ALONE, OWN, ReadWords
from science_content.publishing.actions import lock_versions

from ..engine.composing import PageComposer
from ..engine.judging import WordsRefused, refuse_wrong_words
from ..engine.sources import Translation, translation_of
from ..engine.whole import WholePage, WholeSentence, whole
from ..memory.remembering import ReadSentence, forget, remember
from ..readings.models import NativeReading
from .permissions import may_release, people_of

OWN_WORDS, OF_OTHERS = "own", "others"


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
    hindered = hindrances(seen, user)
    found = Tick(*([each for each in chosen if hindered[each.digest] == why] for why in ("", OWN_WORDS, OF_OTHERS)))
    if found.read:
        _record(translation, seen, found.read, user)
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


def hindrances(seen: WholePage, user: AbstractUser) -> dict[str, str]:
    """{digest: why this reader does not tick the sentence}: OWN_WORDS, OF_OTHERS, or "" where he may. Four queries and one a writer."""
    language, page = seen.page.locale.language_code, seen.page
    releases, is_few = may_release(user, page), len(people_of(language)) < 2
    writers = {each.author for each in seen.can_be_read if each.author} - {user.pk}
    releasing = {each.pk for each in get_user_model().objects.filter(pk__in=writers) if may_release(each, page)}
    found: dict[str, str] = {}
    for each in sorted(seen.can_be_read, key=lambda each: each.guarded):  # what is guarded anywhere is guarded
        if each.author == user.pk and each.guarded and not (releases and is_few):
            found[each.digest] = OWN_WORDS
        else:
            found[each.digest] = "" if releases or each.author in releasing else OF_OTHERS
    return found


def _record(translation: Translation, seen: WholePage, chosen: list[WholeSentence], user: AbstractUser) -> None:
    page, guarded = seen.page, {each.digest for each in seen.can_be_read if each.guarded}
    before = {
        each.digest: "" if each.author != user.pk else ALONE if each.digest in guarded else OWN for each in chosen
    }
    read = ReadWords(page.checked_words)
    for name in ("", OWN, ALONE):
        read = read.with_reading([digest for digest, way in before.items() if way == name], name)
    composed = PageComposer(translation.source.get_source_instance()).compose(page, page.own_words)
    SciencePage.objects.filter(pk=page.pk).update(checked_words=list(read), checked_by_native=composed.is_read(read))
    NativeReading.objects.create(  # type: ignore[misc]  # the settings name the class of users
        page_key=page.translation_key,
        language=page.locale.language_code,
        user=user,
        reader=user.get_full_name() or user.get_username(),
        revision_id=page.live_revision_id,
        screen=seen.print,
        sentences=[[each.path, before[each.digest] + each.digest] for each in chosen],
    )
    above = {each.digest: before for before, each in _with_what_is_above(seen)}
    told = [ReadSentence(each.path, each.chinese, each.words or "", above[each.digest]) for each in chosen]
    remember(page.translation_key, page.locale.language_code, told, user)
    data = {"read": len(chosen), "all": len(seen.can_be_read)}
    log(instance=page, action="translation.checked", user=user, data=data)


def _with_what_is_above(seen: WholePage) -> Iterator[tuple[str, WholeSentence]]:
    """(mark of the sentence above, sentence), of each; "" above the first."""
    above = ""
    for each in seen.sentences:
        yield above, each
        above = mark(each.chinese)
