"""What readers and editors do with feedback: give it, mark it as handled."""

import unicodedata

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from languages.scripts import strip_invisible
from places.models import Place

from ..pages.models import SciencePage
from .masking import mask
from .models import ANSWERS, Feedback

LONGEST: int = Feedback._meta.get_field("words").max_length  # type: ignore[assignment]  # None where there is none


class CannotGive(ValidationError):
    """The page is not there to be read, the answer is none of ours, or the words are too long; `code` says which."""


def give_feedback(*, page: SciencePage, answer: str, words: str = "", place: Place | None = None) -> Feedback:
    """Store what a reader says of the page as it is live now; phone numbers and the like are masked.

    `words` may be anything: control characters and halves of letters are dropped. Raises CannotGive with code "page",
    "answer" or "words" (more than 500 letters); then nothing is stored.
    """
    words = readable(words)
    if not page.live or page.withdrawn_at:
        raise CannotGive("这一页没有公开。", code="page")
    if answer not in dict(ANSWERS):
        raise CannotGive("没有这个回答。", code="answer")
    if len(words) > LONGEST:
        raise CannotGive(f"最多 {LONGEST} 个字。", code="words")
    return Feedback.objects.create(
        page=page,
        revision_id=page.live_revision_id,
        language=page.language.code,
        answer=answer,
        words=mask(words),
        place=place,
    )


def readable(text: str) -> str:
    """`text` without control characters (lines and tabs stay), lone surrogates, invisible signs and space around it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (letter for letter in text if letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cs"})
    return strip_invisible("".join(kept)).strip()


@transaction.atomic
def mark_handled(*, feedback: Feedback, handled: bool, user) -> None:
    """Record that somebody has dealt with it, or take that back; logged without what the reader wrote."""
    feedback.handled_at, feedback.handled_by = (timezone.now(), user) if handled else (None, None)
    feedback.save(update_fields=["handled_at", "handled_by"])
    log(
        instance=feedback,
        action="science_content.feedback_handled" if handled else "science_content.feedback_reopened",
        user=user,
    )
