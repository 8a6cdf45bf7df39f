"""The keys of a page's language come from an address of their own, for the people of that language and nobody else."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from languages.layouts.by_language import layout_of
from languages.registry import get
from tests.desk.workbench.test_workbench import screen_of
from translation.engine.starting import start

pytestmark = pytest.mark.django_db


@pytest.fixture
def lisu(tree):
    """The same article, begun in Lisu."""
    locale = Locale.objects.get(language_code="lis")
    start(tree.article, locale)
    return tree.article.get_translation(locale).specific


def address(page) -> str:
    return reverse("translation_letters", args=[page.pk])


def pad(client, page) -> BeautifulSoup:
    answer = client.get(address(page))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").select_one("[data-pad]")


def test_the_editor_asks_for_it_only_when_somebody_opens_it(as_, tree):
    screen = screen_of(as_("yiyuan"), tree.tibetan)
    panel = screen.select_one("[data-letters]")
    assert panel["data-address"] == address(tree.tibetan) and panel.has_attr("hidden")
    assert panel.get_text().strip() == "" and not panel.select("button")
    button = screen.select_one(".wb-bar [data-letters-toggle]")
    assert (button.get_text(), button["title"], button["aria-controls"]) == ("字母", "Alt+L", panel["id"])


def test_each_key_of_the_layout_is_a_button_that_says_what_it_writes(as_, tree, lisu):
    for who, page, code in (("yiyuan", tree.tibetan, "bo"), ("yiyuan-lisu", lisu, "lis")):
        drawn = pad(as_(who), page)
        layout = layout_of(get(code))
        keys = {key["value"]: key for key in drawn.select("button[value]")}
        assert set(keys) == {key.text for key in layout.all_keys()} | {" "}
        for key in layout.all_keys():
            button = keys[key.text]
            assert button["type"] == "button" and button["tabindex"] == "-1" and button["lang"] == code
            assert (button.get_text().split()[0], button["title"]) == (key.face, key.name)
            assert button.get("data-switched", "") == key.switched
        assert [each.get_text() for each in drawn.select("[data-erase], [data-shut]")] == ["删除", "关上"]
        assert bool(drawn.select("[data-switch]")) == bool(layout.switch)
        assert not drawn.select("[style], script")


def test_yi_is_in_two_steps_of_which_none_is_open():
    language = get("ii")
    html = render_to_string("desk/workbench/admin/letters.html", {"language": language, "layout": layout_of(language)})
    drawn = BeautifulSoup(html, "html.parser")
    steps = drawn.select("[data-step]")
    assert len(steps) == len(drawn.select("[data-opens]")) == 44 and all(step.has_attr("hidden") for step in steps)
    assert [key["data-opens"] for key in drawn.select("[data-opens]")] == [str(number) for number in range(44)]
    assert len(drawn.select("[data-step] button[value]")) == 1164


def test_a_browser_may_keep_it_and_nobody_between(as_, tree):
    answer = as_("yiyuan").get(address(tree.tibetan))
    assert {"private", "max-age=3600"} <= set(answer["Cache-Control"].replace(" ", "").split(","))
    assert "Cookie" in answer["Vary"]


def test_only_who_may_open_the_editor_of_the_page_gets_it(as_, tree, lisu, client):
    assert client.get(address(tree.tibetan)).status_code == 302
    for who, page in (("yiyuan", lisu), ("yiyuan-lisu", tree.tibetan), ("bianji", tree.tibetan)):
        assert as_(who).get(address(page)).status_code in (302, 403), (who, page.language.code)
    assert as_("xinxi").get(address(tree.tibetan)).status_code in (302, 403)
    assert as_("jiaodui").get(address(tree.tibetan)).status_code == 200


@pytest.mark.parametrize("number", ["0", "1000000", "9" * 18, "9" * 40, "x", "-1", "1.5", "%00", "1'"])
def test_what_is_no_page_is_not_found(as_, tree, number):
    assert as_("yiyuan").get(f"/cms/translations/{number}/letters/").status_code == 404


def test_a_page_that_nobody_translates_is_not_found(as_, tree):
    assert as_("yiyuan").get(address(tree.article)).status_code in (302, 403)
    assert as_("admin").get(address(tree.article)).status_code in (302, 404)


def test_it_is_only_read(as_, tree):
    for method in ("post", "put", "delete", "patch"):
        assert getattr(as_("yiyuan"), method)(address(tree.tibetan)).status_code == 405
    assert as_("yiyuan").head(address(tree.tibetan)).status_code == 200


def test_it_asks_few_questions(as_, tree):
    client = as_("yiyuan")
    client.get(address(tree.tibetan))
    with CaptureQueriesContext(connection) as queries:
        client.get(address(tree.tibetan))
    assert len(queries) <= 14


def test_the_way_to_the_login_is_not_kept(client, tree):
    assert "max-age=3600" not in client.get(address(tree.tibetan)).get("Cache-Control", "")
