"""A part is recorded by one person, listened to by another, and heard by readers while it says what stands there."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from science_content.models import ArticlePage, Recording, SciencePage
from science_content.pages.reading import Reading
from science_content.pages.signatures import mark_of_dose
from science_content.recordings.spoken import heard as heard_now
from science_content.stamp import stamp
from science_content.withdrawal.actions import withdraw
from science_content.withdrawal.blocks import hide_block
from tests.desk.questions.asking import is_turned_away, read
from tests.desk.recordings.speaking import (
    SPEAKER,
    block_of,
    heard_on,
    listened,
    recorded,
    refusal,
    said_at,
    screen_of,
    sent,
    taken_out,
)
from tests.safety import sounds


@pytest.fixture
def heard(tree, as_):
    """A dose's block in Tibetan, recorded by the translator, listened to by the second reader."""
    recording = recorded(as_("yiyuan"), tree.tibetan, block_of(tree.tibetan, "dose"))
    assert listened(as_("jiaodui"), recording).status_code == 302
    recording.refresh_from_db()
    return recording


def published(page: ArticlePage, **changes) -> None:
    """The Chinese page with other values in its first block of a kind."""
    page = ArticlePage.objects.get(pk=page.pk)
    for kind, said in changes.items():
        at = next(number for number, block in enumerate(page.body) if block.block_type == kind)
        if isinstance(said, dict):
            page.body[at].value.update(said)
        else:
            page.body[at] = (kind, said, page.body[at].id)
    page.save_revision().publish()


def test_readers_hear_what_a_second_person_has_listened_to(tree, as_, client):
    place = block_of(tree.tibetan, "text")
    recording = recorded(as_("yiyuan"), tree.tibetan, place)
    assert heard_on(client, tree.tibetan.url_path) == []
    assert client.get(recording.file.url).status_code == 410
    assert "等您听的" in read(as_("jiaodui"), "/cms/recordings/")
    assert SPEAKER in read(as_("jiaodui"), "/cms/recordings/")
    assert SPEAKER not in read(as_("yiyuan"), "/cms/recordings/")
    listened(as_("jiaodui"), recording)
    [player] = heard_on(client, tree.tibetan.url_path)
    assert player["src"] == recording.file.url and player["preload"] == "none" and not player.has_attr("autoplay")
    answered = client.get(recording.file.url)
    assert answered.status_code == 200 and answered["Cache-Control"] == "no-cache"
    assert b"".join(answered.streaming_content) == sounds.mp3()


def test_who_recorded_does_not_pass_it_himself(tree, as_, client):
    recording = recorded(as_("jiaodui"), tree.tibetan, "")
    assert "请另一个人" in refusal_of_nothing(listened(as_("jiaodui"), recording))
    assert heard_on(client, tree.tibetan.url_path) == []


def test_another_person_who_signed_in_meanwhile_records_nothing(tree, as_, cast):
    answered = sent(as_("jiaodui"), tree.tibetan, "", person=str(cast["yiyuan"].pk))
    assert "另一个人" in refusal(answered) and not Recording.objects.exists()


def test_a_script_is_told_in_words_and_nothing_else(tree, as_):
    answered = as_("yiyuan").post(screen_of(tree.tibetan), {"record": "1"}, headers={"Accept": "application/json"})
    assert answered.status_code == 400 and "另一个人" in answered.json()["error"]


def test_pages_that_are_kept_are_drawn_again_when_a_voice_comes_or_goes(tree, as_):
    recording = recorded(as_("yiyuan"), tree.tibetan, "")
    before = stamp()
    listened(as_("jiaodui"), recording)
    assert (heard := stamp()) != before
    taken_out(as_("jiaodui"), recording)
    assert stamp() not in (before, heard)


def test_consent_is_taken_back_where_no_reader_sees_the_page(heard, tree, as_, cast):
    withdraw(tree.article, reason="用量写错了", user=cast["shenhe"])
    assert "读者现在看不到的一块" in read(as_("yiyuan"), screen_of(tree.tibetan))
    assert "刚才改了" in sent(as_("yiyuan"), tree.tibetan, "").content.decode()
    taken_out(as_("yiyuan"), heard)
    assert not Recording.objects.exists()


def test_a_dose_that_somebody_signs_is_read_anew(tree, as_, client):
    published(tree.article, dose={"evidence": "unproved", "standard": "", "seen_at": None, "seen_by": ""})
    place = block_of(tree.tibetan, "dose")
    listened(as_("jiaodui"), recorded(as_("yiyuan"), tree.tibetan, place))
    assert len(heard_on(client, tree.tibetan.url_path)) == 1
    dose = next(block.value for block in ArticlePage.objects.get(pk=tree.article.pk).body if block.id == place)
    signed = {mark_of_dose(dose): {"at": "2026-01-05T00:00:00+00:00", "by": "shenhe"}}
    SciencePage.objects.filter(pk=tree.article.pk).update(signed_doses=signed)
    assert heard_on(client, tree.tibetan.url_path) == []


def test_the_preview_of_a_page_that_is_being_written_has_no_voice(tree):
    assert heard_now(Reading(ArticlePage(title="新的", locale=tree.article.locale))) == {}


def refusal_of_nothing(answered) -> str:
    assert answered.status_code == 400
    return answered.content.decode()


def test_a_translator_does_not_pass_what_readers_hear(tree, as_):
    recording = recorded(as_("jiaodui"), tree.tibetan, "")
    assert is_turned_away(listened(as_("yiyuan"), recording))
    assert not Recording.objects.get().is_approved


def test_the_head_is_heard_beside_title_and_summary(tree, as_, client):
    listened(as_("jiaodui"), recorded(as_("yiyuan"), tree.tibetan, ""))
    assert len(heard_on(client, tree.tibetan.url_path)) == 1
    assert len(heard_on(client, f"/e/533401{tree.tibetan.url_path}")) == 1


@pytest.mark.parametrize("changes", [{"dose": {"amount": "11"}}, {"dose": {"purpose": "防红蜘蛛"}}])
def test_a_recording_falls_silent_with_the_publication_that_changes_its_number_or_its_words(
    heard, tree, client, changes, as_
):
    assert len(heard_on(client, tree.tibetan.url_path)) == 1
    published(tree.article, **changes)
    assert heard_on(client, tree.tibetan.url_path) == []
    assert heard_on(client, f"/e/533401{tree.tibetan.url_path}") == []
    assert client.get(heard.file.url).status_code == 410
    assert "读者听不到" in read(as_("yiyuan"), screen_of(tree.tibetan))
    assert "内容改了，读者听不到的" in read(as_("yiyuan"), "/cms/recordings/")


def test_a_recording_stays_where_another_block_changes(heard, tree, client):
    published(tree.article, warning={"text": "打药后洗手、洗脸。"})
    assert len(heard_on(client, tree.tibetan.url_path)) == 1
    assert client.get(heard.file.url).status_code == 200


def test_a_recording_speaks_again_where_the_number_comes_back(heard, tree, client):
    published(tree.article, dose={"amount": "11"})
    published(tree.article, dose={"amount": "10"})
    assert len(heard_on(client, tree.tibetan.url_path)) == 1


def test_a_withdrawn_page_says_nothing_at_any_address(heard, tree, client, cast):
    withdraw(tree.article, reason="用量写错了", user=cast["shenhe"])
    assert client.get(tree.tibetan.url_path).status_code == 410
    assert client.get(heard.file.url).status_code == 410


def test_a_page_that_is_no_longer_public_says_nothing(heard, tree, client):
    ArticlePage.objects.get(pk=tree.tibetan.pk).unpublish()
    assert client.get(heard.file.url).status_code == 410


def test_a_hidden_block_says_nothing(heard, tree, client, cast):
    hide_block(tree.article, block_of(tree.article, "dose"), reason="这种药禁用了", user=cast["shenhe"])
    assert heard_on(client, tree.tibetan.url_path) == []
    assert client.get(heard.file.url).status_code == 410


def test_a_copy_says_nothing(heard, tree, client):
    copy = tree.tibetan.copy(update_attrs={"slug": "copied", "title": "ཡང་བསྐྱར།"}, keep_live=False)
    assert not Recording.objects.filter(page_id=copy.pk).exists()


def test_what_was_taken_back_is_gone_with_its_file(heard, tree, as_, client, django_capture_on_commit_callbacks):
    storage, name = heard.file.storage, heard.file.name
    with django_capture_on_commit_callbacks(execute=True):
        taken_out(as_("yiyuan"), heard)
    assert not Recording.objects.exists() and not storage.exists(name)
    assert client.get(heard.file.url).status_code == 404
    assert heard_on(client, tree.tibetan.url_path) == []


def test_a_deleted_page_leaves_no_voice(heard, tree, django_capture_on_commit_callbacks):
    storage, name = heard.file.storage, heard.file.name
    with django_capture_on_commit_callbacks(execute=True):
        ArticlePage.objects.get(pk=tree.tibetan.pk).delete()
    assert not Recording.objects.exists() and not storage.exists(name)


def test_a_new_recording_takes_the_place_of_the_old_one_and_is_listened_to_again(
    heard, tree, as_, client, django_capture_on_commit_callbacks
):
    storage, name = heard.file.storage, heard.file.name
    with django_capture_on_commit_callbacks(execute=True):
        again = recorded(
            as_("yiyuan"), tree.tibetan, heard.place, instead_of=str(heard.pk), content=sounds.ogg(), name="b.ogg"
        )
    assert not again.is_approved and not storage.exists(name)
    assert heard_on(client, tree.tibetan.url_path) == []


def test_who_did_not_see_the_recording_that_stands_there_does_not_replace_it(heard, tree, as_):
    assert "别人刚才也录了" in refusal(sent(as_("jiaodui"), tree.tibetan, heard.place))
    assert Recording.objects.get() == heard and heard.file.storage.exists(heard.file.name)


def test_who_pressed_twice_is_told_so(tree, as_):
    recording = recorded(as_("yiyuan"), tree.tibetan, "")
    assert "您刚才已经存了一段" in refusal(sent(as_("yiyuan"), tree.tibetan, ""))
    assert Recording.objects.get() == recording


def test_what_changed_while_somebody_read_it_is_not_stored(tree, as_):
    place = block_of(tree.tibetan, "dose")
    before = said_at(tree.tibetan, place)
    published(tree.article, dose={"amount": "11"})
    assert "刚才改了" in refusal(sent(as_("yiyuan"), tree.tibetan, place, said=before))
    assert not Recording.objects.exists()


def test_what_changed_before_somebody_listened_is_not_passed(tree, as_, client):
    recording = recorded(as_("yiyuan"), tree.tibetan, block_of(tree.tibetan, "dose"))
    published(tree.article, dose={"amount": "11"})
    assert listened(as_("jiaodui"), recording).status_code == 400
    assert not Recording.objects.get().is_approved


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"agreed": None}, "愿意让大家"),
        ({"speaker": " "}, "谁念的"),
        ({"file": None}, "还没有录音"),
        ({"content": b"<html><script>alert(1)</script>"}, "这里只收录音"),
        ({"content": sounds.MKV, "name": "a.webm"}, "只收录音"),
        ({"content": sounds.mp3(), "name": "a.exe"}, "只收录音"),
        ({"content": sounds.mp3(), "name": "a.webm"}, "只收录音"),
        ({"content": sounds.mp3() + bytes(8 * 1024 * 1024)}, "太大"),
        ({"place": "../../etc"}, "刚才改了"),
        ({"said": ""}, "刚才改了"),
    ],
)
def test_what_is_not_taken_is_refused_in_words_and_what_was_typed_stays(tree, as_, more, said):
    fields = {name: value for name, value in more.items() if name != "place"}
    answered = sent(as_("yiyuan"), tree.tibetan, more.get("place", ""), **fields)
    assert answered.status_code == 400 and said in answered.content.decode()
    assert not Recording.objects.exists()


def test_nobody_else_is_let_in(tree, as_, heard):
    for person in ("yiyuan-lisu", "xinxi", "bianji"):
        assert as_(person).get(screen_of(tree.tibetan)).status_code == 302
        assert sent(as_(person), tree.tibetan, "").status_code == 302
        assert taken_out(as_(person), heard).status_code == 302
    assert Recording.objects.get() == heard


def test_a_tongue_without_a_script_is_heard_beside_the_chinese(tree, as_, client):
    recording = recorded(as_("bianji"), tree.article, "", language="nuf")
    listened(as_("shenhe"), recording)
    [player] = heard_on(client, tree.article.url_path)
    assert "怒语" in player.find_previous("p").get_text()
    assert is_turned_away(as_("bianji").get(screen_of(tree.article, "bo")))
    assert is_turned_away(as_("yiyuan").get(screen_of(tree.tibetan, "nuf")))


def test_the_way_there_stands_where_somebody_works_at_the_page(tree, as_):
    address = reverse("recordings_of_page", args=[tree.article.pk])
    assert address in as_("bianji").get(reverse("wagtailadmin_pages:edit", args=[tree.article.pk])).content.decode()
    address = reverse("recordings_of_page", args=[tree.tibetan.pk])
    assert address in as_("yiyuan").get(reverse("translation_workbench", args=[tree.tibetan.pk])).content.decode()


def test_consent_is_part_of_every_row(tree, cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Recording.objects.create(page=tree.tibetan, language="bo", said="x", speaker=SPEAKER, file="recordings/x.mp3")


def test_a_page_that_nobody_reads_aloud_asks_for_no_recordings(tree, as_, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert heard_now(Reading(tree.tibetan)) == {}
    recording = recorded(as_("yiyuan"), tree.tibetan, "")
    listened(as_("jiaodui"), recording)
    assert ArticlePage.objects.get(pk=tree.tibetan.pk).is_spoken
    ArticlePage.objects.get(pk=tree.tibetan.pk).save_revision().publish()
    assert ArticlePage.objects.get(pk=tree.tibetan.pk).is_spoken
    taken_out(as_("jiaodui"), recording)
    assert not ArticlePage.objects.get(pk=tree.tibetan.pk).is_spoken
