"""Science reviews: who read which content, and whose name stands on what readers see."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from ..pages.content import OF_A_REVIEW, Stored, content_digest, meaning_digest, stored_form
from ..pages.models import SciencePage

LONGEST_NAME = SciencePage._meta.get_field("science_reviewer").max_length


class Review(models.Model):
    """Somebody who knows the science read this content of a page, and stands for it. Kept as long as the page.

    `digest` is of the content as it was, `meaning` of the same whatever its spelling: see `pages/content.py`.
    """

    page = models.ForeignKey(SciencePage, verbose_name="页面", on_delete=models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="审核人", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reviewer_name = models.CharField("署名", max_length=LONGEST_NAME)
    reviewed_at = models.DateTimeField("时间")
    revision_id = models.PositiveBigIntegerField("版本", null=True)
    digest = models.CharField(max_length=32)
    meaning = models.CharField(max_length=32)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-reviewed_at", "-pk"]
        verbose_name = "科学审核记录"
        verbose_name_plural = "科学审核记录"
        default_permissions = ()
        indexes = [models.Index(fields=["page", "meaning"], name="review_of_meaning")]

    def __str__(self) -> str:
        return f"{self.page} · {self.reviewer_name}"


def record_review(page: SciencePage, *, stored: Stored, user: Any, revision_id: int | None = None) -> Review:
    """`stored`: the content that `user` had before him, as a revision holds it. Names nobody before that is published."""
    return Review.objects.create(
        page_id=page.pk,
        reviewer=user,
        reviewer_name=(user.get_full_name() or user.get_username())[:LONGEST_NAME],
        reviewed_at=timezone.now(),
        revision_id=revision_id,
        digest=content_digest(stored),
        meaning=meaning_digest(stored),
    )


def name_reviewer(page: SciencePage) -> None:
    """Write on a Chinese page whose review its content shows, if anybody's. `page` is as readers see it from now on.

    This alone writes these columns; a translation's readers are told of its Chinese page's review.
    """
    if not page.language.is_source:
        return
    SciencePage.objects.filter(pk=page.pk).update(**OF_A_REVIEW | _review_shown(page))


def _review_shown(page: SciencePage) -> dict[str, str | date | bool]:
    """The last review of this very content, else of what meant the same; {} where nobody read either."""
    stored = stored_form(page)
    reviews = list(Review.objects.filter(page_id=page.pk, meaning=meaning_digest(stored)))
    if not reviews:
        return {}
    exact = [review for review in reviews if review.digest == content_digest(stored)]
    shown = [*exact, *reviews][0]
    return {
        "science_reviewer": shown.reviewer_name,
        "reviewed_at": timezone.localdate(shown.reviewed_at),
        "reworded_since_review": not exact,
    }
