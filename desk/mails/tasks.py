"""Tells by mail, in the background: a task finds the people, then each has a task of his own that asks what still stands."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.core.mail import EmailMessage
from django.utils.timezone import now
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from languages import registry
from science_content.models import SciencePage
from translation.readings.models import Returned
from translation.release.permissions import people_of

from ..translators.queries import TranslationRow
from .people import hearer, is_mail_set
from .standing import changed_for, places_behind, returned_to
from .writing import mail_of_change, mail_of_returns

logger = logging.getLogger(__name__)
BACKEND = "background"
BEHIND = -10  # whoever waits for a page to begin waits for one mail at most
COLLECTED_FOR = timedelta(minutes=10)
PAUSES = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=3), timedelta(hours=12))
SENT, NOTHING, LATER, GIVEN_UP = "sent", "nothing", "later", "given up"


def tell_soon_of_returns(since: datetime) -> None:
    """Of what was sent back at `since` and in the minutes after it. One task is enough for all who do so meanwhile."""
    waits = DBTaskResult.objects.filter(task_path=tell_of_returns.module_path, status=TaskResultStatus.READY)
    from_when = [datetime.fromisoformat(each["args"][0]) for each in waits.values_list("args_kwargs", flat=True)]
    if not any(each <= since for each in from_when):
        tell_of_returns.using(run_after=now() + COLLECTED_FOR).enqueue(since.isoformat())


@task(backend=BACKEND, priority=BEHIND)
def tell_of_returns(since: str) -> int:
    """How many people may have something to mend of what came back since; each has a task then."""
    until = now()
    came = Returned.objects.filter(returned_at__gte=datetime.fromisoformat(since), returned_at__lte=until)
    codes = set(came.filter(settled_at=None).values_list("language", flat=True))
    return _ask_each(mail_returns, codes, since, until=until.isoformat())


@task(backend=BACKEND, priority=BEHIND)
def tell_of_change(page_id: int, run: int, *, attempt: int = 0) -> int:
    """How many people may have to look at a Chinese page that was published for safety; `run`: id of the follower's row.

    Asked again later where a language could not be made to follow the page.
    """
    source = SciencePage.objects.filter(pk=page_id, locale__language_code=registry.SOURCE).first()
    if source is None:
        return 0
    versions = {code: page for code, page in source.versions.items() if page != source}
    if any(TranslationRow(source, page).hides_doses for page in versions.values()) and attempt < len(PAUSES):
        _again(tell_of_change, now() + PAUSES[attempt], attempt, page_id, run)
    codes = {code for code, page in versions.items() if places_behind(source, page)}
    return _ask_each(mail_change, codes, page_id, run)


@task(backend=BACKEND, priority=BEHIND)
def mail_returns(person: int, since: str, *, until: str, attempt: int = 0) -> str:
    """One mail for all that came back to somebody between the two."""

    def written(user: Any) -> EmailMessage | None:
        told = returned_to(user, datetime.fromisoformat(since), datetime.fromisoformat(until))
        return mail_of_returns(user, told) if told else None

    return _send(person, written, lambda when: _again(mail_returns, when, attempt, person, since, until=until), attempt)


@task(backend=BACKEND, priority=BEHIND)
def mail_change(person: int, page_id: int, run: int, *, attempt: int = 0) -> str:
    """One mail for one publication, whatever the number of sentences and languages."""

    def written(user: Any) -> EmailMessage | None:
        told = changed_for(user, page_id, run)
        return mail_of_change(user, told) if told else None

    return _send(person, written, lambda when: _again(mail_change, when, attempt, person, page_id, run), attempt)


def _ask_each(mail: Any, codes: Iterable[str], *what: Any, **more: Any) -> int:
    """A task for each person of the languages who has none of `what` yet, also where this is done again; how many people."""
    people = {person for code in codes for person in people_of(code)}
    asked = DBTaskResult.objects.filter(task_path=mail.module_path)
    for person in sorted(people):
        if not asked.filter(args_kwargs__args=[person, *what]).exists():
            mail.enqueue(person, *what, **more)
    return len(people)


def _send(
    person: int, written: Callable[[Any], EmailMessage | None], again: Callable[[datetime], None], attempt: int
) -> str:
    """What a server says of an address stays in this function: neither the log nor the table of tasks keeps it."""
    mail, failure = None, ""
    try:
        user = hearer(person) if is_mail_set() else None
        mail = written(user) if user else None
        if mail is not None:
            mail.send()
    except Exception as error:  # a server that is down, slow or refuses: others have tasks of their own
        failure = type(error).__name__
    if not failure:
        return SENT if mail else NOTHING
    if attempt >= len(PAUSES):
        logger.error("a mail was given up after %s attempts: %s", attempt + 1, failure)
        return GIVEN_UP
    again(now() + PAUSES[attempt])
    return LATER


def _again(mail: Any, when: datetime, attempt: int, *what: Any, **more: Any) -> None:
    mail.using(run_after=when).enqueue(*what, **more, attempt=attempt + 1)
