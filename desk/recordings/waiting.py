"""What is recorded and not heard: it waits for somebody who listens, or says what does not stand there any more."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from science_content.models import Recording, SciencePage
from science_content.pages.reading import Reading
from science_content.recordings.spoken import standing

from .rows import is_alone

MOST = 200  # recordings that one screen asks about


def to_listen(user: Any) -> list[Recording]:
    """Those that the person may pass, the oldest first. One query where nothing waits."""
    waiting = _of(user, "publish").filter(listened_at=None).exclude(media__consent="pending")[:MOST]
    return _standing(each for each in waiting if each.recorder_id != user.pk or is_alone(each.page))


def silent(user: Any) -> list[Recording]:
    """Those of his pages that readers do not hear any more, or never will as they are. One query where there are none."""
    recordings = list(_of(user, "change")[:MOST])
    sound = {each.pk for each in _standing(recordings)}
    return [each for each in recordings if each.pk not in sound]


def works_here(user: Any) -> bool:
    """Whether somebody may change any page. The menu asks on every screen."""
    return bool(policy_registry.get_by_type(Page).user_has_permission(user, "change"))


def _of(user: Any, permission: str) -> QuerySet[Recording]:
    allowed = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, permission)
    found = Recording.objects.filter(page__in=allowed.values("pk"), page__live=True, page__withdrawn_at=None)
    ordered: QuerySet[Recording] = found.select_related("page__locale").order_by("recorded_at", "pk")
    return ordered


def _standing(recordings: Iterable[Recording]) -> list[Recording]:
    """Each page and its Chinese page are read once."""
    by_page: dict[SciencePage, list[Recording]] = {}
    for each in recordings:
        by_page.setdefault(each.page, []).append(each)
    found = [each for page, mine in by_page.items() for each in standing(Reading(page.specific), mine)]
    return sorted(found, key=lambda each: (each.recorded_at, each.pk))
