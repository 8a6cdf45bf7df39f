"""What stands beside a block without being stored in it, what code writes past the screens, and what people send by mistake."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Locale, PageViewRestriction

from science_content.blocks import costs, varieties
from science_content.models import ArticlePage, Recording, SciencePage
from science_content.pages.reading import Reading
from science_content.recordings.models import address_of
from science_content.recordings.spoken import digests
from tests.desk.questions.asking import read
from tests.desk.recordings.speaking import block_of, heard_on, listened, recorded, said_at, screen_of, sent, taken_out
from tests.safety import sounds
from tests.science_content.pieces import piece
from tests.trees import DOSE
from translation.engine.starting import start
from translation.release.actions import release

PRICES = {
    "title": "种一亩要花多少",
    "per": "mu",
    "priced_at": "2025-12-01",
    "market": "示例街",
    "rows": [{"side": "cost", "item": "种薯", "quantity": "150", "unit": "kg", "price": "3"}],
    "note": "",
}
VARIETIES = {
    "title": "品种",
    "rows": [{"name": "示例1号", "approval": "示例审20990001", "approved_until": "2027-01-01"}],
    "note": "",
}


def heard_at(as_, page: SciencePage, place: str, code: str = "nuf") -> Recording:
    """Recorded beside a Chinese page and listened to."""
    recording = recorded(as_("bianji"), page, place, language=code)
    assert listened(as_("shenhe"), recording).status_code == 302
    return recording


@pytest.fixture
def in_tibetan(tree, as_):
    recording = recorded(as_("yiyuan"), tree.tibetan, block_of(tree.tibetan, "dose"))
    assert listened(as_("jiaodui"), recording).status_code == 302
    return recording


def stored(page: SciencePage) -> list[dict]:
    return json.loads(json.dumps(list(ArticlePage.objects.get(pk=page.pk).body.raw_data), default=str))


def written(page: SciencePage, body: list[dict]) -> None:
    """Past every screen, as a script would."""
    ArticlePage.objects.filter(pk=page.pk).update(body=json.dumps(body))


def silent(client, page: SciencePage, recording: Recording) -> bool:
    return heard_on(client, page.url_path) == [] and client.get(recording.file.url).status_code == 410


@pytest.mark.parametrize("name", ["substance", "purpose", "method"])
def test_a_voice_falls_silent_where_the_chinese_words_shown_in_a_translated_dose_change(in_tibetan, tree, client, name):
    body = stored(tree.article)
    next(block for block in body if block["type"] == "dose")["value"][name] = "示例乙"
    written(tree.article, body)
    assert "示例乙" in client.get(tree.tibetan.url_path).content.decode()
    assert silent(client, tree.tibetan, in_tibetan)


def test_a_voice_falls_silent_where_what_it_leads_to_is_called_otherwise(tree, as_, client):
    doses = piece(tree.topic, "article", key="doses", slug="doses", body=[{"key": "d", "type": "dose", "value": DOSE}])
    see = f"{doses.translation_key}#{doses.body[0].id}"
    steps = {"title": "三步", "materials": [], "steps": [{"text": "先看。", "image": None, "alt": "", "see": see}]}
    page = piece(tree.topic, "article", body=[{"key": "s", "type": "steps", "value": steps}])
    recording = heard_at(as_, page, page.body[0].id)
    assert DOSE["substance"] in as_("bianji").get(screen_of(page)).content.decode()
    assert len(heard_on(client, page.url_path)) == 1
    body = stored(doses)
    body[0]["value"]["substance"] = "试剂 20% 水剂"
    written(doses, body)
    assert silent(client, page, recording)


@pytest.mark.parametrize(
    ("kind", "value", "module", "sentence"),
    [("costs", PRICES, costs, "一年以前"), ("varieties", VARIETIES, varieties, "已经过期")],
)
def test_a_voice_falls_silent_on_the_day_on_which_a_block_says_that_it_is_old(
    tree, as_, client, monkeypatch, kind, value, module, sentence
):
    today = module.localdate().replace(year=2026, month=6, day=1)
    monkeypatch.setattr(module, "localdate", lambda: today)
    page = piece(tree.topic, "article", body=[{"key": "k", "type": kind, "value": value}])
    recording = heard_at(as_, page, page.body[0].id)
    assert len(heard_on(client, page.url_path)) == 1
    monkeypatch.setattr(module, "localdate", lambda: today.replace(year=2028))
    assert sentence in client.get(page.url_path).content.decode()
    assert silent(client, page, recording)


def test_a_page_that_was_read_before_somebody_listened_is_saved_and_keeps_its_voice(tree, as_, client):
    recording = recorded(as_("yiyuan"), tree.tibetan, "")
    before = ArticlePage.objects.get(pk=tree.tibetan.pk)
    listened(as_("jiaodui"), recording)
    before.save()
    assert len(heard_on(client, tree.tibetan.url_path)) == 1


def test_blocks_with_one_id_are_read_by_nobody(tree, as_, client):
    recording = heard_at(as_, tree.article, block_of(tree.article, "text"))
    body = stored(tree.article)
    words = next(block for block in body if block["type"] == "text")
    written(tree.article, [words | {"value": "<p>别的话。</p>"}, *body])
    assert silent(client, tree.article, recording)


def test_a_block_without_an_id_does_not_borrow_the_voice_of_the_title(tree, as_, client):
    heard_at(as_, tree.article, "")
    body = stored(tree.article)
    body[0]["id"] = ""
    written(tree.article, body)
    assert len(heard_on(client, tree.article.url_path)) == 1


@pytest.mark.parametrize("speaker", ["扎\0西", "\u202e扎西", "扎\u200b西\u2066", "扎\x1b西"])
def test_a_speaker_is_named_without_signs_that_nobody_sees(tree, as_, speaker):
    assert sent(as_("yiyuan"), tree.tibetan, "", speaker=speaker).status_code == 302
    assert Recording.objects.get().speaker == "扎西"


@pytest.mark.parametrize("speaker", ["\0", "\u202e", " \u200b "])
def test_signs_that_nobody_sees_name_no_speaker(tree, as_, speaker):
    assert "谁念的" in sent(as_("yiyuan"), tree.tibetan, "", speaker=speaker).content.decode()
    assert not Recording.objects.exists()


@pytest.mark.parametrize("name", ["mp3", ".mp3", "a.b.MP3"])
def test_a_file_is_stored_under_the_extension_by_which_it_was_taken(name):
    assert address_of(Recording(), name).endswith(".mp3")


def test_a_script_is_told_what_stands_there_so_that_nothing_is_recorded_twice(tree, as_):
    there = recorded(as_("jiaodui"), tree.tibetan, "")
    data = {"record": "1", "place": "", "speaker": "卓玛", "agreed": "on", "instead_of": ""}
    client = as_("yiyuan")
    person = client.session["_auth_user_id"]

    def posted(instead_of):
        more = {
            "person": person,
            "said": said_at(tree.tibetan, ""),
            "instead_of": instead_of,
            "file": SimpleUploadedFile("a.mp3", sounds.mp3()),
        }
        return client.post(screen_of(tree.tibetan), data | more, headers={"Accept": "application/json"})

    refused = posted("")
    assert refused.status_code == 400 and refused.json()["recording"] == str(there.pk)
    stored_now = posted(refused.json()["recording"])
    assert stored_now.status_code == 200
    assert stored_now.json()["recording"] == str(Recording.objects.get(speaker="卓玛").pk)


def test_a_refused_form_keeps_the_voice_that_readers_hear(in_tibetan, tree, as_, client):
    place = in_tibetan.place
    more = {"instead_of": str(in_tibetan.pk)}
    for fields in ({"speaker": "x" * 81}, {"content": b"nothing of a sound"}, {"name": "a.exe"}):
        assert sent(as_("yiyuan"), tree.tibetan, place, **more, **fields).status_code == 400
    assert len(heard_on(client, tree.tibetan.url_path)) == 1
    assert client.get(in_tibetan.file.url).status_code == 200


def test_what_a_browser_kept_is_asked_for_again_and_refused_once_it_is_silent(in_tibetan, tree, client):
    kept = client.get(in_tibetan.file.url)["Last-Modified"]
    again = {"headers": {"If-Modified-Since": kept, "Range": "bytes=0-1"}}
    assert client.get(in_tibetan.file.url, **again).status_code == 304
    assert client.head(in_tibetan.file.url).status_code == 200
    ArticlePage.objects.get(pk=tree.tibetan.pk).unpublish()
    assert client.get(in_tibetan.file.url, **again).status_code == 410
    assert client.head(in_tibetan.file.url).status_code == 410
    assert client.get(in_tibetan.file.url, **again)["Cache-Control"] == "no-store"


@pytest.mark.parametrize("change", ["//{}", "/./{}", "/x/../{}", "/{}/", "/{}%00", "/{}%2F.."])
def test_a_trick_with_the_path_leads_to_no_voice(tree, as_, client, change):
    recording = recorded(as_("yiyuan"), tree.tibetan, "")
    assert client.get("/media" + change.format(recording.file.name)).status_code in (404, 410)


def test_a_page_in_another_language_begins_without_a_voice(tree, as_):
    heard_at(as_, tree.article, "")
    lisu = release(start(tree.article, Locale.objects.get(language_code="lis")))
    assert not Recording.objects.filter(page_id=lisu.pk).exists()
    assert not SciencePage.objects.get(pk=lisu.pk).is_spoken


def test_a_page_that_a_script_shut_lets_nobody_hear_its_voice(in_tibetan, tree, client):
    PageViewRestriction.objects.create(page=tree.tibetan, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(tree.tibetan.url_path).status_code == 302
    assert client.get(in_tibetan.file.url).status_code == 410


def test_a_recording_of_another_page_or_tongue_is_not_reached(in_tibetan, tree, as_):
    admin = as_("admin")
    for page, language in ((tree.article, "zh-hans"), (tree.article, "nuf")):
        answered = admin.post(screen_of(page, language), {"take_out": "1", "recording": in_tibetan.pk})
        assert answered.status_code == 400
    for number in ("", "x", "9" * 40, "-1", "１", "1\0"):
        answered = admin.post(screen_of(tree.tibetan), {"take_out": "1", "recording": number})
        assert answered.status_code == 400
    assert Recording.objects.get() == in_tibetan


def test_somebody_whose_account_is_gone_leaves_his_voice_and_what_he_passed(in_tibetan, tree, cast, client):
    cast["yiyuan"].delete()
    cast["jiaodui"].delete()
    assert len(heard_on(client, tree.tibetan.url_path)) == 1
    in_tibetan.refresh_from_db()
    assert in_tibetan.recorder is None and in_tibetan.is_approved


def test_where_a_language_has_one_person_he_listens_himself(tree, as_, cast, client):
    cast["yiyuan"].is_active = False
    cast["yiyuan"].save()
    recording = recorded(as_("jiaodui"), tree.tibetan, "")
    assert listened(as_("jiaodui"), recording).status_code == 302
    assert len(heard_on(client, tree.tibetan.url_path)) == 1


@pytest.mark.parametrize("language", ["", "zh-hans", "<b>", "x" * 5000, "\0", "nuf"])
def test_a_tongue_that_is_not_spoken_on_the_page_is_no_way_in(tree, as_, language):
    address = reverse("recordings_of_page", args=[tree.tibetan.pk])
    assert as_("yiyuan").get(address, {"language": language}).status_code == 302


@pytest.mark.parametrize("place", ["<script>", "x" * 5000, "\0", "\u202e"])
def test_a_place_that_is_none_is_refused_and_not_repeated(tree, as_, place):
    answered = sent(as_("yiyuan"), tree.tibetan, place)
    assert answered.status_code == 400 and f'value="{place}"' not in answered.content.decode()
    assert not Recording.objects.exists()


def test_an_old_revision_brings_no_voice_for_what_it_does_not_say(tree, as_, client):
    old = ArticlePage.objects.get(pk=tree.article.pk).save_revision()
    page = ArticlePage.objects.get(pk=tree.article.pk)
    page.title = "蚜虫怎么治"
    page.save_revision().publish()
    heard_at(as_, ArticlePage.objects.get(pk=page.pk), "")
    assert len(heard_on(client, page.url_path)) == 1
    old.publish()
    assert heard_on(client, page.url_path) == []


@pytest.mark.parametrize("kind", ["reference", "contacts", "place_note", "media"])
def test_a_block_that_shows_what_stands_elsewhere_is_not_read_aloud(tree, kind):
    page = ArticlePage.objects.get(pk=tree.article.pk)
    block = page.body.stream_block.child_blocks[kind]
    raw = {"type": kind, "id": "elsewhere", "value": block.get_prep_value(block.get_default())}
    page.body = page.body.stream_block.to_python([*page.body.raw_data, raw])
    said = digests(Reading(page))
    assert len(said) > 1 and "elsewhere" not in said


def test_the_history_of_a_page_says_what_became_of_its_voices_and_who_spoke_in_none(tree, as_):
    recording = recorded(as_("yiyuan"), tree.tibetan, "", speaker="念书人甲")
    listened(as_("jiaodui"), recording)
    taken_out(as_("yiyuan"), recording)
    said = read(as_("jiaodui"), reverse("wagtailadmin_pages:history", args=[tree.tibetan.pk]))
    for words in ("存了录音：藏文", "听过，读者听得到了：藏文", "删掉录音：藏文"):
        assert words in said
    assert "念书人甲" not in said
