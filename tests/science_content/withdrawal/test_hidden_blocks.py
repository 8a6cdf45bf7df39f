"""One block is hidden at once in every language and dress, and no publication, draft or copy brings it back."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Locale, PageLogEntry

from science_content.models import SciencePage
from science_content.withdrawal.actions import CannotWithdraw
from science_content.withdrawal.blocks import hide_block, show_block
from search.queries import find_pages
from tests.science_content.pieces import piece
from tests.trees import RichTree, read_all, with_amount
from translation.engine.drafts import write_draft
from translation.engine.sources import store_words, translation_of
from translation.engine.starting import start
from translation.release.actions import release

pytestmark = pytest.mark.django_db
REASON = "这种药禁用了。"
KIOSK = "/e/533401"
GONE = ("试剂 10% 水剂", ">10<", "dose-amount")


def stored(page) -> SciencePage:
    return SciencePage.objects.get(pk=page.pk).specific


def block_of(page, kind: str) -> str:
    return next(block.id for block in page.body if block.block_type == kind)


def html_of(client, address: str) -> str:
    return client.get(address).content.decode()


def views_of(tree) -> list[str]:
    pages = [dress + page.url_path for page in (tree.article, tree.tibetan) for dress in ("", KIOSK)]
    return [*pages, f"/bo/side-by-side/{tree.tibetan.pk}/", f"{KIOSK}/bo/side-by-side/{tree.tibetan.pk}/"]


@pytest.mark.parametrize("checked", [False, True])
def test_readers_see_why_and_since_when_in_its_place_in_every_language_and_dress(tree, client, checked):
    if checked:
        read_all(tree.tibetan)
    before = [html_of(client, address) for address in views_of(tree)]
    assert all("dose-substance" in html for html in before)
    assert hide_block(tree.article, block_of(tree.article, "dose"), reason=REASON) == 2
    for address in views_of(tree):
        html = html_of(client, address)
        assert f'<p lang="zh-Hans">{REASON}</p>' in html and "这一段已停用" in html, address
        assert "dose-substance" not in html and "试剂 10%" not in html, address
        assert "打药后洗手" in html or "སྨན་གཏོར" in html, address


def test_nothing_of_it_is_found_quoted_or_told_to_machines(tree, client):
    def found(question: str) -> bool:
        return tree.article.pk in [hit.page_id for hit in find_pages(question, locale_code="zh-hans")[0]]

    assert found("卷起来") and found("试剂")
    hide_block(tree.article, block_of(tree.article, "dose"), reason=REASON)
    assert found("卷起来") and not found("试剂")
    hide_block(stored(tree.article), block_of(tree.article, "text"), reason=REASON)
    assert not found("卷起来")
    for address in (
        "/zh-hans/search/?q=蚜虫",
        "/zh-hans/feed/",
        tree.topic.url_path,
        f"{KIOSK}/zh-hans/search/?q=蚜虫",
    ):
        assert "卷起来" not in html_of(client, address), address
    show_block(stored(tree.article), block_of(tree.article, "text"))
    assert found("卷起来")


def test_a_hidden_list_of_steps_is_no_longer_structured_data(tree, client):
    page = piece(tree.topic, "experiment")
    steps = next(block for block in page.body if block.block_type == "steps")
    said = steps.value["steps"][0]["text"]
    assert said in html_of(client, page.url_path)
    hide_block(page, steps.id, reason=REASON)
    html = html_of(client, page.url_path)
    assert said not in html and json.dumps(said)[1:-1] not in html and REASON in html


@pytest.mark.parametrize(
    "door", ["publication", "old revision", "release", "draft of a translation", "new language", "saved"]
)
def test_it_stays_hidden_whatever_is_published(tree, client, door):
    old, draft = tree.article.save_revision(), write_draft(translation_of(tree.tibetan))
    block = block_of(tree.article, "dose")
    hide_block(tree.article, block, reason=REASON)
    pages = [tree.article, tree.tibetan]
    if door == "publication":
        with_amount(stored(tree.article), 20).save_revision().publish()
    elif door == "old revision":
        old.refresh_from_db()
        old.publish()
    elif door == "release":
        release(translation_of(tree.tibetan))
    elif door == "draft of a translation":
        draft.refresh_from_db()
        draft.publish()
    elif door == "saved":
        for page in pages:
            stored(page).save()
    else:
        pages.append(release(start(stored(tree.article), Locale.objects.get(language_code="lis"))))
    for page in pages:
        assert block in stored(page).hidden_blocks
        assert "dose-substance" not in html_of(client, page.url_path)


def test_a_translation_whose_row_missed_it_is_hidden_at_reading_and_mended_when_published(tree, client):
    block = block_of(tree.article, "dose")
    hide_block(tree.article, block, reason=REASON)
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(hidden_blocks={})
    assert "dose-substance" not in html_of(client, tree.tibetan.url_path)
    release(translation_of(tree.tibetan))
    assert block in stored(tree.tibetan).hidden_blocks


def test_copies_made_before_and_after_hide_it_too_and_show_it_only_by_themselves(tree, client):
    block = block_of(tree.article, "dose")
    before = tree.article.copy(update_attrs={"slug": "before"}, keep_live=True)
    hide_block(tree.article, block, reason=REASON)
    after = stored(tree.article).copy(update_attrs={"slug": "after"}, keep_live=True)
    for page in (before, after):
        assert "dose-substance" not in html_of(client, page.url_path)
    show_block(stored(tree.article), block)
    assert "dose-substance" in html_of(client, tree.article.url_path)
    assert "dose-substance" in html_of(client, tree.tibetan.url_path)
    assert "dose-substance" not in html_of(client, before.url_path)
    show_block(stored(before), block)
    assert "dose-substance" in html_of(client, before.url_path)


def test_the_other_doses_of_the_page_stay(tree, client):
    rich = RichTree.below(tree.topic)
    first, second = (block.id for block in rich.article.body if block.block_type == "dose")
    hide_block(rich.article, first, reason=REASON)
    for page in (rich.article, rich.tibetan, rich.lisu):
        html = html_of(client, page.url_path)
        assert f'id="dose-{second}"' in html and f'id="dose-{first}"' not in html


def test_it_is_refused_in_a_sentence(tree):
    block = block_of(tree.article, "dose")
    with pytest.raises(CannotWithdraw, match="没有这一段"):
        hide_block(tree.article, "no-such", reason=REASON)
    with pytest.raises(CannotWithdraw, match="请写清为什么"):
        hide_block(tree.article, block, reason=" 错 ")
    with pytest.raises(CannotWithdraw, match="没有停用"):
        show_block(tree.article, block)
    hide_block(tree.article, block, reason=REASON)
    with pytest.raises(CannotWithdraw, match="已经停用"):
        hide_block(stored(tree.article), block, reason="又一个原因")
    assert stored(tree.article).hidden_blocks[block]["reason"] == REASON


def test_a_second_tab_hides_another_block_and_loses_neither(tree):
    first_tab, second_tab = stored(tree.article), stored(tree.article)
    hide_block(first_tab, block_of(tree.article, "dose"), reason=REASON)
    hide_block(second_tab, block_of(tree.article, "warning"), reason=REASON)
    assert len(stored(tree.tibetan).hidden_blocks) == 2


def test_a_reviewer_does_it_in_one_act_and_both_ways_are_logged(tree, as_, cast):
    url, block = reverse("page_blocks", args=[tree.tibetan.pk]), block_of(tree.article, "dose")
    asked = as_("shenhe").get(url).content.decode()
    assert f'value="{block}"' in asked and "试剂 10% 水剂" in asked and "蚜虫吸叶子的汁" in asked
    assert (
        "各语种和副本一共 2 页"
        in as_("shenhe").post(url, {"block": block, "words": REASON}, follow=True).content.decode()
    )
    assert stored(tree.article).hidden_blocks[block] | {"at": ""} == {"reason": REASON, "by": "shenhe", "at": ""}
    assert REASON in as_("shenhe").get(url).content.decode()
    as_("shenhe").post(url, {"show": block})
    assert not stored(tree.tibetan).hidden_blocks
    for action, message in (("block_hidden", f"停用一段：{REASON}"), ("block_shown", "恢复一段")):
        entry = PageLogEntry.objects.get(page=tree.tibetan.page_ptr, action=f"science_content.{action}")
        assert (entry.user, entry.message) == (cast["shenhe"], message)


@pytest.mark.parametrize("name", ["bianji", "yiyuan", "jiaodui", "yiyuan-lisu", "shengban", "xinxi"])
def test_nobody_else_does(tree, as_, name):
    block = block_of(tree.article, "dose")
    as_(name).post(reverse("page_blocks", args=[tree.article.pk]), {"block": block, "words": REASON})
    assert not stored(tree.article).hidden_blocks
    hide_block(tree.article, block, reason=REASON)
    as_(name).post(reverse("page_blocks", args=[tree.article.pk]), {"show": block})
    assert stored(tree.article).hidden_blocks


def test_what_was_typed_is_kept_where_it_is_refused(tree, as_):
    block = block_of(tree.article, "dose")
    html = as_("shenhe").post(reverse("page_blocks", args=[tree.article.pk]), {"block": block, "words": "短"})
    assert ">短</textarea>" in html.content.decode() and "checked" in html.content.decode()


def test_the_ways_to_it_stand_where_a_reviewer_looks(tree, as_):
    way = reverse("page_blocks", args=[tree.article.pk])
    for address in (
        reverse("wagtailadmin_pages:edit", args=[tree.article.pk]),
        reverse("page_withdraw", args=[tree.article.pk]),
    ):
        assert way in as_("shenhe").get(address).content.decode()
        assert way not in as_("bianji").get(address).content.decode()


def test_words_of_a_hidden_block_are_still_translated(tree):
    hide_block(tree.article, block_of(tree.article, "warning"), reason=REASON)
    assert store_words(translation_of(tree.tibetan), {"打药后洗手。": "ལག་པ་འཁྲུ།"}) == 1
