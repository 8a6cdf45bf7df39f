"""Who can open which address, and whose bare POST changes anything: everybody against everything, by one table."""

from fnmatch import fnmatchcase

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.safety.addresses import every_address
from tests.safety.allowed import OPENS, WRITES
from tests.safety.arguments import SENT, NotFilled, urls
from tests.safety.things import one_of_everything
from tests.safety.visits import Visitor, Visits

pytestmark = pytest.mark.django_db
FAILS_UPSTREAM = {"post wagtailredirects:process_import"}  # Wagtail 8.0.1 asks BadSignature for its `message`


@pytest.fixture
def walk(cast, tree):
    def as_somebody(name: str) -> Visits:
        person = cast.get(name, AnonymousUser())
        things = one_of_everything(person, tree)
        visitor = Visitor(person)
        for address in every_address():
            for key, url in urls(address, things):
                visitor.go(key, url, "get", {})
                visitor.go(key, url, "post", SENT.get(address.name, {}))
        return visitor.visits

    return as_somebody


def differences(found: set[str], table: set[str]) -> list[str]:
    unintended = sorted(key for key in found if not any(fnmatchcase(key, entry) for entry in table))
    stale = sorted(entry for entry in table if not any(fnmatchcase(key, entry) for key in found))
    return [f"not in the table: {key}" for key in unintended] + [
        f"in the table for nothing: {entry}" for entry in stale
    ]


@pytest.mark.parametrize("name", OPENS)
def test_it_opens_and_writes_what_the_table_says_for(walk, name):
    visits = walk(name)
    assert visits.failed == set()
    assert differences(visits.answered, OPENS[name]) == []
    assert differences(visits.wrote, WRITES[name]) == []


def test_no_address_fails_for_the_administrator(walk):
    assert walk("admin").failed == FAILS_UPSTREAM


def test_every_address_can_be_filled(cast, tree):
    things = one_of_everything(cast["bianji"], tree)
    unknown = []
    for address in every_address():
        try:
            assert list(urls(address, things))
        except NotFilled as reason:
            unknown.append(str(reason))
    assert unknown == []


def test_an_unknown_argument_is_named(cast, tree):
    from dataclasses import replace

    things = one_of_everything(cast["bianji"], tree)
    planted = replace(every_address()[0], name="new_address", arguments=frozenset({"village_id"}))
    with pytest.raises(NotFilled, match="new_address.*village_id"):
        list(urls(planted, things))
