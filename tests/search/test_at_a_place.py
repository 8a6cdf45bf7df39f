"""What is for one county alone comes first there, and behind what is for all before everybody else."""

import pytest
from django.utils.http import urlencode

from languages import registry
from places.models import Place
from science_content.content_files.building import build
from science_content.models import ManualChapterPage, PagePlace, SciencePage
from science_content.pages.places import useful_in
from search.facets import facts_of
from search.hits import shown
from search.queries import find
from tests.science_content.pieces import piece

pytestmark = pytest.mark.django_db
CHINESE = registry.LANGUAGES["zh-hans"]
HERE, BESIDE, AROUND = "533401", "533422", "533400"


@pytest.fixture
def local(tree) -> SciencePage:
    return piece(tree.topic, "article", slug="local", title="竹鼠怎么养", places=[HERE])


@pytest.fixture
def general(tree, local) -> SciencePage:
    return piece(tree.topic, "article", slug="general", title="竹鼠怎么养，怎么防病，怎么卖", places=[])


def slugs(question: str, code: str = "") -> list[str]:
    place = Place.objects.get(pk=code) if code else None
    return [SciencePage.objects.get(pk=pk).slug for pk in find(question, CHINESE, place).all]


@pytest.mark.parametrize("code", ["", BESIDE, "530100"])
def test_before_a_reader_elsewhere_it_stands_behind_what_is_for_all(local, general, code):
    assert slugs("竹鼠怎么养", code) == ["general", "local"]


@pytest.mark.parametrize("code", [HERE, AROUND])
def test_at_its_place_and_around_it_the_best_answer_comes_first(local, general, code):
    assert slugs("竹鼠怎么养", code) == ["local", "general"]


def test_a_question_that_names_the_place_asks_for_it(tree, general):
    piece(tree.topic, "article", slug="named", title="香格里拉的竹鼠", places=[HERE])
    assert slugs("香格里拉竹鼠")[0] == "named"


def test_a_page_for_several_counties_is_not_held_back(tree, local, general):
    piece(tree.topic, "article", slug="several", title="竹鼠怎么养", places=[HERE, BESIDE])
    assert slugs("竹鼠怎么养")[0] == "several"


def test_the_kiosk_of_the_place_asks_as_its_reader(client, local, general):
    def first(address: str) -> str:
        found = client.get(f"{address}?{urlencode({'q': '竹鼠怎么养'})}").context["results"]
        return SciencePage.objects.get(pk=found.page.object_list[0]).slug

    assert first(f"/e/{HERE}/zh-hans/search/") == "local"
    assert first(f"/e/{BESIDE}/zh-hans/search/") == first("/zh-hans/search/") == "general"


@pytest.fixture
def chapter(tree) -> ManualChapterPage:
    facts = {
        "key": "of-one-county",
        "slug": "of-one-county",
        "title": "竹鼠手册",
        "summary": "读完就会。",
        "is_demo": False,
    }
    manual = build(tree.topic, "manual", facts | {"places": [HERE]}, {}, {})
    return build(manual, "chapter", facts | {"key": "nest", "slug": "nest", "title": "竹鼠窝"}, {}, {})


def test_a_chapter_is_for_the_places_of_its_manual(chapter):
    assert facts_of([chapter.pk])[chapter.pk].place == {"530000", AROUND, HERE}
    assert shown([chapter.pk], "竹鼠")[0].places == [Place.objects.get(pk=HERE).name]
    useful = [ManualChapterPage.objects.filter(useful_in(Place.objects.get(pk=code))) for code in (HERE, BESIDE)]
    assert chapter in useful[0] and chapter not in useful[1]


def test_a_chapter_that_names_places_of_its_own_is_for_those(chapter):
    PagePlace.objects.create(page=chapter, place_id=BESIDE)
    assert facts_of([chapter.pk])[chapter.pk].place == {"530000", AROUND, BESIDE}
    useful = [ManualChapterPage.objects.filter(useful_in(Place.objects.get(pk=code))) for code in (HERE, BESIDE)]
    assert chapter not in useful[0] and chapter in useful[1]
