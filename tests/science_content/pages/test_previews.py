"""What the editor sees before anybody else does: each mode shows the draft, hostile modes show the plain page."""

import pytest
from django.urls import reverse

from science_content.models import ArticlePage, PagePlace, SciencePage
from science_content.pages import previews
from science_content.withdrawal.actions import withdraw
from tests.edit_form import filled_form
from tests.trees import DOSE, TIBETAN, with_amount
from translation.engine.sources import segments, translation_of

pytestmark = pytest.mark.django_db
DRAFT = "草稿里的标题"


@pytest.fixture
def edited(tree):
    tree.article.title = DRAFT
    tree.article.save_revision()
    return tree.article


def shown(client, page, mode: str = "", **more) -> str:
    answer = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]), {"mode": mode} | more)
    assert answer.status_code == 200
    return answer.content.decode()


def main_of(html: str) -> str:
    return html.split("<main")[1].split("</main>")[0]


def test_the_modes_and_sizes_are_offered_in_chinese(edited, as_):
    html = as_("bianji").get(reverse("wagtailadmin_pages:edit", args=[edited.pk])).content.decode()
    assert edited.preview_modes == [("", "普通网页"), ("kiosk", "触摸屏"), ("print", "打印"), ("bo", "藏文")]
    for text in (
        "触摸屏（1024×600）",
        "手机（390×844）",
        'data-device-width="1024"',
        *(f">{label}</option>" for _, label in edited.preview_modes),
    ):
        assert text in html


@pytest.mark.parametrize("mode", ["", "kiosk", "print"])
def test_it_shows_the_draft_and_not_the_public_page(edited, as_, client, mode):
    html = shown(as_("bianji"), edited, mode)
    assert DRAFT in main_of(html)
    assert ('data-dress="kiosk"' in html) is (mode == "kiosk")
    assert ("science_content/paper.css" in html) is (mode == "print")
    assert ('media="print"' in html) is (mode != "print")
    assert DRAFT not in client.get(edited.url_path).content.decode()


def test_what_is_typed_is_shown_in_the_kiosk_before_it_is_saved(tree, as_):
    editor = as_("bianji")
    fields = filled_form(editor, tree.article) | {"title": "只是打了字"}
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[tree.article.pk])
    assert editor.post(address, fields).json() == {"is_valid": True, "is_available": True}
    answer = editor.get(address, {"mode": "kiosk"})
    assert answer["X-Frame-Options"] == "SAMEORIGIN" and "private" in answer["Cache-Control"]
    html = answer.content.decode()
    assert 'data-dress="kiosk"' in html and "只是打了字" in main_of(html)
    assert SciencePage.objects.get(pk=tree.article.pk).latest_revision.content["title"] != "只是打了字"


def test_the_kiosk_stands_where_the_page_is_for_and_does_not_go_back_by_itself(edited, as_):
    assert "云南省" in shown(as_("bianji"), edited, "kiosk")
    PagePlace.objects.create(page=edited, place_id="533401")
    edited.refresh_from_db()
    edited.specific_class.objects.get(pk=edited.pk).save_revision()
    html = shown(as_("bianji"), edited, "kiosk")
    assert "香格里拉市" in html and 'data-idle-seconds="1000000"' in html


def test_tibetan_shows_the_words_as_they_stand_with_the_live_numbers(tree, as_):
    translation = translation_of(tree.tibetan)
    for segment in segments(translation):
        if segment.string.data == "打药后洗手。":
            words = segment.string.translations.get(locale=tree.tibetan.locale)
            words.data = "ལག་པ་གཙང་མར་འཁྲུ།"
            words.save()
    with_amount(tree.article, 37).save_revision().publish()
    html = shown(as_("bianji"), tree.article, "bo")
    main = main_of(html)
    assert '<html lang="bo"' in html
    assert TIBETAN["蚜虫怎么防"] in main and "ལག་པ་གཙང་མར་འཁྲུ།" in main and TIBETAN["打药后洗手。"] not in main
    assert "37" in main and DOSE["substance"] in main
    assert ArticlePage.objects.get(pk=tree.tibetan.pk).title == TIBETAN["蚜虫怎么防"]


def test_without_a_translation_a_sentence_says_so(tree, as_):
    other = (
        SciencePage.objects.filter(locale=tree.article.locale, depth=4)
        .exclude(translation_key__in=SciencePage.objects.filter(locale__language_code="bo").values("translation_key"))
        .first()
    )
    assert "这一页还没有开始译成藏文。" in main_of(shown(as_("bianji"), other, "bo"))


def test_a_new_page_has_its_modes_too(tree, as_):
    editor, args = as_("bianji"), ["science_content", "articlepage", tree.topic.pk]
    html = editor.get(reverse("wagtailadmin_pages:add", args=args)).content.decode()
    assert ">触摸屏</option>" in html and ">藏文</option>" in html
    address = reverse("wagtailadmin_pages:preview_on_add", args=args)
    fields = filled_form(editor, tree.article) | {"title": "新的一页", "slug": ""}
    assert editor.post(address, fields).json()["is_valid"]
    for mode, text in (("kiosk", 'data-dress="kiosk"'), ("bo", "还没有开始译成藏文"), ("print", "paper.css")):
        assert text in editor.get(address, {"mode": mode}).content.decode(), mode


def test_a_translation_is_not_offered_its_own_language(tree):
    assert [name for name, _ in tree.tibetan.preview_modes] == ["", "kiosk", "print"]


def test_a_translator_previews_the_kiosk(tree, as_):
    html = (
        as_("yiyuan").get(reverse("translation_preview", args=[tree.tibetan.pk]), {"dress": "kiosk"}).content.decode()
    )
    assert 'data-dress="kiosk"' in html and '<html lang="bo"' in html


@pytest.mark.parametrize("mode", [[], ["kiosk"], ["nonsense"]])
def test_wagtail_localizes_own_preview_is_closed(tree, as_, mode):
    address = reverse("wagtail_localize:preview_translation", args=[translation_of(tree.tibetan).pk, *mode])
    assert as_("yiyuan").get(address).status_code == 404


@pytest.mark.parametrize(
    "mode", ["nonsense", "../../etc/passwd", "<script>", "\x00", "x" * 5000, "Kiosk", "says", "bo "]
)
def test_an_unknown_mode_is_the_plain_page(edited, as_, mode):
    html = shown(as_("bianji"), edited, mode, says="<b>x</b>", kiosk="1")
    assert DRAFT in main_of(html) and 'data-dress="kiosk"' not in html and "<b>x</b>" not in html


@pytest.mark.parametrize("mode", ["", "kiosk", "print", "bo"])
@pytest.mark.parametrize("person", ["yiyuan", "jiaodui", "shengban", "xinxi"])
def test_nobody_else_sees_the_draft(edited, as_, client, person, mode):
    for each in (as_(person), client):
        for name in ("preview_on_edit", "view_draft"):
            answer = each.get(reverse(f"wagtailadmin_pages:{name}", args=[edited.pk]), {"mode": mode})
            assert answer.status_code == 302 and DRAFT not in answer.content.decode()


def test_a_withdrawn_page_is_previewed_as_it_would_come_back(edited, as_):
    withdraw(edited, reason="用量写错了")
    assert DRAFT in main_of(shown(as_("bianji"), edited))


def test_a_mode_is_offered_where_it_says(tree, monkeypatch):
    monkeypatch.setitem(previews._modes, "never", previews.Mode("never", "从不", 5, offered=lambda page: False))
    assert "never" not in dict(tree.article.preview_modes)
    assert tree.article.make_preview_request(None, "never").status_code == 200
