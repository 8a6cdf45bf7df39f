"""Who may stand for which sentences of a translation, and what is written down when he does."""

from collections.abc import Sequence
from typing import Protocol

from django.contrib.auth.models import AbstractUser

from science_content.models import SciencePage
from science_content.pages.read_words import ALONE, OWN, ReadWords

from ..engine.composing import PageComposer
from ..engine.sources import Translation
from ..memory.remembering import ReadSentence, remember, with_what_is_above
from ..readings.models import NativeReading
from .permissions import may_release, people_of, releasing_of

OWN_WORDS, OF_OTHERS = "own", "others"


class Readable(Protocol):
    """A Chinese sentence at its place with the words for it. `digest`: "" where there are none to be read."""

    @property
    def path(self) -> str: ...
    @property
    def chinese(self) -> str: ...
    @property
    def words(self) -> str | None: ...
    @property
    def digest(self) -> str: ...
    @property
    def guarded(self) -> bool: ...
    @property
    def author(self) -> int | None: ...


def hindrances(page: SciencePage, sentences: Sequence[Readable], user: AbstractUser) -> dict[str, str]:
    """{digest: why this person does not read the sentence}: OWN_WORDS, OF_OTHERS, or "" where he may. One query besides Wagtail's.

    A guarded sentence wants another reader than who wrote it, unless its language has fewer than two people. Who may not
    release reads only what somebody wrote who may: he is the second person then.
    """
    code = page.locale.language_code
    releases = may_release(user, page)
    own = {each.digest for each in sentences if each.guarded and each.author == user.pk}
    own = set() if own and releases and len(people_of(code)) < 2 else own
    others = set() if releases else {each.author for each in sentences if each.author} - {user.pk}
    releasing = releasing_of(code, others)
    found: dict[str, str] = {}
    for each in sorted(sentences, key=lambda each: each.guarded):  # what is guarded anywhere is guarded
        if each.guarded and each.digest in own:
            found[each.digest] = OWN_WORDS
        else:
            found[each.digest] = "" if releases or each.author in releasing else OF_OTHERS
    return found


def record(
    translation: Translation,
    page: SciencePage,
    sentences: Sequence[Readable],
    chosen: Sequence[Readable],
    user: AbstractUser,
    *,
    part: Sequence[Readable] = (),
    screen: str = "",
) -> None:
    """`user` has read `chosen` of all `sentences` of the page, which are in their order; the page is locked.

    `part`: what he read too, and what counts once the same words are read where else they stand. `screen`: print of all that
    stood there, "" where he decided sentence by sentence.
    """
    guarded = {each.digest for each in sentences if each.digest and each.guarded}
    before = {
        each.digest: "" if each.author != user.pk else ALONE if each.digest in guarded else OWN
        for each in [*chosen, *part]
    }
    read = ReadWords(page.checked_words)
    for name in ("", OWN, ALONE):
        read = read.with_reading([each.digest for each in chosen if before[each.digest] == name], name)
    store_read(translation, page, read)
    NativeReading.objects.create(  # type: ignore[misc]  # the settings name the class of users
        page_key=page.translation_key,
        language=page.locale.language_code,
        user=user,
        reader=user.get_full_name() or user.get_username(),
        revision_id=page.live_revision_id,
        screen=screen,
        sentences=[[each.path, before[each.digest] + each.digest] for each in [*chosen, *part]],
    )
    above = {(each.path, each.digest): before for before, each in with_what_is_above(sentences)}
    told = [
        ReadSentence(each.path, each.chinese, each.words or "", above[each.path, each.digest])
        for each in [*chosen, *part]
    ]
    remember(page.translation_key, page.locale.language_code, told, user)


def store_read(translation: Translation, page: SciencePage, read: ReadWords) -> None:
    """The page is as read as what readers see of it."""
    composed = PageComposer(translation.source.get_source_instance()).compose(page, page.own_words)
    page.checked_words, page.checked_by_native = list(read), composed.is_read(read)
    columns = {"checked_words": page.checked_words, "checked_by_native": page.checked_by_native}
    SciencePage.objects.filter(pk=page.pk).update(**columns)
