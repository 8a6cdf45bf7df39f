"""What the checks found, and what a reviewer of the language lets pass: one finding, with a reason, until either side changes."""

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.models import Locale, PageLogEntry

from science_content.models import ArticlePage
from tests.trees import read_all
from translation.dismissals.models import Dismissal
from translation.engine.dismissing import LONGEST_REASON, CannotDismiss, dismiss
from translation.engine.judging import WordsRefused, judged
from translation.engine.sources import store_words, translation_of
from translation.engine.starting import start
from translation.release.actions import release

pytestmark = pytest.mark.django_db
CHINESE = "试剂 10% 水剂"
WRONG = "ཀ 100‰ ཁ 7"
REASON = "藏语里照标签这样写，核对过标签。"


def url(page) -> str:
    return reverse("translation_findings", args=[page.pk])


@pytest.fixture
def translation(tree):
    translation = translation_of(tree.tibetan)
    store_words(translation, {CHINESE: WRONG})
    return translation


def keys(translation) -> list[str]:
    return [key for each in judged(translation) for key, found in each.findings.items() if found.blocks]


def let_pass(translation, user, reason: str = REASON) -> None:
    for key in keys(translation):
        dismiss(translation=translation, key=key, reason=reason, user=user)


def test_each_sentence_stands_with_its_words_and_what_is_wrong(tree, translation, as_):
    page = BeautifulSoup(as_("yiyuan").get(url(tree.tibetan)).content, "html.parser")
    (section,) = [each for each in page.select(".desk-sentence") if CHINESE in each.text]
    assert section.select_one('[lang="bo"]').text == WRONG
    assert "译文里的“7”，中文里没有。" in section.text and "不发布" in section.text
    assert not section.select("form")


def test_a_warning_is_told_and_stops_nothing(tree, as_):
    store_words(translation_of(tree.tibetan), {"打药后洗手。": "མ"})
    page = BeautifulSoup(as_("jiaodui").get(url(tree.tibetan)).content, "html.parser")
    assert "提醒" in page.select_one(".desk-sentence").text and "不发布" not in page.select_one(".desk-sentence").text
    assert page.select(".desk-sentence form")


def test_without_findings_the_page_says_so(tree, as_):
    assert "没有发现问题" in as_("jiaodui").get(url(tree.tibetan)).content.decode()


def test_the_reviewer_lets_it_pass_and_it_is_released(tree, translation, as_, cast):
    (key,) = keys(translation)
    as_("jiaodui").post(url(tree.tibetan), {"key": key, "reason": f"  {REASON} "})
    row = Dismissal.objects.get()
    assert (row.user, row.reason, row.language, row.page_key) == (
        cast["jiaodui"],
        REASON,
        "bo",
        tree.article.translation_key,
    )
    assert release(translation).live
    read_all(tree.tibetan, cast["jiaodui"])
    page = ArticlePage.objects.get(pk=tree.tibetan.pk)
    assert next(block.value["substance"] for block in page.body if block.block_type == "dose") == WRONG
    assert "已放行" in as_("jiaodui").get(url(tree.tibetan)).content.decode()


def test_it_stands_in_the_history_of_the_page(tree, translation, as_, cast):
    let_pass(translation, cast["jiaodui"])
    entry = PageLogEntry.objects.get(page=tree.tibetan.page_ptr, action="translation.dismissed")
    assert entry.user == cast["jiaodui"]
    assert REASON in entry.message and "译文里的“7”，中文里没有。" in entry.message
    html = as_("jiaodui").get(reverse("wagtailadmin_pages:history", args=[tree.tibetan.pk])).content.decode()
    assert REASON in html


@pytest.mark.parametrize(
    "reason", ["", "   ", "　\n\t", "好", "对的 ", "\u200b" * 9, "\x00" * 9, "理" * (LONGEST_REASON + 1)]
)
def test_without_a_reason_nothing_passes(tree, translation, as_, reason):
    (key,) = keys(translation)
    html = as_("jiaodui").post(url(tree.tibetan), {"key": key, "reason": reason}, follow=True).content.decode()
    assert "请写明理由" in html and not Dismissal.objects.exists()
    with pytest.raises(WordsRefused):
        release(translation)


@pytest.mark.parametrize("name", ["yiyuan", "yiyuan-lisu", "bianji", "shenhe", "shengban", "xinxi"])
def test_it_is_not_let_pass_by(tree, translation, as_, name):
    (key,) = keys(translation)
    as_(name).post(url(tree.tibetan), {"key": key, "reason": REASON})
    assert not Dismissal.objects.exists()


def test_the_reviewer_of_another_language_lets_nothing_pass_here(tree, as_):
    lisu = start(tree.article, Locale.objects.get(language_code="lis"))
    store_words(lisu, {CHINESE: "ꓐ 30% ꓐ"})
    as_("jiaodui").post(url(lisu.get_target_instance()), {"key": keys(lisu)[0], "reason": REASON})
    assert not Dismissal.objects.exists()


def test_what_passes_in_one_language_stops_in_another(tree, translation, cast):
    lisu = start(tree.article, Locale.objects.get(language_code="lis"))
    store_words(lisu, {CHINESE: WRONG})
    let_pass(translation, cast["jiaodui"])
    with pytest.raises(WordsRefused):
        release(lisu)


def test_one_finding_passes_and_the_other_still_stops(tree, cast):
    translation = translation_of(tree.tibetan)
    store_words(translation, {CHINESE: "ཀ 30% ཁ"})
    first, second = keys(translation)
    dismiss(translation=translation, key=first, reason=REASON, user=cast["jiaodui"])
    with pytest.raises(WordsRefused):
        release(translation)
    dismiss(translation=translation, key=second, reason=REASON, user=cast["jiaodui"])
    assert release(translation).live


@pytest.mark.parametrize("key", ["", "x", "0" * 32, "0" * 100_000, "'; --", "\x00"])
def test_an_unknown_finding_is_refused(tree, translation, as_, key):
    html = as_("jiaodui").post(url(tree.tibetan), {"key": key, "reason": REASON}, follow=True).content.decode()
    assert "这一条已经没有了" in html and not Dismissal.objects.exists()


def test_twice_is_once(tree, translation, as_, cast):
    (key,) = keys(translation)
    dismiss(translation=translation, key=key, reason=REASON, user=cast["jiaodui"])
    html = as_("jiaodui").post(url(tree.tibetan), {"key": key, "reason": "另一条理由"}, follow=True).content.decode()
    assert "已经放行过了" in html
    assert Dismissal.objects.get().reason == REASON
    row = Dismissal.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Dismissal.objects.create(
            page_key=row.page_key, language="bo", key=row.key, check_id="x", sentence="", reason="x"
        )


@pytest.mark.parametrize("words", [f"{WRONG} 8", "ཀ 100‰ ཁ 8", "ཀ 100‰ ག 7"])
def test_it_falls_when_the_words_change_and_is_right_again_when_they_come_back(translation, cast, words):
    let_pass(translation, cast["jiaodui"])
    store_words(translation, {CHINESE: words})
    with pytest.raises(WordsRefused):
        release(translation)
    store_words(translation, {CHINESE: WRONG})
    assert release(translation).live


def test_it_falls_when_the_chinese_changes(tree, translation, cast, django_capture_on_commit_callbacks):
    let_pass(translation, cast["jiaodui"])
    for block in tree.article.body:
        if block.block_type == "dose":
            block.value["substance"] = "试剂 10% 粉剂"
    with django_capture_on_commit_callbacks(execute=True):
        tree.article.save_revision().publish()
    translation = translation_of(tree.reload().tibetan)
    store_words(translation, {"试剂 10% 粉剂": WRONG})
    with pytest.raises(WordsRefused):
        release(translation)


def test_a_key_of_words_that_are_gone_is_refused(translation, cast):
    (key,) = keys(translation)
    store_words(translation, {CHINESE: "ཀ 10% ཁ"})
    with pytest.raises(CannotDismiss, match="这一条已经没有了"):
        dismiss(translation=translation, key=key, reason=REASON, user=cast["jiaodui"])


def test_a_page_without_a_translation_has_no_findings(tree, as_):
    assert as_("admin").get(url(tree.article)).status_code == 404
    assert as_("admin").get(reverse("translation_findings", args=[999_999])).status_code == 404


def test_words_and_chinese_are_escaped(tree, as_):
    store_words(translation_of(tree.tibetan), {CHINESE: "<script>alert(1)</script> 7"})
    html = as_("jiaodui").get(url(tree.tibetan)).content.decode()
    assert "<script>alert(1)" not in html and "&lt;script&gt;alert(1)" in html
