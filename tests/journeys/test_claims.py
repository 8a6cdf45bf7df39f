"""A translator takes a page, the other of her language sees it on the first screen and on the desk, and she puts it back."""

import pytest
from playwright.sync_api import expect

from tests.axe import violations
from tests.journeys.workbench import on_desk, row_of

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("claims")]

TITLE = "松茸采收与山林保护"
# The Chinese changed where it matters, so that the page is the first that everybody of the language is told of.
CHANGED = f"""
from django.utils.timezone import now
from science_content.models import SciencePage
chinese = SciencePage.objects.get(title="{TITLE}", locale__language_code="zh-hans")
tibetan = SciencePage.objects.filter(translation_key=chinese.translation_key, locale__language_code="bo")
tibetan.update(behind={{"old": ["title"]}}, safety_notice_at=now())
"""


def test_what_one_has_taken_the_other_is_told_until_it_is_put_back(visit, site):
    site.shell(CHANGED)
    translator, other = visit("yiyuan"), visit("jiaodui")
    on_desk(translator, TITLE).get_by_role("button", name="我来译").click()
    expect(translator.get_by_role("status").first).to_contain_text("归您译了")
    row = on_desk(translator, TITLE)
    expect(row).to_contain_text("您领的，到")
    expect(row.get_by_label(f"“{TITLE}”哪天以前译好")).to_be_visible()
    assert violations(translator) == []

    other.goto("/cms/")
    expect(other.get_by_role("main")).to_contain_text("卓玛在译，到")
    expect(other.get_by_role("link", name=f"接着译：{TITLE}")).to_have_count(0)
    other.goto("/cms/translations/")
    other.get_by_label("状态").select_option("有人领的")
    other.get_by_role("button", name="筛选").click()
    expect(other.get_by_role("main")).to_contain_text("找到1页")
    expect(row_of(other, TITLE)).to_contain_text("卓玛在译")
    assert violations(other) == []

    on_desk(translator, TITLE).get_by_role("button", name="放回去").click()
    expect(translator.get_by_role("status").first).to_contain_text("放回去了")
    other.goto("/cms/")
    expect(other.get_by_role("link", name=f"接着译：{TITLE}")).to_be_visible()
    expect(other.get_by_role("main")).not_to_contain_text("卓玛在译")
