"""Each choice of each filter leaves as many pages as it says, alone and with any other."""

from functools import cache
from itertools import product

import pytest
from bs4 import BeautifulSoup
from django.utils.http import urlencode
from wagtail.models import Locale

from languages import registry
from places.models import Place
from science_content.models import PagePlace, PageTopic, SciencePage, TopicPage
from science_content.pages.months import bits_of
from science_content.pages.types import page_types
from science_content.withdrawal.actions import withdraw
from search.facets import DIMENSIONS, facets, facts_of, fitting
from search.queries import find
from tests.science_content.pieces import in_tibetan, piece
from translation.engine.starting import start

pytestmark = pytest.mark.django_db
QUESTIONS = ["牛", "核桃"]
CHINESE = registry.get(registry.SOURCE)

# By the names of their rooms, not by which module happens to be imported first.
ORDER = [
    "ArticlePage",
    "ExperimentPage",
    "FactCheckPage",
    "ManualPage",
    "ManualChapterPage",
    "PolicyPage",
    "CaseStoryPage",
]
ORDER += ["TopicPage"]


def under(page: SciencePage, topic: int) -> bool:
    """Whether the page stands below the topic in any language, or names it in a row."""
    chinese = TopicPage.objects.get(pk=topic)
    versions = TopicPage.objects.filter(translation_key=chinese.translation_key)
    named = PageTopic.objects.filter(page_id=page.pk, topic__in=versions).exists()
    return named or any(page.is_descendant_of(each) or page.pk == each.pk for each in versions)


def useful_at(page: SciencePage, code: str) -> bool:
    """Whether the page names no place, this one, or one in it."""
    paths = [row.place.path for row in page.page_places.all()]
    return not paths or any(code in path.strip("/").split("/") for path in paths)


FITS = {
    "topic": lambda page, value: under(page, int(value)),
    "kind": lambda page, value: page.specific_class._meta.model_name == value,
    "month": lambda page, value: not page.months or bool(page.months & (1 << (int(value) - 1))),
    "place": useful_at,
    "lang": lambda page, value: SciencePage.objects.filter(
        translation_key=page.translation_key, locale__language_code=value, live=True, withdrawn_at=None
    ).exists(),
}


@pytest.fixture(params=QUESTIONS)
def answer(request):
    """(facts of what answers a question, its pages)."""
    ids = find(request.param, CHINESE).all
    assert len(ids) > 4
    return facts_of(ids), list(SciencePage.objects.filter(pk__in=ids))


def choices(facts, chosen, language=CHINESE) -> dict[tuple[str, str], int]:
    return {
        (facet.dimension, each.value): each.count for facet in facets(facts, chosen, language) for each in facet.choices
    }


def test_there_is_a_truth_for_each_dimension():
    assert set(FITS) == set(DIMENSIONS)


def test_each_choice_alone_leaves_as_many_as_it_says(answer):
    facts, pages = answer
    found = choices(facts, {})
    assert {dimension for dimension, _ in found} >= {"kind", "month", "lang"}
    for (dimension, value), count in found.items():
        wanted = {page.pk for page in pages if FITS[dimension](page, value)}
        assert (count, fitting(facts, {dimension: value})) == (len(wanted), wanted), (dimension, value)
        assert count > 0


def test_each_choice_with_another_leaves_as_many_as_it_says(answer):
    facts, pages = answer
    alone = choices(facts, {})
    assert len(alone) > 6

    @cache  # a choice comes again beside every other
    def fits(dimension: str, value: str) -> set[int]:
        return {page.pk for page in pages if FITS[dimension](page, value)}

    for (name, value), other in product(alone, DIMENSIONS):
        if other == name:
            continue
        both = {key[1]: count for key, count in choices(facts, {name: value}).items() if key[0] == other}
        for another, count in both.items():
            wanted = fits(name, value) & fits(other, another)
            assert count == len(wanted), (name, value, other, another)
            assert fitting(facts, {name: value, other: another}) == wanted


def test_what_is_chosen_hides_no_other_choice_of_its_own_dimension(answer):
    facts, _ = answer
    alone = choices(facts, {})
    assert len(alone) > 6
    for name, value in alone:
        own = {each: count for (dimension, each), count in alone.items() if dimension == name}
        chosen = {
            each: count for (dimension, each), count in choices(facts, {name: value}).items() if dimension == name
        }
        assert own.items() <= chosen.items()


def test_the_page_of_results_leaves_what_it_said(client):
    def ask(**chosen) -> BeautifulSoup:
        answer = client.get(f"/zh-hans/search/?{urlencode({'q': '牛', **chosen})}")
        html = BeautifulSoup(answer.content, "html.parser")
        html.total = answer.context["results"].total
        return html

    for dimension in DIMENSIONS:
        for option in ask().select(f'select[name="{dimension}"] option'):
            if option.get("value"):
                said = int(option.get_text().rsplit("(", 1)[1].rstrip(") \n"))
                assert ask(**{dimension: option["value"]}).total == said, (dimension, option["value"])


def a_page(tree, **changes) -> SciencePage:
    return piece(tree.topic, "article", title="甲壳虫", **changes)


def one(page) -> dict[str, set[str]]:
    facts = facts_of([page.pk])[page.pk]
    return {name: getattr(facts, name) for name in DIMENSIONS}


def test_everything_that_is_asked_of_one_page(tree):
    page = a_page(tree, months=[3, 4], places=["533401"])
    place = Place.objects.get(pk="533401")
    assert one(page) == {
        "topic": {str(tree.topic.pk)},
        "kind": {"articlepage"},
        "month": {"3", "4"},
        "place": set(place.path.strip("/").split("/")),
        "lang": {"zh-hans"},
    }


def test_a_page_for_the_whole_year_and_everywhere_fits_any_month_and_place_but_no_other_kind(tree):
    page = a_page(tree)
    facts = facts_of([page.pk])
    for month in range(1, 13):
        assert fitting(facts, {"month": str(month)}) == {page.pk}
    assert fitting(facts, {"place": "533401"}) == {page.pk}
    for name, value in (("kind", "policypage"), ("topic", "999"), ("lang", "bo")):
        assert fitting(facts, {name: value}) == set(), name


def test_a_draft_or_withdrawn_translation_counts_for_no_language(tree):
    page = a_page(tree)
    start(page, Locale.objects.get(language_code="bo"))
    assert one(page)["lang"] == {"zh-hans"}
    tibetan = in_tibetan(page)
    assert one(page)["lang"] == one(tibetan)["lang"] == {"zh-hans", "bo"}
    SciencePage.objects.filter(pk=tibetan.pk).update(withdrawn_at="2026-11-01T00:00Z")
    assert one(page)["lang"] == {"zh-hans"}


def test_a_draft_or_withdrawn_topic_is_no_choice(tree):
    page = a_page(tree)
    assert one(page)["topic"] == {str(tree.topic.pk)}
    SciencePage.objects.filter(pk=tree.topic.pk).update(live=False)
    assert one(page)["topic"] == set()
    SciencePage.objects.filter(pk=tree.topic.pk).update(live=True)
    withdraw(tree.topic, reason="说法有误")
    assert one(page)["topic"] == set()


def test_a_translation_counts_for_the_chinese_topic(tree):
    in_tibetan(tree.topic)
    assert one(tree.tibetan)["topic"] == one(tree.article)["topic"] == {str(tree.topic.pk)}


def test_a_translation_counts_for_a_topic_that_is_not_released_in_its_language(tree):
    TopicPage.objects.filter(path=tree.tibetan.path[: -TopicPage.steplen]).update(live=False)
    assert str(tree.topic.pk) in facts_of([tree.tibetan.pk])[tree.tibetan.pk].topic


def test_a_topic_named_in_a_row_counts_like_the_one_above(tree):
    other = TopicPage.objects.exclude(pk=tree.topic.pk).filter(locale=tree.topic.locale).first()
    in_tibetan(tree.topic)
    PageTopic.objects.create(page=tree.article, topic=other)
    assert one(tree.article)["topic"] == {str(tree.topic.pk), str(other.pk)}
    assert one(tree.tibetan)["topic"] == {str(tree.topic.pk)}


def test_a_place_counts_for_what_it_lies_in_and_not_for_what_lies_in_it(tree):
    PagePlace.objects.create(page=tree.article, place_id="533400")
    facts = facts_of([tree.article.pk])
    assert fitting(facts, {"place": "533400"}) == {tree.article.pk}
    assert fitting(facts, {"place": "533401"}) == set()


def test_counties_are_offered_of_the_prefecture_that_is_chosen_alone(tree):
    pages = [a_page(tree, slug=f"p{n}", places=[code]) for n, code in enumerate(["533401", "533301", "533422"])]
    facts = facts_of([page.pk for page in pages])
    offered = {value for name, value in choices(facts, {}) if name == "place"}
    assert offered == {"533400", "533300"}
    for chosen in ("533400", "533401"):
        offered = {value for name, value in choices(facts, {"place": chosen}) if name == "place"}
        assert offered == {"533400", "533300", "533401", "533422"}


def test_a_dimension_with_one_choice_is_not_offered_unless_it_is_chosen(tree):
    facts = facts_of([a_page(tree).pk])
    assert choices(facts, {}) == {}
    assert choices(facts, {"kind": "articlepage"}) == {("kind", "articlepage"): 1}


def test_months_are_offered_in_their_order_and_count_what_serves_all_year(tree):
    pages = [a_page(tree, slug=f"m{n}") for n in range(3)]
    SciencePage.objects.filter(pk=pages[0].pk).update(months=bits_of(range(2, 12)))
    SciencePage.objects.filter(pk=pages[1].pk).update(months=bits_of([2]))
    found = choices(facts_of([page.pk for page in pages]), {})
    months = [(int(value), count) for (dimension, value), count in found.items() if dimension == "month"]
    assert months == [(2, 3), *((month, 2) for month in range(3, 12))]


def test_names_are_in_the_readers_language_where_they_stand_in_it(tree):
    pages = [tree.article, a_page(tree)]
    other = TopicPage.objects.exclude(pk=tree.topic.pk).filter(locale=tree.topic.locale).first()
    PageTopic.objects.create(page=pages[1], topic=other)
    facts = facts_of([page.pk for page in pages])
    for language in (CHINESE, registry.get("lis")):
        (topics,) = [facet for facet in facets(facts, {}, language) if facet.dimension == "topic"]
        assert {(each.label, each.label_tag) for each in topics.choices} == {
            (tree.topic.title, "zh-Hans"),
            (other.title, "zh-Hans"),
        }


def test_kinds_are_offered_in_one_order_whoever_is_asked_first():
    names = [model.__name__ for model in page_types()]
    assert names == sorted(names, key=lambda name: ORDER.index(name)) and set(names) == set(ORDER)
