"""Which pages readers could not use or did not understand, as far as nobody has dealt with it."""

from dataclasses import dataclass

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from wagtail.models import Page

from science_content.feedback.models import Feedback
from science_content.pages.models import SciencePage

MOST = 8
BAD = ("unclear", "useless")


@dataclass(frozen=True)
class Unclear:
    """`words`: the latest that somebody wrote, whatever their answer; empty where nobody did."""

    page: SciencePage
    unclear: int
    useless: int
    words: str


@dataclass(frozen=True)
class Readers:
    pages: list[Unclear]
    more: int

    def __bool__(self) -> bool:
        return bool(self.pages)


def readers(pages: QuerySet[Page] | None = None) -> Readers:
    """Those with the most open answers first, among `pages` where they are given. Two queries."""
    open_answers = Feedback.objects.filter(answer__in=BAD, handled_at=None)
    if pages is not None:
        open_answers = open_answers.filter(page__in=pages.values("pk"))
    said = open_answers.filter(page=OuterRef("page")).exclude(words="").order_by("-created_at", "-pk")
    rows = list(
        open_answers.order_by()
        .values("page")
        .annotate(
            all=Count("pk"),
            unclear=Count("pk", filter=Q(answer="unclear")),
            useless=Count("pk", filter=Q(answer="useless")),
            latest=Max("created_at"),
            said=Subquery(said.values("words")[:1]),
        )
        .order_by("-all", "-latest")
    )
    shown = rows[:MOST]
    by_id = SciencePage.objects.select_related("locale").without_body().in_bulk([row["page"] for row in shown])
    found = [Unclear(by_id[row["page"]], row["unclear"], row["useless"], row["said"] or "") for row in shown]
    return Readers(found, len(rows) - len(shown))
