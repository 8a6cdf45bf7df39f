"""Which questions concern whom."""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from languages import registry
from languages.sentences import mark
from science_content.models import SciencePage

from .models import AGRONOMIST, EDITOR, OF_THE_CHINESE, READER, Question


def questions_at(page_key: UUID, language: str) -> list[Question]:
    """Of a page, as its translators into the language see them: what was asked of the Chinese in any language, and of their
    own words in theirs; not what somebody asks no more without an answer. One query.
    """
    told = Q(to__in=OF_THE_CHINESE) | Q(language=language)
    return list(Question.objects.filter(told, page_key=page_key).exclude(closed_at__isnull=False, answered_at=None))


def standing_at(questions: Iterable[Question], sentences: Sequence[tuple[str, str]]) -> dict[int, int]:
    """{id: number of the sentence} by the (path, Chinese) of a page as it is read.

    A sentence that left its place is looked for in the others, so that an answer goes with it; where the page says it no more,
    its question stands at the first of its place; without a place it is not in it.
    """
    exact: dict[tuple[str, str], int] = {}
    said: dict[str, int] = {}
    place: dict[str, int] = {}
    for number, (path, chinese) in reversed(list(enumerate(sentences))):  # the first of several counts
        exact[path, mark(chinese)] = said[mark(chinese)] = place[path] = number
    found = {
        each.pk: exact.get((each.path, each.mark), said.get(each.mark, place.get(each.path))) for each in questions
    }
    return {pk: number for pk, number in found.items() if number is not None}


def asked_before(*, page: SciencePage, path: str, to: str, text: str, user_id: int) -> Question | None:
    """What the person asked so in the place, whatever its Chinese was, and is not done with."""
    asked = {"page_key": page.translation_key, "language": page.locale.language_code, "path": path}
    return Question.objects.filter(**asked, to=to, text=text, user=user_id, closed_at=None).last()


def open_questions(keys: Collection[UUID], language: str) -> int:
    """How many were asked of these pages in the language and wait for an answer. One query."""
    return Question.objects.filter(page_key__in=keys, language=language, answered_at=None, closed_at=None).count()


def answered_for(user_id: int) -> QuerySet[Question]:
    """What the person asked and has an answer that he has not put aside; the newest answer first."""
    mine = _standing().filter(user=user_id, closed_at=None, answered_at__isnull=False)
    return mine.order_by("-answered_at", "-pk")


def asked_by(user_id: int) -> QuerySet[Question]:
    """What the person asked and is not done with, the latest first."""
    return _standing().filter(user=user_id, closed_at=None).order_by("-pk")


def answerable(
    *, changed: QuerySet[SciencePage], published: QuerySet[SciencePage], languages: Collection[str]
) -> QuerySet[Question]:
    """Which questions somebody may answer who changes and publishes these Chinese pages, and releases in these languages."""
    return _standing().filter(
        Q(to=EDITOR, page_key__in=changed.values("translation_key"))
        | Q(to=AGRONOMIST, page_key__in=published.values("translation_key"))
        | Q(to=READER, language__in=languages)
    )


def _standing() -> QuerySet[Question]:
    """Of pages that are in the house and were not withdrawn."""
    pages = SciencePage.objects.filter(locale__language_code=registry.SOURCE, withdrawn_at=None)
    return Question.objects.filter(page_key__in=pages.values("translation_key"))
