"""The second reader in the editor: what waits for him, one sentence at a time, by the address of the words."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from science_content.models import SciencePage
from tests.desk.workbench.test_workbench import row_of, screen_of
from tests.translation.release.native import WASH, WORDS
from tests.trees import DOSE, TIBETAN
from tests.typing_hand import change, send
from translation.engine.sources import store_words, translation_of
from translation.models import HandedOver, Returned
from translation.release.handing_over import waiting_in
from translation.release.verdicts import CHANGED, FINE, READ, UNREAD

pytestmark = pytest.mark.django_db
LEAF, PURPOSE = "叶子会卷起来。", DOSE["purpose"]


@pytest.fixture
def begun(tree, cast):
    store_words(translation_of(tree.tibetan), TIBETAN | WORDS, user=cast["yiyuan"])
    return tree.reload()


def judge(client, page, chinese: str, verdict: str = FINE, text: str | None = None, **more) -> dict:
    """What the server answers about the sentence: how it stands with its readers."""
    words = change(page, chinese, "")
    shown = text if text is not None else (TIBETAN | WORDS)[chinese]
    [answer] = send(client, page, words | {"text": shown, "verdict": verdict} | more).json()["answers"]
    return answer


def waits(tree, who: str = "jiaodui"):
    """For the person."""
    user = get_user_model().objects.get(username=who)
    return waiting_in(tree.tibetan.language, user, who == "jiaodui").get(tree.tibetan.translation_key)


def test_the_reader_sees_what_nobody_has_read_and_the_translator_does_not_decide(begun, as_):
    screen = screen_of(as_("jiaodui"), begun.tibetan)
    row = row_of(screen, WASH)
    assert row["data-read"] == UNREAD and row.has_attr("data-may")
    assert screen.select_one("[data-wb]").has_attr("data-releases")
    screen = screen_of(as_("yiyuan"), begun.tibetan)
    assert not row_of(screen, WASH).has_attr("data-may") and not screen.select_one("[data-releases]")
    assert row_of(screen, "三步").get("data-read") is None, "no words, nothing to be read"


def test_reading_has_its_own_filters_and_says_so(begun, as_):
    client = as_("jiaodui")
    html = client.get(reverse("translation_workbench", args=[begun.tibetan.pk]), {"read": ""}).content.decode()
    assert "没看过的" in html and "data-reading" in html and "没译的" not in html


def test_a_verdict_goes_with_the_words_and_is_answered(begun, as_):
    answer = judge(as_("jiaodui"), begun.tibetan, PURPOSE)
    assert answer["state"] == "saved" and answer["read"] == {"state": READ, "why": "", "back": "", "id": ""}
    assert row_of(screen_of(as_("jiaodui"), begun.tibetan), PURPOSE)["data-read"] == READ


def test_words_that_the_reader_mends_are_his(begun, as_):
    answer = judge(as_("jiaodui"), begun.tibetan, LEAF, text="ཅ་ཆ།")
    assert answer["text"] == "ཅ་ཆ།" and answer["read"]["state"] == READ
    answer = judge(as_("jiaodui"), begun.tibetan, PURPOSE, text="ཅ་ཆ།")
    assert answer["text"] == "ཅ་ཆ།" and "另一位" in answer["read"]["why"]
    row = row_of(screen_of(as_("yiyuan"), begun.tibetan), PURPOSE)
    assert row["data-read"] == UNREAD and row.has_attr("data-may"), "the translator is the second person"


def test_of_words_that_somebody_changed_meanwhile_nothing_is_said(begun, as_, cast):
    seen = change(begun.tibetan, PURPOSE, WORDS[PURPOSE], verdict=FINE)
    store_words(translation_of(begun.tibetan), {PURPOSE: "ཅ་ཆ།"}, user=cast["yiyuan"])
    [answer] = send(as_("jiaodui"), begun.tibetan, seen).json()["answers"]
    assert answer["state"] == "conflict" and answer["read"] is None
    assert not SciencePage.objects.get(pk=begun.tibetan.pk).checked_words


def test_an_answer_that_was_lost_does_no_harm(begun, as_):
    seen = change(begun.tibetan, PURPOSE, WORDS[PURPOSE], verdict="rewrite", reason="药名不对")
    for _ in range(2):
        [answer] = send(as_("jiaodui"), begun.tibetan, seen).json()["answers"]
        assert answer["read"]["state"] == "returned" and "重写：药名不对" in answer["read"]["back"]
    assert Returned.objects.count() == 1


@pytest.mark.parametrize("who", ["yiyuan-lisu", "bianji", "shenhe", "shengban", "xinxi"])
def test_people_of_other_work_decide_nothing(begun, as_, who):
    seen = change(begun.tibetan, PURPOSE, WORDS[PURPOSE], verdict=FINE)
    assert send(as_(who), begun.tibetan, seen).status_code == 403
    assert as_(who).post(reverse("translation_hand_over", args=[begun.tibetan.pk])).status_code in (302, 403)
    assert as_(who).get(reverse("translation_release", args=[begun.tibetan.pk])).status_code in (302, 403)
    assert not HandedOver.objects.exists() and not SciencePage.objects.get(pk=begun.tibetan.pk).checked_words


@pytest.mark.parametrize(
    "more",
    [{"verdict": "delete"}, {"verdict": 1}, {"verdict": None}, {"verdict": ["fine"]}, {"verdict": FINE, "reason": {}}],
    ids=str,
)
def test_hostile_verdicts_are_refused_and_nothing_is_written(begun, as_, more):
    seen = change(begun.tibetan, PURPOSE, "ཅ་ཆ།") | more
    assert send(as_("jiaodui"), begun.tibetan, seen).status_code == 400
    assert change(begun.tibetan, PURPOSE, "")["base"] == seen["base"]


def test_a_reason_of_any_length_and_signs_is_shown_as_text(begun, as_):
    judge(as_("jiaodui"), begun.tibetan, PURPOSE, "check", reason="<script>" + "长" * 9000)
    assert len(Returned.objects.get().reason) == 500
    row = row_of(screen_of(as_("yiyuan"), begun.tibetan), PURPOSE)
    assert "<script>" in row.select_one(".wb-back-reason").get_text() and not row.select("script")


def test_from_the_translator_to_the_reader_and_back(begun, as_):
    client = as_("yiyuan")
    assert waits(begun) is None
    assert client.post(reverse("translation_hand_over", args=[begun.tibetan.pk])).status_code == 302
    found = waits(begun)
    assert found.handed and found.unread == 9 and found.guarded >= 5 and found.characters > 40
    home = as_("jiaodui").get(reverse("wagtailadmin_home")).content.decode()
    assert "译好了，请您审：9句" in home and f"/cms/translations/{begun.tibetan.pk}/?read" in home
    judge(as_("jiaodui"), begun.tibetan, PURPOSE, "rewrite", reason="药名不对")
    found = waits(begun)
    assert found.unread == 8 and [each.reason for each in found.returned] == ["药名不对"]
    home = as_("yiyuan").get(reverse("wagtailadmin_home")).content.decode()
    assert "退回1句：重写，药名不对" in home
    send(client, begun.tibetan, change(begun.tibetan, PURPOSE, "ཅ་ཆ།"))
    assert waits(begun).unread == 9 and not waits(begun).returned
    client.post(reverse("translation_hand_over", args=[begun.tibetan.pk]), {"back": "1"})
    assert waits(begun).handed is None


def test_a_page_that_was_read_waits_for_nobody(begun, as_, cast):
    as_("yiyuan").post(reverse("translation_hand_over", args=[begun.tibetan.pk]))
    for chinese in TIBETAN | WORDS:
        judge(as_("jiaodui"), begun.tibetan, chinese)
    assert waits(begun).unread == 0
    home = as_("jiaodui").get(reverse("wagtailadmin_home")).content.decode()
    assert "请您审" not in home


def test_a_dose_that_the_reader_mended_waits_for_the_translator_and_not_for_him(begun, as_):
    as_("yiyuan").post(reverse("translation_hand_over", args=[begun.tibetan.pk]))
    for chinese in TIBETAN | WORDS:
        judge(as_("jiaodui"), begun.tibetan, chinese, text="ཅ་ཆ།" if chinese == PURPOSE else None)
    assert waits(begun).unread == 0 and waits(begun, "yiyuan").unread == 1
    home = as_("yiyuan").get(reverse("wagtailadmin_home")).content.decode()
    assert "审校改了1句，请您看第二眼" in home
    judge(as_("yiyuan"), begun.tibetan, PURPOSE, text="ཅ་ཆ།")
    assert waits(begun, "yiyuan").unread == 0


def release_screen(client, page):
    return client.get(reverse("translation_release", args=[page.pk]))


def test_what_readers_get_is_listed_before_it_goes_out(begun, as_, client):
    html = release_screen(as_("jiaodui"), begun.tibetan).content.decode()
    assert "4句新的译文" in html and "句没有人审过，先不给看" in html and PURPOSE in html
    assert as_("yiyuan").get(reverse("translation_release", args=[begun.tibetan.pk])).status_code == 302


def posted(client, page, *chosen: int, seen: str | None = None):
    from bs4 import BeautifulSoup

    screen = BeautifulSoup(release_screen(client, page).content, "html.parser")
    data = {each["name"]: seen or each["value"] for each in screen.select("[name^=seen-]")}
    return client.post(reverse("translation_release", args=[page.pk]), data | {"page": chosen})


def test_what_was_chosen_goes_out_and_nothing_else(begun, as_):
    client, before = as_("jiaodui"), begun.tibetan.last_published_at
    answer = posted(client, begun.tibetan)
    assert answer.status_code == 409 and "没有选" in answer.content.decode()
    answer = posted(client, begun.tibetan, begun.article.pk)
    assert answer.status_code == 409, "a page of another language is not among them"
    answer = posted(client, begun.tibetan, begun.tibetan.pk, seen="0" * 32)
    assert answer.status_code == 409 and "刚才变了" in answer.content.decode()
    assert SciencePage.objects.get(pk=begun.tibetan.pk).last_published_at == before
    assert posted(client, begun.tibetan, begun.tibetan.pk).status_code == 302
    assert SciencePage.objects.get(pk=begun.tibetan.pk).last_published_at > before


def test_a_page_with_a_wrong_sentence_says_which_and_is_not_offered(begun, as_, cast):
    store_words(translation_of(begun.tibetan), {DOSE["substance"]: "སྨན་ 90%"}, user=cast["yiyuan"])
    html = release_screen(as_("jiaodui"), begun.tibetan).content.decode()
    assert "有句子要先改好" in html and "disabled" in html
    before = begun.tibetan.last_published_at
    posted(as_("jiaodui"), begun.tibetan, begun.tibetan.pk)
    assert SciencePage.objects.get(pk=begun.tibetan.pk).last_published_at == before


def test_a_sentence_that_changed_after_it_was_read_is_told_apart(begun, as_):
    judge(as_("jiaodui"), begun.tibetan, LEAF)
    send(as_("yiyuan"), begun.tibetan, change(begun.tibetan, LEAF, "ཅ་ཆ།"))
    assert row_of(screen_of(as_("jiaodui"), begun.tibetan), LEAF)["data-read"] == CHANGED
