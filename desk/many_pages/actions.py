"""What the desk changes on many pages at once; whether somebody may is asked before, page by page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from wagtail.log_actions import log

from places.models import Place
from science_content.followers.actions import call_followers
from science_content.pages.models import SciencePage
from science_content.pages.rows import PagePlace, PageTopic
from science_content.publishing.actions import carry
from science_content.publishing.reviews import name_reviewer
from science_content.topics.models import TopicPage

from .writing import add_row, write_column


@dataclass(frozen=True)
class Outcome:
    """How many pages were changed, had it already, and were left as they are on purpose."""

    changed: int = 0
    already: int = 0
    left: int = 0


@transaction.atomic
def set_review_date(*, pages: Iterable[SciencePage], day: date, user=None) -> Outcome:
    """The day on which the pages are to be read again; readers never see it."""
    return _each(
        pages,
        user,
        "review_date",
        str(day),
        lambda page: page.review_by == day,
        lambda page: write_column(page, "review_by", day),
    )


@transaction.atomic
def add_topic(*, pages: Iterable[SciencePage], topic: TopicPage, user=None) -> Outcome:
    """`topic` is a Chinese topic; a page that stands under it or names it has it already."""

    def has(page: SciencePage) -> bool:
        return page.path.startswith(topic.path) or PageTopic.objects.filter(page=page, topic=topic).exists()

    return _each(pages, user, "topic_added", topic.title, has, lambda page: _add(page, "page_topics", "topic", topic))


@transaction.atomic
def add_place(*, pages: Iterable[SciencePage], place: Place, narrow: bool = False, user=None) -> Outcome:
    """A page for the place, or for what it lies in, has it already. One for everywhere is left so unless `narrow`:
    naming a place would take it away from all others.
    """
    pages = list(pages)
    named = {page.pk: set(PagePlace.objects.filter(page=page).values_list("place", flat=True)) for page in pages}
    wanted = [page for page in pages if named[page.pk] or narrow]
    around = set(place.path.strip("/").split("/"))
    done = _each(
        wanted,
        user,
        "place_added",
        place.name,
        lambda page: bool(named[page.pk] & around),
        lambda page: _add(page, "page_places", "place", place),
    )
    return Outcome(done.changed, done.already, len(pages) - len(wanted))


def _add(page: SciencePage, relation: str, field: str, value) -> None:
    add_row(page, relation, field, value)
    if page.live:
        call_followers(page_id=page.pk, revision_id=page.live_revision_id, event="published", significance="wording")


def _each(pages, user, action: str, value: str, has: Callable, change: Callable) -> Outcome:
    changed = already = 0
    for page in pages:
        if has(page):
            already += 1
            continue
        change(page)
        if page.live:
            carry(page.specific)
            name_reviewer(page.specific)
        log(instance=page.specific, action=f"science_content.{action}", user=user, data={"value": value})
        changed += 1
    return Outcome(changed, already)
