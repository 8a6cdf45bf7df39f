"""From the translator to the second reader and back: what waits for whom in a language."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from wagtail.models import Locale

from languages.registry import Language
from science_content.models import SciencePage
from science_content.pages.read_words import ReadWords

from ..engine.unread import Written, written_in
from ..readings.models import HandedOver, Returned, WordsAuthor
from ..readings.queries import returned_in
from .permissions import people_of, releasing_of


def hand_over(pages: Iterable[SciencePage], user: AbstractUser) -> None:
    """Their words are ready to be read. Again is safe: it says who and when anew."""
    for page in pages:
        HandedOver.objects.update_or_create(
            page_key=page.translation_key,
            language=page.locale.language_code,
            defaults={"user": user},  # type: ignore[misc]  # the settings name the class of users
        )


def take_over(pages: Iterable[SciencePage]) -> None:
    """They are the translator's again."""
    for page in pages:
        HandedOver.objects.filter(page_key=page.translation_key, language=page.locale.language_code).delete()


@dataclass(frozen=True)
class Waiting:
    """Of one page, for one person. `handed` where it is with its reader; `unread` sentences that he may read, `characters` of
    their Chinese, `guarded` ones among them; `returned`: what was sent back and stands as it stood, `his` of it: what he is
    to mend, as he wrote it, or as nobody in the language only translates.
    """

    handed: HandedOver | None
    unread: int
    characters: int
    guarded: int
    returned: list[Returned]
    his: list[Returned]

    @property
    def by(self) -> str:
        """Who handed it over."""
        user = self.handed and self.handed.user
        return (user.get_full_name() or user.get_username()) if user else ""


def waiting_in(language: Language, user: AbstractUser, releases: bool) -> dict[UUID, Waiting]:
    """{translation key: what waits for `user`} of the pages that were handed over or sent back. Nine queries at most.

    Who may not release is the second person of what somebody wrote who may: see `recording.hindrances`.
    """
    handed = {each.page_key: each for each in HandedOver.objects.filter(language=language.code).select_related("user")}
    back: dict[UUID, dict[str, Returned]] = {}
    for each in returned_in(language.code):
        back.setdefault(each.page_key, {})[each.digest] = each
    keys = handed.keys() | back.keys()
    if not keys:
        return {}
    locale = Locale.objects.get(language_code=language.code)
    pages = SciencePage.objects.filter(locale=locale, translation_key__in=keys).values_list(
        "translation_key", "checked_words"
    )
    read = {key: ReadWords(checked) for key, checked in pages}
    by_page = _by_first_authors(language.code, written_in(locale, keys))
    mends = _mends(language.code, user, releases and bool(back))
    may_read = _filter(language.code, user, releases, [each for written in by_page.values() for each in written])
    found = {}
    for key, written in by_page.items():
        counts = read.get(key, ReadWords([]))
        sent_back = [each for each in written if each.digest in back.get(key, {})]
        unread = [
            each
            for each in written
            if each.digest not in back.get(key, {})
            and not counts.counts(each.digest, guarded=each.guarded)
            and may_read(each)
        ]
        found[key] = Waiting(
            handed=handed.get(key),
            unread=len(unread),
            characters=sum(each.characters for each in unread),
            guarded=sum(each.guarded for each in unread),
            returned=[back[key][each.digest] for each in sent_back],
            his=[back[key][each.digest] for each in sent_back if mends(each)],
        )
    return found


def _by_first_authors(code: str, by_page: dict[UUID, list[Written]]) -> dict[UUID, list[Written]]:
    """Whose words they are, as `verdicts.decide` asks it. One query."""
    kept = WordsAuthor.objects.filter(page_key__in=by_page, language=code, user__isnull=False)
    first = {(key, said): user for key, said, user in kept.values_list("page_key", "digest", "user_id")}
    return {
        key: [replace(each, author=first.get((key, each.digest), each.author)) for each in written]
        for key, written in by_page.items()
    }


def _mends(code: str, user: AbstractUser, releases: bool) -> Callable[[Written], bool]:
    """Whether the person is to mend a sentence that was sent back. Two queries, none for who only translates."""
    if not releases:
        return lambda each: True
    people = people_of(code)
    is_alone = not people - releasing_of(code, people)
    return lambda each: is_alone or each.author == user.pk


def _filter(code: str, user: AbstractUser, releases: bool, written: list[Written]) -> Callable[[Written], bool]:
    """Whether the person may read a sentence. One query."""
    if not releases:
        releasing = releasing_of(code, {each.author for each in written if each.author} - {user.pk})
        return lambda each: each.author in releasing
    has_second = len(people_of(code)) > 1
    return lambda each: not (each.guarded and each.author == user.pk and has_second)
