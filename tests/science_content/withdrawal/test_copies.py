"""A copy repeats the mistake of its original: it is withdrawn with it, listed beside it, and begins as a draft."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from science_content.content_files.building import build
from science_content.models import SciencePage
from science_content.pages.gate import NotPublishable
from science_content.withdrawal.actions import restore, withdraw
from tests.trees import ARTICLE, RICH, with_amount

pytestmark = pytest.mark.django_db
REASON = "药名写错了，正在改。"


def stored(page) -> SciencePage:
    return SciencePage.objects.get(pk=page.pk).specific


def copied(page, slug: str = "copy", **kwargs):
    return page.copy(update_attrs={"slug": slug, "title": f"副本{slug}"}, **{"keep_live": True} | kwargs)


def without(page, *kinds: str):
    """The page published without its blocks of these kinds; a warning counts by its level."""
    page = stored(page)
    page.body = [block for block in page.body.raw_data if not {block["type"], level(block)} & {*kinds}]
    page.save_revision().publish()
    return stored(page)


def level(block) -> str:
    return block["value"].get("level", "") if isinstance(block["value"], dict) else ""


@pytest.fixture
def article(tree):
    return build(tree.topic, "article", RICH, {}, {})


@pytest.mark.parametrize("kept", ["dose", "fact_table", "danger"])
def test_a_copy_goes_with_its_original_while_it_holds_the_same(article, client, kept):
    copy = without(copied(article), *({"dose", "fact_table", "danger"} - {kept}))
    assert client.get(copy.url_path).status_code == 200
    withdraw(article, reason=REASON)
    answer = client.get(copy.url_path)
    assert answer.status_code == 410 and REASON in answer.content.decode()


def test_so_does_the_original_with_its_copy_and_a_copy_with_another(article, client):
    first = copied(article, "first")
    second = copied(stored(first), "second")
    withdraw(stored(second), reason=REASON)
    for page in (article, first, second):
        assert client.get(page.url_path).status_code == 410, page.slug


def test_so_does_what_stands_below_a_copied_topic_and_what_is_copied_with_revisions(tree, client):
    topic = tree.topic.copy(recursive=True, update_attrs={"slug": "copy", "title": "副本"}, keep_live=True)
    below = SciencePage.objects.child_of(topic).get()
    draft = copied(tree.article, keep_live=False, copy_revisions=True)
    withdraw(tree.article, reason=REASON)
    assert client.get(below.url_path).status_code == 410 and client.get(topic.url_path).status_code == 200
    assert stored(draft).withdrawn_at


def test_a_changed_number_in_the_same_block_does_not_save_a_copy(article, client):
    copy = stored(copied(article))
    with_amount(copy, 30).save_revision().publish()
    withdraw(article, reason=REASON)
    assert client.get(copy.url_path).status_code == 410


def test_a_copy_without_any_of_it_stays_and_is_listed_to_decide(article, client, as_):
    copy = without(copied(article), "dose", "fact_table", "danger")
    screen = reverse("page_withdraw", args=[article.pk])
    asked = as_("shenhe").get(screen).content.decode()
    assert reverse("page_withdraw", args=[copy.pk]) in asked and "别的副本" in asked
    withdraw(article, reason=REASON)
    assert client.get(copy.url_path).status_code == 200


def test_the_screen_names_the_copies_that_go_and_the_tick_says_that_they_were_seen(article, as_):
    copy = copied(article)
    asked = as_("shenhe").get(reverse("page_withdraw", args=[article.pk])).content.decode()
    assert copy.title in asked and "副本，还留着同样的用量" in asked and "另外 1 页" in asked
    as_("shenhe").post(reverse("page_withdraw", args=[article.pk]), {"words": REASON})
    assert stored(copy).withdrawn_at is None
    as_("shenhe").post(reverse("page_withdraw", args=[article.pk]), {"words": REASON, "whole": "on"})
    assert stored(copy).withdrawn_at


def test_another_page_with_the_same_words_is_no_copy(article, tree, client):
    other = build(tree.topic, "article", ARTICLE | {"key": "o", "title": "又一篇", "slug": "o"}, {}, {})
    withdraw(article, reason=REASON)
    assert client.get(other.url_path).status_code == 200


def test_a_copy_is_not_restored_with_its_original_but_pointed_out(article, client, as_):
    copy = copied(article)
    withdraw(article, reason=REASON)
    asked = as_("shenhe").get(reverse("page_restore", args=[article.pk])).content.decode()
    assert reverse("page_restore", args=[copy.pk]) in asked
    restore(stored(article))
    assert client.get(article.url_path).status_code == 200 and client.get(copy.url_path).status_code == 410
    restore(stored(copy))
    assert client.get(copy.url_path).status_code == 200


def test_a_withdrawn_page_is_not_copied_live(article, client, as_):
    withdraw(article, reason=REASON)
    form = {"new_title": "副本", "new_slug": "copy", "new_parent_page": article.get_parent().pk, "publish_copies": "on"}
    url = reverse("wagtailadmin_pages:copy", args=[article.pk])
    asked = as_("admin").get(url).content.decode()
    assert "已经撤回：复制出来的都是草稿" in asked and "publish_copies" not in asked
    said = as_("admin").post(url, form, follow=True).content.decode()
    copy = SciencePage.objects.get(slug="copy")
    assert not copy.live and "所以副本都是草稿" in said and client.get(copy.url_path).status_code == 404


@pytest.mark.parametrize("which", ["article", "topic"])
def test_code_does_not_copy_it_live_either_nor_what_holds_it(tree, which):
    withdraw(tree.article, reason=REASON)
    page = stored(getattr(tree, which))
    before = Page.objects.count()
    with pytest.raises(NotPublishable, match="只能先是草稿"):
        page.copy(recursive=True, update_attrs={"slug": "copy"}, keep_live=True)
    assert Page.objects.count() == before


def test_a_draft_copied_before_or_after_goes_live_only_with_a_dose_of_its_own(article, client):
    before = copied(article, "before", keep_live=False)
    withdraw(article, reason=REASON)
    after = copied(stored(article), "after", keep_live=False)
    with pytest.raises(NotPublishable, match="这一页是它的副本"):
        stored(after).save_revision().publish()
    stored(before).save_revision().publish()
    assert client.get(before.url_path).status_code == 410
    mended = without(after, "dose", "fact_table", "danger")
    assert client.get(mended.url_path).status_code == 200


def test_a_copy_that_was_restored_by_itself_may_be_published_again(article, client):
    copy = copied(article)
    withdraw(article, reason=REASON)
    restore(stored(copy))
    stored(copy).save_revision().publish()
    assert client.get(copy.url_path).status_code == 200
