"""What a reader of another language sees after the Chinese page changed: words that still fit, Chinese where they do not."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

from science_content.models import ArticlePage, SciencePage
from science_content.pages.raw import raw_body
from tests.doses import hidden, shown
from tests.trees import DOSE, RichTree, dose_of, read_all, with_amount
from translation.engine.drafts import write_draft
from translation.engine.sources import segments, store_words, translation_of, update_source
from translation.release.actions import release

pytestmark = pytest.mark.django_db
WORDS = {
    DOSE["substance"]: "སྨན་ཁུ། 10%",
    DOSE["purpose"]: "སྲིན་འབུ་འགོག",
    DOSE["method"]: "ཆུ་བསྲེས་ནས་གཏོར།",
    "清水": "ཆུ་གཙང་མ།",
    "看看差多少": "ལྟ་དགོས།",
    "做法": "ཐབས།",
    "收成": "ལོ་ཏོག",
    "防了": "བཀག་སོང་།",
    "没防": "མ་བཀག",
}


def read(page, prefix: str = "") -> BeautifulSoup:
    return BeautifulSoup(Client().get(f"{prefix}{page.url}").content, "html.parser")


def publish(page: ArticlePage, change=lambda value: value) -> ArticlePage:
    """Change the raw body, and publish."""
    page = ArticlePage.objects.get(pk=page.pk)
    page.body = change(raw_body(page))
    page.save_revision().publish()
    return page


def of_kind(body: list, kind: str) -> dict:
    return next(item["value"] for item in body if item["type"] == kind)


def setting(kind: str, **values):
    def change(body: list) -> list:
        of_kind(body, kind).update(values)
        return body

    return change


@pytest.fixture
def ticked(tree):
    """The small tree, its Tibetan whole and read by a native."""
    store_words(translation_of(tree.tibetan), WORDS)
    release(translation_of(tree.tibetan))
    read_all(tree.tibetan)
    return tree.reload()


def words_of_dose(page, prefix: str = "") -> list[tuple[str, str]]:
    (dose,) = shown(str(read(page, prefix)))
    return list(dose.words)


def test_read_words_stand_beside_their_dose(ticked):
    assert words_of_dose(ticked.tibetan) == [("bo", WORDS[DOSE[name]]) for name in ("substance", "purpose", "method")]


@pytest.mark.parametrize("prefix", ["", "/e/533401"])
@pytest.mark.parametrize("field", ["substance", "purpose", "method"])
def test_any_word_of_a_dose_that_changed_takes_all_its_words_back_to_chinese(ticked, field, prefix):
    publish(ticked.article, setting("dose", **{field: "试剂乙 50% 乳油", "amount": "150"}))
    words = words_of_dose(ticked.tibetan, prefix)
    assert {tag for tag, _ in words} == {"zh-Hans"} and "试剂乙 50% 乳油" in [text for _, text in words]
    assert "150" in str(read(ticked.tibetan, prefix).select_one(".dose"))


def test_the_tick_of_the_other_sentences_stays(ticked):
    publish(ticked.article, setting("warning", text="打药后洗手，再吃饭。"))
    assert words_of_dose(ticked.tibetan)[0][0] == "bo"
    assert "打药后洗手，再吃饭。" in read(ticked.tibetan).text
    assert SciencePage.objects.get(pk=ticked.tibetan.pk).checked_by_native  # whatever stands in Tibetan was read


def test_words_come_back_with_their_chinese(ticked):
    publish(ticked.article, setting("dose", substance="试剂乙 50% 乳油"))
    publish(ticked.article, setting("dose", substance=DOSE["substance"]))
    assert words_of_dose(ticked.tibetan)[0] == ("bo", WORDS[DOSE["substance"]])


@pytest.mark.parametrize("spelling", ["试剂 10% 水剂。", "试剂１０％水剂", "试剂  10%，水剂"])
def test_a_spelling_takes_no_words_away(ticked, spelling):
    publish(ticked.article, setting("dose", substance=spelling))
    assert words_of_dose(ticked.tibetan)[0] == ("bo", WORDS[DOSE["substance"]])


def test_only_the_amount_changed_and_the_words_stay(ticked):
    with_amount(ticked.article, 20).save_revision().publish()
    assert words_of_dose(ticked.tibetan)[0][0] == "bo"
    assert dose_of(ticked.reload().tibetan)["amount"] == 20


def test_a_new_paragraph_a_moved_and_a_deleted_block_hide_nothing(ticked):
    new = {"type": "text", "id": "7d6a2cf2-3a0e-4d52-9d7c-16e2a4f0d001", "value": "<p>新的一段。</p>"}
    publish(ticked.article, lambda body: [new, *reversed([item for item in body if item["type"] != "steps"])])
    html = read(ticked.tibetan)
    assert hidden(str(html)) == 0 and words_of_dose(ticked.tibetan)[0][0] == "bo"
    assert "新的一段。" in html.text and html.find("span", lang="zh-Hans", string="新的一段。")
    assert SciencePage.objects.get(pk=ticked.tibetan.pk).language_state == "partial"


CHANGED = [
    ("<p>蚜虫吸叶子的汁。</p><p>叶子会卷起来，3天就黄。</p>", "叶子会卷起来，3天就黄。"),
    ("<p>蚜虫吸叶子的汁。</p><p>叶子不会卷起来。</p>", "叶子不会卷起来。"),
]


@pytest.mark.parametrize(("html", "chinese"), CHANGED)
def test_a_sentence_whose_number_or_negation_changed_is_chinese_at_once(ticked, html, chinese):
    publish(ticked.article, lambda body: [body[0] | {"value": html}, *body[1:]])
    page = read(ticked.tibetan)
    assert page.find("span", lang="zh-Hans", string=chinese.split("，")[0]) or chinese in page.text
    assert "ལོ་མ་འཁྱིལ་འགྲོ།" not in page.text and "འབུ་ཡིས་ལོ་མའི་ཁུ་བ་འཇིབ།" in page.text
    assert not page.select(".old-words")


def test_a_sentence_that_changed_in_words_alone_keeps_its_words_marked_as_old(ticked):
    publish(
        ticked.article,
        lambda body: [body[0] | {"value": "<p>蚜虫吸叶子的汁。</p><p>叶子会慢慢卷起来。</p>"}, *body[1:]],
    )
    page = read(ticked.tibetan)
    assert "ལོ་མ་འཁྱིལ་འགྲོ།" in page.text and len(page.select(".old-words")) == 1
    assert "译文较旧" in page.text
    stored = SciencePage.objects.get(pk=ticked.tibetan.pk)
    assert stored.language_state == "outdated" and not stored.checked_by_native


def test_the_title_and_the_summary_of_every_list_say_what_the_page_says(ticked, client):
    page = ArticlePage.objects.get(pk=ticked.article.pk)
    page.title, page.summary = "蚜虫7天怎么防", "不要看叶背。"
    page.save_revision().publish()
    stored = SciencePage.objects.get(pk=ticked.tibetan.pk)
    assert (stored.title, stored.draft_title, stored.summary) == ("蚜虫7天怎么防", "蚜虫7天怎么防", "不要看叶背。")
    for address in ("/bo/feed/", f"/bo/{ticked.topic.slug}/", stored.url, "/bo/search/?q=蚜虫"):
        text = client.get(address).content.decode()
        assert "འབུ་སྲུང་ཐབས།" not in text and "ལོ་མའི་རྒྱབ་ལ་ལྟ་དགོས།" not in text, address


def test_materials_and_rows_fall_with_their_own_words_alone(tree):
    rich = RichTree.below(tree.topic)
    store_words(translation_of(rich.tibetan), WORDS)
    release(translation_of(rich.tibetan))

    def change(body: list) -> list:
        table = of_kind(body, "fact_table")
        table["rows"][0]["value"]["cells"][0]["value"]["text"] = "防了两回"
        of_kind(body, "steps")["materials"][0]["value"]["name"] = "山泉水"
        return body

    publish(rich.article, change)
    page = read(rich.tibetan)
    table = page.select_one(".fact-table").text
    assert "防了两回" in table and "མ་བཀག" in table and "ཐབས།" in table and "བཀག་སོང་།" not in table
    assert "山泉水" in page.text


def test_one_column_that_changed_takes_the_title_and_columns_with_it_and_no_row(tree):
    rich = RichTree.below(tree.topic)
    store_words(translation_of(rich.tibetan), WORDS)
    release(translation_of(rich.tibetan))

    def change(body: list) -> list:
        of_kind(body, "fact_table")["columns"][1]["value"].update(title="损失")
        return body

    publish(rich.article, change)
    table = read(rich.tibetan).select_one(".fact-table").text
    assert "损失" in table and "做法" in table and "ཐབས།" not in table and "མ་བཀག" in table


def test_the_draft_follows_as_the_live_page_does(ticked):
    write_draft(translation_of(ticked.tibetan))
    publish(ticked.article, setting("dose", substance="试剂乙 50% 乳油", amount="150"))
    page = SciencePage.objects.get(pk=ticked.tibetan.pk)
    for revision in (page.latest_revision, page.live_revision):
        dose = dose_of(revision.as_object())
        assert (dose["substance"], dose["amount"]) == ("试剂乙 50% 乳油", 150)


def test_an_old_draft_of_the_translation_published_by_code_brings_no_old_words_of_a_dose(ticked):
    old = write_draft(translation_of(ticked.tibetan))
    write_draft(translation_of(ticked.tibetan))
    publish(ticked.article, setting("dose", substance="试剂乙 50% 乳油", amount="150"))
    old.refresh_from_db()
    old.publish()
    assert words_of_dose(ticked.tibetan)[0] == ("zh-Hans", "试剂乙 50% 乳油")


def test_a_release_from_a_stale_frozen_source_says_what_chinese_says_now(ticked):
    publish(ticked.article, setting("dose", substance="试剂乙 50% 乳油", amount="150"))  # followers have not run
    release(translation_of(ticked.tibetan))
    assert words_of_dose(ticked.tibetan)[0] == ("zh-Hans", "试剂乙 50% 乳油")


def test_a_release_keeps_the_tick_of_what_did_not_change(ticked):
    store_words(translation_of(ticked.tibetan), {"叶子会卷起来。": "ལོ་མ་འཁྱིལ་འགྲོ་བ་རེད།"})
    page = release(translation_of(ticked.tibetan))
    assert not page.checked_by_native and words_of_dose(ticked.tibetan)[0][0] == "bo"


def test_words_of_a_dose_that_changed_lose_their_tick(ticked):
    store_words(translation_of(ticked.tibetan), {DOSE["purpose"]: "སྲིན་འབུ་འགོག་པ།"})
    release(translation_of(ticked.tibetan))
    assert {tag for tag, _ in words_of_dose(ticked.tibetan)} == {"zh-Hans"}


def test_a_half_translated_dose_is_chinese_even_where_it_was_read(tree):
    store_words(translation_of(tree.tibetan), {DOSE["purpose"]: WORDS[DOSE["purpose"]]})
    release(translation_of(tree.tibetan))
    read_all(tree.tibetan)
    assert {tag for tag, _ in words_of_dose(tree.tibetan)} == {"zh-Hans"}


def test_words_written_into_the_row_past_every_door_are_not_shown_beside_a_dose(ticked):
    body = raw_body(ticked.tibetan)
    of_kind(body, "dose")["substance"] = "སྨན་གཞན།"
    SciencePage.objects.filter(pk=ticked.tibetan.pk).update(body=body)
    assert words_of_dose(ticked.tibetan)[0] == ("zh-Hans", DOSE["substance"])


def test_a_link_that_chinese_no_longer_has_leaves_its_words(tree, client):
    linked = '<p>蚜虫吸叶子的汁，<a href="https://example.cn/1">看图</a>。</p>'
    publish(tree.article, lambda body: [body[0] | {"value": linked}, *body[1:]])
    translation = translation_of(tree.tibetan)
    update_source(ArticlePage.objects.get(pk=tree.article.pk))
    (sentence,) = [each.string.data for each in segments(translation) if "<a" in each.string.data]
    store_words(translation, {sentence: 'འབུ་ཡིས་ <a id="a1">རི་མོ།</a>'})
    release(translation)
    assert 'href="https://example.cn/1"' in str(read(tree.tibetan))
    publish(tree.article, lambda body: [body[0] | {"value": "<p>蚜虫吸叶子的汁，看图。</p>"}, *body[1:]])
    page = read(tree.tibetan)
    assert "རི་མོ།" in page.text and "example.cn/1" not in str(page)


def saved_whole(page: ArticlePage) -> None:
    page.save()


def saved_by_field(page: ArticlePage) -> None:
    page.save(update_fields=["body", "title"])


def test_a_title_that_code_saves_as_a_plain_page_is_followed(ticked):
    page = Page.objects.get(pk=ticked.article.pk)
    page.title = "蚜虫不打药"
    page.save()
    assert SciencePage.objects.get(pk=ticked.tibetan.pk).title == "蚜虫不打药"


@pytest.mark.parametrize("save", [saved_whole, saved_by_field])
def test_what_code_saves_into_the_live_chinese_page_is_followed_without_a_publication(ticked, save):
    page = ArticlePage.objects.get(pk=ticked.article.pk)
    body = raw_body(page)
    of_kind(body, "steps")["materials"][0]["value"]["amount"] = "77"
    body[0]["value"] = "<p>蚜虫吸叶子的汁。</p><p>叶子不会卷起来。</p>"
    page.body, page.title = body, "蚜虫7天怎么防"
    save(page)
    text = read(ticked.tibetan).text
    assert "77" in text and "叶子不会卷起来。" in text and "ལོ་མ་འཁྱིལ་འགྲོ།" not in text
    assert SciencePage.objects.get(pk=ticked.tibetan.pk).title == "蚜虫7天怎么防"


def test_what_code_saves_into_a_translation_is_composed_of_released_words(ticked):
    page = ArticlePage.objects.get(pk=ticked.tibetan.pk)
    page.title, page.summary = "འབུ་ 300", "འབུ་ 99"
    page.save()
    stored = SciencePage.objects.get(pk=page.pk)
    assert (stored.title, stored.summary) == ("འབུ་སྲུང་ཐབས།", "ལོ་མའི་རྒྱབ་ལ་ལྟ་དགོས།")
