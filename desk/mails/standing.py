"""What a mail would tell somebody at this moment: what stands on his first screen and came from the act that is told of."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from languages import registry
from languages.registry import Language
from science_content.followers.models import FollowerRun
from science_content.models import SciencePage
from science_content.publishing.changes import SAFETY
from translation.readings.queries import returned_in
from translation.release.permissions import languages_of

from ..translators.queries import TranslationRow, rows
from ..translators.ranking import ranked

FOLLOWER = "desk.mails"


@dataclass(frozen=True)
class Errand:
    """Of one page in one language: `title` of the Chinese page, `count` of sentences, the `address` where it is done."""

    title: str
    language: Language
    count: int
    address: str


def returned_to(user: Any, since: datetime, until: datetime) -> list[Errand]:
    """Pages of which somebody else sent back between the two, both included, what `user` is to mend still.

    All that he is to mend of such a page is counted, as on his first screen. What another has taken is left to him.
    """
    releases = languages_of(user, "publish")
    found = []
    for language in languages_of(user):
        came = returned_in(language.code).filter(returned_at__gte=since, returned_at__lte=until).exclude(user=user)
        fresh = set(came.values_list("pk", flat=True))
        work = ranked(language, rows(language), user, releases=language in releases) if fresh else None
        for step in work.steps if work else ():
            waits = work.waits.get(step.row.page.translation_key) if work else None
            if waits and not step.is_anothers and fresh & {each.pk for each in waits.his}:
                found.append(Errand(step.row.page.title, language, len(waits.his), step.address))
    return found


def changed_for(user: Any, page_id: int, run: int) -> list[Errand]:
    """In each language of `user` how many places of a Chinese page are to be seen to after the publication of follower's row `run`.

    Nothing where a later one was for safety too: that one is told of.
    """
    source = SciencePage.objects.filter(pk=page_id, locale__language_code=registry.SOURCE).first()
    later = safety_runs(page_id).filter(pk__gt=run)
    if source is None or later.exists():
        return []
    found = []
    for language in languages_of(user):
        target = source.versions.get(language.code)
        count = places_behind(source, target) if target else 0
        if target and count:
            found.append(Errand(source.title, language, count, reverse("translation_workbench", args=[target.pk])))
    return found


def safety_runs(page_id: int) -> QuerySet[FollowerRun]:
    """Publications of a Chinese page that changed what concerns safety."""
    runs = FollowerRun.objects.filter(follower=FOLLOWER, page_id=page_id)
    return runs.filter(event="published", significance=SAFETY)


def places_behind(source: SciencePage, target: SciencePage) -> int:
    """As the desk counts them; none where nothing is to be done now, or it could not be made to follow the Chinese page yet."""
    row = TranslationRow(source, target)
    return 0 if row.closed or row.hides_doses else sum(row.behind.values())
