"""A reviewer looks at a dose; meanwhile somebody's autosave writes another under the same revision. He approves what he saw or nothing."""

import re

import pytest
from playwright.sync_api import Page, Response, TimeoutError, expect

from tests.handbook import picture
from tests.journeys.conftest import SLOWEST
from tests.journeys.page_editor import FORM_READY, field_of, footer, wait_until_stored

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("review")]

ADDRESS = "/zh-hans/liang-shi-zuo-wu/hong-zhi-zhu-zen-me-fang/"
MADE = """
from django.contrib.auth import get_user_model
from science_content.content_files.building import build
from science_content.models import ArticlePage, TopicPage
from tests.trees import ARTICLE, with_amount
topic = TopicPage.objects.get(locale__language_code="zh-hans", title="粮食作物")
piece = ARTICLE | {"key": "mites", "title": "红蜘蛛怎么防", "slug": "hong-zhi-zhu-zen-me-fang", "is_demo": False}
page = build(topic, "article", piece, {}, {})
editor = get_user_model().objects.get(username="bianji")
with_amount(page, 8).save_revision(user=editor)
page = ArticlePage.objects.get(pk=page.pk)
page.get_workflow().start(page, editor)
print(page.pk)
"""
LATEST = "from wagtail.models import Page; print(Page.objects.get(pk={}).latest_revision_id)"


@pytest.fixture
def waiting(site) -> int:
    return int(site.shell(MADE).split()[-1])


def type_amount(page: Page, amount: str) -> None:
    """Into the dose, and wait until Wagtail has stored it by itself; typed before it compares, it is typed again."""
    field = field_of(page.get_by_role("region", name=re.compile("^用药用量")), "用量")
    for _ in range(6):
        try:
            with page.expect_response(_is_autosave, timeout=SLOWEST / 6) as stored:
                field.fill("")
                field.fill(amount)
                field.blur()
        except TimeoutError:
            continue
        assert stored.value.json()["success"], stored.value.text()
        return
    raise AssertionError("nothing was stored by itself")


def _is_autosave(response: Response) -> bool:
    return response.request.method == "POST" and "/edit/" in response.url


def test_what_autosave_wrote_under_the_same_revision_is_not_approved_unseen(visit, site, waiting):
    other, reviewer, reader = visit("admin"), visit("shenhe"), visit()
    other.goto(f"/cms/pages/{waiting}/edit/")
    other.wait_for_timeout(FORM_READY)
    type_amount(other, "9")
    revision = site.shell(LATEST.format(waiting))

    reviewer.goto("/cms/")
    reviewer.get_by_role("region", name="等待你的审查").get_by_role("link", name="红蜘蛛怎么防", exact=True).click()
    with reviewer.expect_navigation():
        footer(reviewer).get_by_role("link", name=re.compile("^批准")).click()
    expect(reviewer.get_by_role("main")).to_contain_text(re.compile(r"用量\s+10\s+→\s+9\s+毫升/亩"))
    picture(reviewer, "reviewer-changes")

    wait_until_stored(other)
    type_amount(other, "9000")
    assert site.shell(LATEST.format(waiting)) == revision
    with reviewer.expect_navigation():
        reviewer.get_by_role("button", name="批准，公开").click()
    told = reviewer.get_by_role("alert")
    expect(told).to_contain_text("没有批准")
    expect(told).to_contain_text(re.compile(r"用量\s+9\s+→\s+9000\s+毫升/亩"))
    reader.goto(ADDRESS)
    expect(reader.get_by_role("main")).to_contain_text("未经农技人员审核")
    expect(reader.get_by_role("main")).not_to_contain_text("9000")
