"""What each kind of page must say before it goes live, and what keeps a site from starting at all."""

import pytest
from django.core.exceptions import ValidationError

from science_content.checks import page_types_translate_as_expected
from science_content.models import ArticlePage, ScienceMedia
from science_content.pages.gate import NotPublishable, reasons_against
from tests.science_content.pieces import STEPS, TEXT, piece, sound

pytestmark = pytest.mark.django_db
LACKS = {
    "policy": ["official_title", "issuer"],
    "factcheck": ["claim", "verdict"],
    "experiment": ["safety", "observation", "explanation"],
}


@pytest.mark.parametrize("kind, name", [(kind, name) for kind, names in LACKS.items() for name in names])
def test_each_kind_lacks_what_it_must_say(tree, kind, name):
    page = piece(tree.topic, kind)
    assert reasons_against(page) == []
    setattr(page, name, "")
    assert len(reasons_against(page)) == 1
    page.live = True
    with pytest.raises(NotPublishable):
        page.save()


def test_an_experiment_says_what_to_gather(tree):
    page = piece(tree.topic, "experiment")
    steps = {"key": "s", "type": "steps", "value": STEPS | {"materials": []}}
    with pytest.raises(NotPublishable, match="要准备的东西"):
        piece(tree.topic, "experiment", slug="without", key="without", body=[steps])
    page.body = []
    assert reasons_against(page) == ["小实验：请加一个步骤，并写要准备的东西。"]


@pytest.mark.parametrize(
    "consent, held_by, sentence",
    [("pending", "村委会", "还没有书面同意"), ("given", "", "由谁保管"), ("pending", "", "还没有书面同意")],
)
def test_a_story_without_consent_is_refused(tree, consent, held_by, sentence):
    with pytest.raises(NotPublishable, match=sentence):
        piece(tree.topic, "story", consent=consent, consent_held_by=held_by)


@pytest.mark.parametrize("consent, held_by", [("given", "村委会"), ("none_shown", "")])
def test_a_story_with_consent_is_published(tree, consent, held_by):
    assert piece(tree.topic, "story", consent=consent, consent_held_by=held_by).live


@pytest.mark.parametrize("kind", ["article", "story", "policy"])
def test_a_film_without_consent_is_refused(tree, kind):
    film = sound(consent="pending", title="一段影")
    page = piece(tree.topic, kind, body=[TEXT])
    value = {"title": "看", "media": film.pk, "transcript": "<p>他们说。</p>"}
    page.body = [{"type": "media", "id": "0b6f0b5c-8a9f-4f4e-9d5a-3f3f6f2f7a01", "value": value}]
    with pytest.raises(NotPublishable, match="一段影.*还没有同意"):
        page.save_revision().publish()
    ScienceMedia.objects.filter(pk=film.pk).update(consent="given")
    type(page).objects.get(pk=page.pk).get_latest_revision().publish()


def test_heights_are_in_their_order(tree):
    tree.article.altitude_from, tree.article.altitude_to = 2000, 1999
    with pytest.raises(ValidationError, match="海拔上限低于下限"):
        tree.article.clean()
    tree.article.altitude_to = 2000
    tree.article.clean()


def test_every_check_of_page_types_is_asked_at_start_up(planted, monkeypatch):
    assert page_types_translate_as_expected(None) == []

    class Careless(ArticlePage):
        def with_content_json(self, content):
            return super().with_content_json(content)

        class Meta:
            app_label = "science_content"
            proxy = True

    ids = {error.id for error in page_types_translate_as_expected(None)}
    assert {"science_content.E003", "science_content.E004"} <= ids
