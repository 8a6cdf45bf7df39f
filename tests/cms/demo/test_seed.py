"""The demo: whole, honest about its sources, and the same when seeded again."""

import json
from collections import Counter

import pytest
from django.apps import apps
from django.core.management import call_command

from cms.demo.seed import CONTENT, IMAGES, pieces
from desk.first_screen.review_dates import reviews
from desk.first_screen.tasks import tasks_of
from languages.scripts import dominant_script
from science_content.models import Feedback, SciencePage

pytestmark = pytest.mark.django_db


def parts(piece: dict) -> list[dict]:
    return [piece, *piece.get("chapters", [])]


def doses() -> list[dict]:
    blocks = [block for piece in pieces() for part in parts(piece) for block in part["body"]]
    return [block["value"] for block in blocks if block["type"] == "dose"]


def rows() -> dict[str, tuple]:
    """(number of rows, highest id) of every table."""
    models = [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]
    return {model._meta.label: (model.objects.count(), model.objects.order_by("pk").last()) for model in models}


def states() -> list[tuple]:
    """Of every page: when it was published, what its draft is called, when it is due."""
    return list(
        SciencePage.objects.order_by("pk").values_list(
            "pk", "last_published_at", "draft_title", "latest_revision", "review_by"
        )
    )


def test_seeding_again_changes_no_row():
    call_command("seed_demo")  # the tests' own demo leaves out what waits on the desk
    before, pages = rows(), states()
    call_command("seed_demo")
    assert rows() == before
    assert states() == pages


def test_there_are_forty_nine_pieces_and_the_manuals_of_a_county_are_shorter():
    assert Counter(piece["type"] for piece in pieces()) == {
        "article": 21,
        "factcheck": 10,
        "experiment": 6,
        "manual": 7,
        "story": 3,
        "policy": 2,
    }
    assert {piece["key"]: len(piece["chapters"]) for piece in pieces() if piece.get("chapters")} == {
        "county-potato": 4,
        "county-walnut": 4,
        "county-yak": 4,
        "maize-manual": 5,
        "tea-manual": 5,
        "walnut": 5,
        "yak": 5,
    }


@pytest.mark.parametrize(
    "manual", [piece for piece in pieces() if piece["type"] == "manual"], ids=lambda piece: piece["key"]
)
def test_a_manual_has_a_season_and_an_altitude(manual):
    assert manual["months"]
    assert 0 < manual["altitude_from"] < manual["altitude_to"]


def test_each_piece_has_a_cover_of_its_own_and_says_what_is_on_it():
    listed = json.loads((IMAGES / "images.json").read_text(encoding="utf-8"))
    covers = [part["cover"] for piece in pieces() for part in parts(piece)]
    assert len({cover["image"] for cover in covers}) == len(covers)
    for cover in covers:
        assert (IMAGES / listed[cover["image"]]["file"]).exists()
        assert cover["alt"] == listed[cover["image"]]["alt"], cover["image"]


@pytest.mark.parametrize("piece", pieces(), ids=lambda piece: piece["key"])
def test_a_piece_names_sources_that_were_opened_or_says_they_were_not(piece):
    sources = [source for part in parts(piece) for source in part.get("sources", [])]
    assert sources
    for source in sources:
        assert source["unverified"] or (source["url"].startswith("http") and source["opened_at"]), source["title"]
    for part in parts(piece):
        if any(block["type"] == "dose" for block in part["body"]):
            assert part["sources"], f"{part['title']} holds a dose and names no source of its own"


@pytest.mark.parametrize("dose", doses(), ids=lambda dose: dose["substance"])
def test_a_dose_has_a_unit_a_limit_and_an_interval(dose):
    assert (dose["amount"] and dose["unit"] and dose["per"]) or dose["dilution"]
    assert dose["max_times"] >= 1
    assert dose["interval_days"] is not None and dose["waits"] and dose["times_per"] and dose["target"]


@pytest.mark.parametrize("path", sorted((CONTENT / "bo").glob("*.json")), ids=lambda path: path.stem)
def test_a_tibetan_draft_is_tibetan_and_keeps_the_digits(path):
    for chinese, tibetan in json.loads(path.read_text(encoding="utf-8")).items():
        assert dominant_script(tibetan) == "Tibt", tibetan
        assert sorted(filter(str.isdigit, chinese)) == sorted(filter(str.isdigit, tibetan)), chinese


def test_one_manual_and_eight_articles_stand_in_tibetan_as_machine_drafts():
    tibetan = SciencePage.objects.filter(locale__language_code="bo", live=True)
    kinds = [page.specific_class.__name__ for page in tibetan]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "ManualPage": 1,
        "ManualChapterPage": 5,
        "ArticlePage": 8,
        "TopicPage": 7,
    }
    assert not any(page.checked_by_native for page in tibetan)
    assert all(page.machine_draft for page in tibetan)  # none stands in Chinese among them


def test_no_other_language_has_a_page():
    assert set(SciencePage.objects.values_list("locale__language_code", flat=True)) == {"zh-hans", "bo"}


def test_every_page_of_the_demo_says_that_it_is_one(client):
    for page in SciencePage.objects.live().exclude(content_type__model="topicpage"):
        assert "演示内容" in client.get(page.url).content.decode(), page.title


def test_a_withdrawn_page_answers_410_in_its_language(client):
    page = SciencePage.objects.filter(locale__language_code="bo", content_type__model="articlepage").first()
    from django.utils import timezone

    SciencePage.objects.filter(pk=page.pk).update(withdrawn_at=timezone.now())
    response = client.get(page.url)
    assert response.status_code == 410
    assert '<html lang="bo"' in response.content.decode()


def test_the_desk_has_something_to_do_for_everybody(cast):
    call_command("seed_demo")
    said = Counter(Feedback.objects.values_list("answer", flat=True))
    assert set(said) == {"unclear", "useless", "useful"}
    assert set(Feedback.objects.values_list("language", flat=True)) == {"zh-hans", "bo"}
    assert Feedback.objects.filter(answer="unclear").exclude(words="").exists()
    assert (len(reviews().past), len(reviews().soon)) == (1, 1)
    assert len(tasks_of(cast["shenhe"]).to_review) == 1
    editor = tasks_of(cast["bianji"])
    assert (len(editor.in_review), len(editor.drafts)) == (1, 1)
