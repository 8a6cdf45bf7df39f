"""What the memory of a language offers for one sentence of a page."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from wagtail_localize.models import StringSegment, Translation

from languages.sentences import mark
from science_content.models import SciencePage

from ..memory.matching import matches
from ..memory.numbers import with_numbers_of
from .saving import Key
from .sources import pages_that_stand
from .typed import as_typed


@dataclass(frozen=True)
class Suggestion:
    """`words` as typed, with the numbers of the sentence; `chinese` that they were made for, and `now`, as typed.

    `score`: see `translation.memory.matching`. `title`: of the Chinese page where they stand, "" where it is gone.
    """

    words: str
    chinese: str
    now: str
    score: int
    is_dangerous: bool
    user: AbstractUser | None
    read_at: datetime
    title: str

    @property
    def is_exact(self) -> bool:
        return self.chinese == self.now


def suggestions(translation: Translation, key: Key) -> list[Suggestion] | None:
    """The best first; None where the page does not say the sentence. What is withdrawn or deleted suggests nothing."""
    chinese, before = _sentence(translation, key)
    if chinese is None:
        return None
    code = translation.target_locale.language_code
    found = matches(chinese, code, before=before, within=pages_that_stand(code))
    pages = SciencePage.objects.filter(
        translation_key__in={each.entry.page_key for each in found}, locale=translation.source.locale
    )
    titles = dict(pages.values_list("translation_key", "title"))
    now = as_typed(chinese)
    return [
        Suggestion(
            words=with_numbers_of(now, old := as_typed(each.entry.chinese), as_typed(each.entry.words)),
            chinese=old,
            now=now,
            score=each.score,
            is_dangerous=each.is_dangerous,
            user=each.entry.user,
            read_at=each.entry.read_at,
            title=titles.get(each.entry.page_key, ""),
        )
        for each in found
    ]


def _sentence(translation: Translation, key: Key) -> tuple[str | None, str]:
    """Its Chinese and the mark of what stands above it."""
    above = ""
    rows = StringSegment.objects.filter(source=translation.source).order_by("order")
    for context, string, text in rows.values_list("context_id", "string_id", "string__data"):
        if (context, string) == key:
            return text, above
        above = mark(text)
    return None, ""
