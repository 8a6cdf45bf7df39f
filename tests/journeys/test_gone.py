"""Advice that is gone is gone everywhere, and advice that moved is found everywhere: in Chinese, Tibetan and at the kiosk."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.page_editor import footer, open_tab
from tests.server import Site

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("gone")]

KIOSK = "/e/533401"
REASON = "药名写错了，正在改。"
WITH_DOSE = """
import json
from science_content.models import ManualChapterPage as P
page = next(p for p in P.objects.filter(locale__language_code='bo', live=True) if any(b.block_type == 'dose' for b in p.body))
source = page.source_page
dose = next(b for b in source.body if b.block_type == 'dose')
facts = {'id': source.pk, 'title': source.title, 'dose': dose.id, 'substance': dose.value['substance']}
print(json.dumps(facts | {'zh-hans': source.url_path, 'bo': page.url_path}))
"""
COPY_AND_ALIAS = """
from science_content.models import SciencePage
from wagtail.models import Page
page = SciencePage.objects.get(pk={pk}).specific
copy = page.copy(update_attrs={{'slug': 'copy', 'title': '副本'}}, keep_live=True)
alias = page.copy(update_attrs={{'slug': 'alias', 'title': '别名'}}, keep_live=True)
Page.objects.filter(pk=alias.pk).update(alias_of=page.page_ptr)
SciencePage.objects.filter(pk=alias.pk).update(family=None)
"""
BROUGHT_BACK = """
from science_content.models import SciencePage
from science_content.withdrawal.actions import restore
restore(SciencePage.objects.get(pk={pk}))
"""
TO_MOVE = """
import json
from science_content.models import ArticlePage, TopicPage
page = ArticlePage.objects.get(slug='gao-yuan-fan-ying-zen-me-fang-zen-me-ban', locale__language_code='zh-hans')
to = TopicPage.objects.get(slug='niu-yang-yang-zhi', locale__language_code='zh-hans')
page.page_sources.filter(unverified=False).update(in_full=True)  # a danger asks a reviewer for one that was read
print(json.dumps({'id': page.pk, 'to': to.pk}))
"""


def told(site: Site, code: str) -> dict:
    return json.loads(site.shell(code).splitlines()[-1])


def dressed(*addresses: str) -> list[str]:
    return [dress + address for address in addresses for dress in ("", KIOSK)]


def statuses(reader: Page, addresses: list[str]) -> set[int]:
    return {reader.request.get(address).status for address in addresses}


def test_a_reviewer_hides_one_dose_and_the_rest_of_the_page_stays(visit, site):
    facts = told(site, WITH_DOSE)
    reviewer, reader = visit("shenhe"), visit()
    reviewer.goto(f"/cms/withdrawal/{facts['id']}/")
    reviewer.get_by_role("link", name="只停用这一段").click()
    reviewer.locator(f"#block-{facts['dose']}").check()
    reviewer.get_by_role("textbox", name="为什么停用").fill(REASON)
    reviewer.get_by_role("button", name="停用这一段").click()
    expect(reviewer.get_by_role("status").first).to_contain_text("这一段已停用")
    for address in dressed(facts["zh-hans"], facts["bo"]):
        reader.goto(address)
        expect(reader.locator(f"#b-{facts['dose']}")).to_contain_text(REASON)
        expect(reader.locator(f"#dose-{facts['dose']}")).to_have_count(0)
    reviewer.get_by_role("row", name=re.compile(REASON)).get_by_role("button", name="恢复这一段").click()
    expect(reviewer.get_by_role("status").first).to_contain_text("恢复了")
    for address in dressed(facts["zh-hans"], facts["bo"]):
        reader.goto(address)
        expect(reader.locator(f"#dose-{facts['dose']}")).to_be_visible()


def test_a_withdrawal_takes_the_alias_and_the_copy_with_it(visit, site):
    facts = told(site, WITH_DOSE)
    site.shell(COPY_AND_ALIAS.format(pk=facts["id"]))
    above = facts["zh-hans"].rstrip("/").rpartition("/")[0]
    addresses = dressed(facts["zh-hans"], facts["bo"], f"{above}/copy/", f"{above}/alias/")
    reviewer, reader = visit("shenhe"), visit()
    assert statuses(reader, addresses) == {200}
    reviewer.goto(f"/cms/withdrawal/{facts['id']}/")
    expect(reviewer.get_by_role("row", name=re.compile("^副本"))).to_contain_text("还留着同样的用量")
    reviewer.get_by_role("textbox", name="再说几句").fill(REASON)
    reviewer.get_by_role("checkbox", name=re.compile("一起撤回，我看过了")).check()
    reviewer.get_by_role("button", name="撤回", exact=True).click()
    expect(reviewer.get_by_role("status").first).to_contain_text("已撤回")
    assert statuses(reader, addresses) == {410}
    reader.goto(f"{KIOSK}{above}/copy/")
    expect(reader.get_by_text(REASON)).to_be_visible()
    site.shell(BROUGHT_BACK.format(pk=facts["id"]))  # the other stories of this site read the same page


def test_a_page_renamed_and_moved_is_found_from_its_old_addresses_in_every_dress(visit, site):
    facts = told(site, TO_MOVE)
    admin, reader = visit("admin"), visit()
    old = "gao-yuan-sheng-huo/gao-yuan-fan-ying-zen-me-fang-zen-me-ban/"
    admin.goto(f"/cms/pages/{facts['id']}/edit/")
    open_tab(admin, "推荐")
    admin.locator("[name=slug]").fill("gao-yuan-fan-ying")
    footer(admin).get_by_role("button", name="发布", exact=True).click()
    expect(admin.get_by_role("status").first).to_contain_text("发布")
    arrives(reader, old, "gao-yuan-sheng-huo/gao-yuan-fan-ying/")

    admin.goto(f"/cms/pages/{facts['id']}/move/{facts['to']}/confirm/")
    admin.get_by_role("main").get_by_role("button", name=re.compile("移动")).click()
    expect(admin.get_by_role("status").first).to_contain_text("移动")
    for address in (old, "gao-yuan-sheng-huo/gao-yuan-fan-ying/"):
        arrives(reader, address, "niu-yang-yang-zhi/gao-yuan-fan-ying/")


def arrives(reader: Page, old: str, new: str) -> None:
    for dress in ("", KIOSK):
        for code in ("zh-hans", "bo"):
            reader.goto(f"{dress}/{code}/{old}")
            expect(reader).to_have_url(re.compile(f"{dress}/{code}/{new}$"))
            expect(reader.get_by_role("heading", level=1)).to_be_visible()
