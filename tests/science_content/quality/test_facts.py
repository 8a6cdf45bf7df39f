"""Which facts a page is asked for, by its kind; where nothing is a value and where it is none."""

import pytest

from science_content.models import ManualPage, SciencePage
from science_content.pages.types import page_types
from science_content.quality.facts import MissingFact, ReviewDate

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_a_topic_and_a_chapter_need_no_day_of_their_own(model):
    asked = [finding.field for finding in ReviewDate().check(model())]
    assert asked == ([] if model.__name__ in ("TopicPage", "ManualChapterPage") else ["review_by"])


def test_a_height_of_no_metres_is_one():
    page = ManualPage(months=1, audience=1, altitude_from=0, altitude_to=0)
    assert list(MissingFact().check(page)) == []


@pytest.mark.parametrize("name", ["months", "audience"])
def test_nothing_chosen_is_no_choice(name):
    page = ManualPage(**{"months": 1, "audience": 1, "altitude_from": 0, "altitude_to": 0} | {name: 0})
    assert [finding.field for finding in MissingFact().check(page)] == [name]


def test_every_fact_that_is_expected_has_its_sentence():
    for model in page_types():
        assert len(list(MissingFact().check(model()))) == len(model.expected_facts)
    assert list(MissingFact().check(SciencePage())) == []
