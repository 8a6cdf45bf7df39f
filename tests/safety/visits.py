"""Goes to an address as somebody and tells what came of it: refused, answered or failed, and which tables were written."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.utils.translation import gettext, override

WRITE = re.compile(r'(?:INSERT INTO|INSERT OR \w+ INTO|UPDATE|DELETE FROM) "(\w+)"')
# Somebody's own traces, and pictures made on first sight: not the site's content.
OWN_TRACES = {
    "axes_accesslog",
    "django_session",
    "science_content_sciencerendition",
    "wagtailadmin_editingsession",
    "wagtailadmin_formstate",
    "wagtailcore_pagesubscription",
    "wagtailcore_uploadedfile",
    "wagtailusers_userprofile",
}


@dataclass
class Visits:
    """Keys of addresses (see `arguments.urls`), by what came of a GET or a POST."""

    answered: set[str] = field(default_factory=set)
    failed: set[str] = field(default_factory=set)
    wrote: set[str] = field(default_factory=set)


class Visitor:
    def __init__(self, person):
        self.client = Client(raise_request_exception=False)
        if not person.is_anonymous:
            self.client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        self.session = {name: morsel.value for name, morsel in self.client.cookies.items()}
        self.visits = Visits()

    def go(self, key: str, url: str, method: str, fields: dict) -> None:
        """What a POST writes is rolled back; what a GET makes on the way (pictures) may stay until the test ends."""
        self.client.cookies.clear()
        self.client.cookies.load(self.session)
        with transaction.atomic(), _written() as tables:
            response = getattr(self.client, method)(url, fields)
            refused = _is_refusal(response)
            if response.streaming:
                list(response.streaming_content)  # closes the file
            transaction.set_rollback(method == "post")
        cache.clear()
        if response.status_code >= 500:
            self.visits.failed.add(f"{method} {key}")
        elif not refused:
            self.visits.answered.add(key)
        if tables - OWN_TRACES:
            self.visits.wrote.add(key)


@contextmanager
def _written() -> Iterator[set[str]]:
    tables: set[str] = set()

    def watch(execute, sql, params, many, context):
        if match := WRITE.match(sql):
            tables.add(match[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield tables


def _is_refusal(response) -> bool:
    """401, 403, 404, 405, the way to the login, or Wagtail's "no permission" on the admin's first page."""
    if response.status_code in {401, 403, 404, 405}:
        return True
    target = response.get("Location", "")
    if response.status_code != 302 or not target.startswith("/cms/"):
        return False
    with override("zh-hans"):
        refusal = gettext("Sorry, you do not have permission to access this area.")
    queued = getattr(response.wsgi_request, "_messages", None)
    said = [str(message) for message in queued._queued_messages] if queued else []
    return target.startswith("/cms/login/?next=") or (target == "/cms/" and any(refusal in text for text in said))
