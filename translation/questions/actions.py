"""Asking about a sentence, answering once for everybody, and being done with it. Permissions are the caller's."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now

from languages.sentences import mark
from science_content.models import SciencePage

from .models import ASKED, LONGEST_ANSWER, LONGEST_QUESTION, OF_THE_CHINESE, Question

FEWEST_SIGNS = 2  # of a question


class CannotAsk(ValidationError):
    """Says in Chinese why a question or an answer is not taken."""


class AnsweredMeanwhile(CannotAsk):
    """Another person's answer came first."""


def as_said(typed: str) -> str:
    """Typed words in one line, without signs that nobody sees."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in typed).split())


@transaction.atomic
def ask(*, page: SciencePage, path: str, chinese: str, to: str, text: str, user: AbstractUser) -> Question:
    """A question about the sentence `chinese` as it is stored, from the translation `page`. Raises CannotAsk.

    The same once more, as where an answer was lost on the line, is the same question.
    """
    text = as_said(text)
    if to not in dict(ASKED):
        raise CannotAsk("请选问谁。")
    if not FEWEST_SIGNS <= len(text) <= LONGEST_QUESTION:
        raise CannotAsk(f"请写明问什么，{FEWEST_SIGNS}到{LONGEST_QUESTION}个字。")
    SciencePage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    asked = {
        "page_key": page.translation_key,
        "path": path,
        "mark": mark(chinese),
        "language": page.locale.language_code,
        "to": to,
        "text": text,
        "user": user,
        "closed_at": None,
    }
    known: Question | None = Question.objects.filter(**asked).first()
    return known or Question.objects.create(**asked, chinese=chinese, asker=_name(user))


@transaction.atomic
def answer(*, question: Question, text: str, seen: str, user: AbstractUser) -> None:
    """`seen`: the answer that stood on the screen, "" of none. Whoever asked is told of a new one. Raises CannotAsk."""
    text = as_said(text)
    if not 1 <= len(text) <= LONGEST_ANSWER:
        raise CannotAsk(f"请写回答，最多{LONGEST_ANSWER}个字。")
    row = _locked(question)
    if row.answer != as_said(seen) and row.answer != text:
        raise AnsweredMeanwhile(f"{row.answerer}刚才已经回答了，您写的还在下面。")
    if row.answer == text:
        return
    row.answer, row.answered_by, row.answerer, row.answered_at = text, user, _name(user), now()  # type: ignore[assignment]
    row.closed_at = None
    row.save()


@transaction.atomic
def pass_on(*, question: Question, to: str) -> None:
    """Somebody else knows better. Raises CannotAsk where it is answered, or `to` nobody who knows the Chinese."""
    if to not in OF_THE_CHINESE:
        raise CannotAsk("请选转给谁。")
    row = _locked(question)
    if not row.is_open:
        raise CannotAsk("已经有人回答，或者不用问了，没有转。")
    row.to = to
    row.save(update_fields=["to"])


def close(question: Question) -> None:
    """Whoever asked knows now, or asks no more. Again is safe; an answer that came since `question` was read stays."""
    Question.objects.filter(pk=question.pk, closed_at=None, answered_at=question.answered_at).update(closed_at=now())


def answer_seen(question: Question) -> str:
    """What a screen says back of the answer that it shows, "" of none."""
    return question.answered_at.isoformat() if question.answered_at else ""


def _locked(question: Question) -> Question:
    return Question.objects.select_for_update().get(pk=question.pk)


def _name(user: AbstractUser) -> str:
    return user.get_full_name() or user.get_username()
