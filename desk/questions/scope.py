"""Which questions somebody may answer, and which page each is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from languages import registry
from languages.registry import Language
from science_content.models import SciencePage
from translation.engine.typed import as_typed
from translation.questions.actions import answer_seen
from translation.questions.models import Question
from translation.questions.queries import answerable, answered_for
from translation.release.permissions import languages_of


@dataclass(frozen=True)
class Asked:
    """A question with its Chinese page, and the translation from which it was asked: None where that was deleted."""

    question: Question
    page: SciencePage
    target: SciencePage | None

    @property
    def language(self) -> Language:
        return registry.get(self.question.language)

    @property
    def seen(self) -> str:
        return answer_seen(self.question)

    @property
    def chinese(self) -> str:
        """As it would be typed."""
        return as_typed(self.question.chinese)


def answerable_by(user: Any) -> QuerySet[Question]:
    """Whoever changes a Chinese page answers what was asked of the editor, whoever publishes it what was asked of the agronomist,
    whoever releases in a language what was asked of its reader.
    """
    return answerable(
        changed=chinese_of(user, "change"),
        published=chinese_of(user, "publish"),
        languages=[each.code for each in languages_of(user, "publish")],
    )


def with_pages(questions: Iterable[Question]) -> list[Asked]:
    """One query, none for no question."""
    questions = list(questions)
    if not questions:
        return []
    keys = {each.page_key for each in questions}
    codes = {registry.SOURCE, *(each.language for each in questions)}
    pages = SciencePage.objects.filter(translation_key__in=keys, locale__language_code__in=codes)
    found = {
        (each.translation_key, each.locale.language_code): each
        for each in pages.select_related("locale").without_body()
    }
    return [
        Asked(each, page, found.get((each.page_key, each.language)))
        for each in questions
        if (page := found.get((each.page_key, registry.SOURCE)))
    ]


@dataclass(frozen=True)
class Told:
    """`to_answer`: what waits for the person, the oldest first; `answered`: what he asked and has an answer now."""

    to_answer: list[Asked]
    answered: list[Asked]

    def __bool__(self) -> bool:
        return bool(self.to_answer or self.answered)


def told_to(user: Any) -> Told:
    """Four queries, and those about permissions."""
    to_answer = answerable_by(user).filter(answered_at=None, closed_at=None)
    return Told(with_pages(to_answer), with_pages(answered_for(user.pk)))


def chinese_of(user: Any, permission: str) -> QuerySet[SciencePage]:
    """Chinese pages on which the user has the permission."""
    allowed = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, permission)
    return SciencePage.objects.filter(pk__in=allowed.values("pk"), locale__language_code=registry.SOURCE)
