"""Which public pages are due to be read again, and which nobody has given a day for it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.timezone import localdate

from languages import registry
from science_content.manuals.queries import manual_titles
from science_content.pages.models import SciencePage
from science_content.pages.tree import parent_path
from science_content.pages.types import page_types

SOON = timedelta(days=30)


@dataclass(frozen=True)
class Due:
    """`days`: until the day; negative where it has passed; None where there is no day."""

    page: SciencePage
    above: str
    days: int | None


@dataclass(frozen=True)
class Reviews:
    past: list[Due]
    soon: list[Due]
    never: list[Due]

    def __bool__(self) -> bool:
        return bool(self.past or self.soon or self.never)

    @property
    def ids(self) -> list[int]:
        return [due.page.pk for due in (*self.past, *self.soon, *self.never)]


def reviews(today: date | None = None) -> Reviews:
    """Chinese pages that stand, topics apart, the longest overdue first. Two queries."""
    today = today or localdate()
    readable = SciencePage.objects.readable().filter(locale__language_code=registry.SOURCE).without_shelves()
    asked = page_types(lambda model: model.is_reviewed)
    due = readable.filter(Q(review_by__lte=today + SOON) | Q(review_by=None) & readable.type_q(*asked))
    pages = list(due.order_by("review_by", "path").without_body())
    titles = manual_titles(pages)
    found = [Due(page, titles.get(parent_path(page.path), ""), _days(page, today)) for page in pages]
    return Reviews(
        past=[due for due in found if due.days is not None and due.days < 0],
        soon=[due for due in found if due.days is not None and due.days >= 0],
        never=[due for due in found if due.days is None],
    )


def _days(page: SciencePage, today: date) -> int | None:
    return (page.review_by - today).days if page.review_by else None
