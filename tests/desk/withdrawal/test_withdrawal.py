"""Withdrawing and restoring in the admin: who may, what is asked, what is kept of what was typed, what readers then get."""

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from desk.withdrawal.forms import LONGEST_REASON, USUAL
from science_content.models import SciencePage
from science_content.withdrawal.actions import CannotWithdraw, restore, withdraw, withdrawn_above

pytestmark = pytest.mark.django_db
REASON = "药名写错了，正在改。"
KIOSK = "/e/533401"


def url(page, name: str = "page_withdraw") -> str:
    return reverse(name, args=[page.pk])


def stored(page) -> SciencePage:
    return SciencePage.objects.get(pk=page.pk)


@pytest.mark.parametrize("name", ["bianji", "shenhe", "admin"])
def test_it_is_withdrawn_in_every_language_by(tree, as_, cast, name):
    answer = as_(name).post(url(tree.article), {"usual": USUAL[0], "words": REASON}, follow=True)
    assert "各语种一共 2 页" in answer.content.decode()
    for page in (tree.article, tree.tibetan):
        assert stored(page).withdrawn_reason == USUAL[0] + REASON
        entry = PageLogEntry.objects.get(page=page.page_ptr, action="science_content.withdrawn")
        assert (entry.user, entry.message) == (cast[name], f"撤回：{USUAL[0]}{REASON}")


@pytest.mark.parametrize("name", ["yiyuan", "jiaodui", "yiyuan-lisu", "shengban", "xinxi"])
@pytest.mark.parametrize("which", ["article", "tibetan"])
def test_it_is_not_withdrawn_by(tree, as_, name, which):
    as_(name).post(url(getattr(tree, which)), {"usual": USUAL[0]})
    assert stored(tree.article).withdrawn_at is None


def test_a_translation_stands_for_its_chinese_page(tree, as_):
    as_("shenhe").post(url(tree.tibetan), {"usual": USUAL[0]})
    assert stored(tree.article).withdrawn_at == stored(tree.tibetan).withdrawn_at is not None


def test_a_lock_does_not_stop_it(tree, as_, cast):
    SciencePage.objects.filter(pk=tree.article.pk).update(locked=True, locked_by=cast["admin"])
    html = as_("bianji").get(reverse("wagtailadmin_pages:edit", args=[tree.article.pk])).content.decode()
    assert url(tree.article) in html
    as_("bianji").post(url(tree.article), {"usual": USUAL[0]})
    assert stored(tree.article).withdrawn_at


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"words": ""},
        {"words": "短了点"},
        {"words": " 　\n\t  "},
        {"words": "x\x00yz，药名错了"},
        {"words": "长" * (LONGEST_REASON + 1)},
        {"usual": USUAL[0], "words": "长" * LONGEST_REASON},
        {"usual": "自己编的原因", "words": REASON},
    ],
    ids=["nothing", "empty", "three letters", "spaces", "a null", "too long", "too long together", "a forged choice"],
)
def test_without_a_good_reason_nothing_happens_and_what_was_typed_stays(tree, as_, fields):
    answer = as_("bianji").post(url(tree.article), fields)
    assert answer.status_code == 200
    assert stored(tree.article).withdrawn_at is None
    assert answer.context["form"]["words"].value() == fields.get("words")
    assert answer.context["form"].errors


def test_markup_in_a_reason_is_only_text(tree, as_, client):
    as_("bianji").post(url(tree.article), {"words": "<script>alert(1)</script>药名错了"})
    for html in (client.get(tree.article.url_path).content, as_("bianji").get(url(tree.article)).content):
        assert b"<script>alert(1)" not in html and b"&lt;script&gt;alert(1)" in html


def test_pages_below_need_a_tick_and_go_along(tree, as_):
    asked = as_("shenhe").get(url(tree.topic)).content.decode()
    assert "上面列出来的另外 1 页也一起撤回" in asked and tree.article.title in asked
    as_("shenhe").post(url(tree.topic), {"usual": USUAL[0]})
    assert stored(tree.topic).withdrawn_at is None
    as_("shenhe").post(url(tree.topic), {"usual": USUAL[0], "whole": "on"})
    assert stored(tree.topic).withdrawn_at == stored(tree.article).withdrawn_at == stored(tree.tibetan).withdrawn_at


def test_somebody_else_was_faster_and_what_was_typed_stays(tree, as_):
    withdraw(tree.article, reason="别人先撤回了")
    answer = as_("bianji").post(url(tree.article), {"words": REASON})
    html = answer.content.decode()
    assert "只有正在公开的页面才能撤回" in html and REASON in html and "别人先撤回了" in html
    assert stored(tree.article).withdrawn_reason == "别人先撤回了"


def test_a_draft_cannot_be_withdrawn(tree, as_):
    tree.article.unpublish()
    assert "还没有公开" in as_("bianji").get(url(tree.article)).content.decode()
    assert "只有正在公开的页面才能撤回" in as_("bianji").post(url(tree.article), {"words": REASON}).content.decode()


@pytest.mark.parametrize("page_id", ["0", "999999999", "99999999999999999999", "-1", "x"])
def test_no_such_page_is_404(as_, page_id):
    for name in ("", "restore/"):
        assert as_("admin").get(f"/cms/withdrawal/{page_id}/{name}").status_code == 404


def test_the_front_page_cannot_be_withdrawn(tree, as_):
    front = tree.topic.get_parent()
    assert as_("admin").post(url(front), {"words": REASON, "whole": "on"}).status_code == 404


def test_only_who_may_publish_restores(tree, as_):
    withdraw(tree.article, reason=REASON)
    for name in ("bianji", "yiyuan", "jiaodui", "shengban"):
        as_(name).post(url(tree.article, "page_restore"))
        assert stored(tree.article).withdrawn_at, name
    asked = as_("shenhe").get(url(tree.article, "page_restore")).content.decode()
    assert REASON in asked and "藏文" in asked
    as_("shenhe").post(url(tree.article, "page_restore"))
    assert stored(tree.article).withdrawn_at is stored(tree.tibetan).withdrawn_at is None


def test_restoring_twice_says_so(tree, as_):
    assert "这一页没有撤回" in as_("shenhe").post(url(tree.article, "page_restore")).content.decode()


def test_a_page_restored_below_a_withdrawn_one_is_pointed_out(tree, as_):
    withdraw(tree.topic, reason=REASON)
    assert (
        f"它上面的“{tree.topic.title}”还是撤回的"
        in as_("shenhe").get(url(tree.article, "page_restore")).content.decode()
    )


@pytest.mark.parametrize("dress", ["", KIOSK])
@pytest.mark.parametrize("which", ["article", "tibetan"])
def test_a_reader_is_told_what_why_when_and_where_to_go(tree, client, dress, which):
    page = getattr(tree, which)
    withdraw(tree.article, reason=REASON)
    answer = client.get(dress + page.url_path)
    html = answer.content.decode()
    assert answer.status_code == 410
    for text in (page.title, f'<p lang="zh-Hans">{REASON}</p>', stored(page).withdrawn_at.strftime("%Y-")):
        assert text in html
    topic = page.get_parent()
    assert f'href="{dress}{topic.url_path}"' in html
    assert not answer.cookies and "Cookie" not in answer.get("Vary", "")


def test_a_withdrawn_topic_is_no_way_on(tree, client):
    withdraw(tree.topic, reason=REASON)
    assert f'href="{tree.topic.url_path}"' not in client.get(tree.article.url_path).content.decode().split("<main")[1]


def test_the_editor_shows_a_banner_and_the_list_a_status(tree, as_):
    withdraw(tree.article, reason=REASON)
    edit, listing = (
        reverse(f"wagtailadmin_{name}", args=[page.pk])
        for name, page in (("pages:edit", tree.article), ("explore", tree.topic))
    )
    for name, may in (("bianji", False), ("shenhe", True)):
        html = as_(name).get(edit).content.decode()
        assert "撤回了</strong>" in html and REASON in html
        assert (url(tree.article, "page_restore") in html) is may
        assert "已撤回" in as_(name).get(listing).content.decode()
    workbench = as_("jiaodui").get(reverse("translation_workbench", args=[tree.tibetan.pk])).content.decode()
    assert "撤回了</strong>" in workbench and REASON in workbench


def test_the_list_of_pages_costs_no_query_more_for_withdrawn_ones(tree, as_, django_assert_max_num_queries):
    editor, listing = as_("bianji"), reverse("wagtailadmin_explore", args=[tree.topic.pk])
    editor.get(listing)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as before:
        editor.get(listing)
    withdraw(tree.article, reason=REASON)
    with django_assert_max_num_queries(len(before) + 1):
        editor.get(listing)


def test_publishing_a_withdrawn_page_does_not_bring_it_back(tree, client):
    withdraw(tree.article, reason=REASON)
    page = stored(tree.article).specific
    page.title = "改好了"
    page.save_revision().publish()
    assert client.get(page.url_path).status_code == 410
    restore(stored(page))
    assert "改好了" in client.get(page.url_path).content.decode()


def test_the_actions_refuse_by_themselves(tree):
    for reason in ("", "abc", "   a "):
        with pytest.raises(CannotWithdraw):
            withdraw(tree.article, reason=reason)
    with pytest.raises(CannotWithdraw):
        restore(tree.article)


def test_the_nearest_withdrawn_page_above_is_pointed_out(tree):
    for page in (tree.article, tree.topic):
        withdraw(stored(page), reason=REASON)
    below = stored(tree.article)
    assert withdrawn_above(below).pk == tree.topic.pk
    assert withdrawn_above(SciencePage(path=below.path + "0001", depth=below.depth + 1)).pk == tree.article.pk
