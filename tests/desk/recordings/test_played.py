"""What a block plays is heard once somebody has listened to it beside its words, and silent as soon as either is another."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.models import Locale
from wagtail.rich_text import RichText

from science_content.followers.models import FollowerRun
from science_content.models import ArticlePage, Recording, ScienceMedia, SciencePage
from science_content.pages.reading import Reading
from science_content.recordings.played import ask_for_listeners
from science_content.recordings.spoken import played
from science_content.withdrawal.blocks import hide_block
from tests.desk.questions.asking import is_turned_away, read
from tests.desk.recordings.speaking import heard_on, recorded, refusal, screen_of, taken_out
from tests.desk.recordings.test_recordings import published
from tests.science_content.pieces import piece, sound
from tests.trees import DOSE
from translation.engine.sources import store_words, translation_of
from translation.engine.starting import start
from translation.release.actions import release

TITLE, TRANSCRIPT = "怎么量", "<p>量3次，取中间的数。</p>"


@pytest.fixture
def media(db) -> ScienceMedia:
    return sound()


@pytest.fixture
def page(tree, media) -> SciencePage:
    """An article that plays something between a dose and a text."""
    value = {"title": TITLE, "media": media.pk, "transcript": TRANSCRIPT}
    page = piece(tree.topic, "article", body=[{"key": "d", "type": "dose", "value": DOSE}])
    stored = [*page.body.raw_data, {"type": "media", "value": value, "id": "5d0c8f7c-0b5c-4b7e-9f0b-0a1b2c3d4e5f"}]
    page.body = json.dumps(list(stored), default=str)
    page.save_revision().publish()
    after_publication(page)
    return SciencePage.objects.get(pk=page.pk).specific


def after_publication(page: SciencePage) -> None:
    """What runs after the commit of a publication, which no test of ours makes."""
    ask_for_listeners(FollowerRun(page_id=page.pk, event="published"))


def plays(client, page: SciencePage, dress: str = "") -> bool:
    answer = client.get(dress + page.url_path)
    assert answer.status_code == 200
    return bool(BeautifulSoup(answer.content, "html.parser").select(".media .media-player"))


def place_of(page: SciencePage) -> str:
    return next(block.id for block in page.body if block.block_type == "media")


def said_by(page: SciencePage) -> str:
    return played(Reading(SciencePage.objects.get(pk=page.pk).specific))[place_of(page)][1]


def listened(client, page: SciencePage, **other):
    sent = {"played": "1", "place": place_of(page), "said": said_by(page)} | other
    return client.post(screen_of(page), sent)


@pytest.fixture
def heard(page, as_) -> SciencePage:
    assert listened(as_("shenhe"), page).status_code == 302
    return page


def test_it_is_heard_once_somebody_has_listened_to_it(page, as_, client):
    assert not plays(client, page) and not plays(client, page, "/e/533401")
    assert TITLE in read(as_("shenhe"), screen_of(page))
    assert page.title in read(as_("shenhe"), reverse("recordings"))
    assert listened(as_("shenhe"), page).status_code == 302
    assert plays(client, page) and plays(client, page, "/e/533401")
    assert page.title not in read(as_("shenhe"), reverse("recordings"))
    assert heard_on(client, page.url_path) == [], "its own player, and no second one"


def test_an_editor_hears_it_and_does_not_pass_it(page, as_, client):
    assert "从头听完了" not in read(as_("bianji"), screen_of(page))
    assert is_turned_away(listened(as_("bianji"), page))
    assert not plays(client, page)


@pytest.mark.parametrize("words", ["<p>量13次，取中间的数。</p>", "<p>量3遍，取中间的数。</p>", "<p>别量。</p>"])
def test_it_is_silent_with_the_publication_that_changes_its_words(heard, as_, client, words):
    published(heard, media={"transcript": RichText(words)})
    assert not plays(client, heard), "before anything runs after the commit"
    after_publication(heard)
    assert not plays(client, heard)
    assert heard.title in read(as_("shenhe"), reverse("recordings"))
    assert listened(as_("shenhe"), heard).status_code == 302
    assert plays(client, heard)


def test_words_that_come_back_wait_to_be_heard_again(heard, client):
    published(heard, media={"transcript": RichText("<p>别量。</p>")})
    after_publication(heard)
    published(heard, media={"transcript": RichText(TRANSCRIPT)})
    assert not plays(client, heard)


def test_what_changes_elsewhere_on_the_page_leaves_it_alone(heard, client):
    published(heard, dose={"amount": "12"})
    after_publication(heard)
    assert plays(client, heard)


def test_another_file_in_its_place_is_silent_with_no_publication_at_all(heard, media, as_, client):
    media = ScienceMedia.objects.get(pk=media.pk)
    media.file = ContentFile(media.file.read() + b"\x80", "sound.wav")
    media.save()
    assert not plays(client, heard)
    assert heard.title in read(as_("bianji"), reverse("recordings")), "among what fell silent"
    assert listened(as_("shenhe"), heard).status_code == 302
    assert plays(client, heard)


def test_another_sound_in_the_block_waits(heard, client):
    published(heard, media={"media": sound(title="另一段")})
    after_publication(heard)
    assert not plays(client, heard)


def test_what_somebody_saw_before_it_changed_is_not_passed(page, as_, client):
    seen = said_by(page)
    published(page, media={"transcript": RichText("<p>量13次，取中间的数。</p>")})
    assert "刚才改了" in refusal(listened(as_("shenhe"), page, said=seen))
    assert not plays(client, page)


@pytest.mark.parametrize("forged", [{"said": ""}, {"said": "0" * 32}, {"place": ""}, {"place": "x" * 400}])
def test_nonsense_passes_nothing(page, as_, client, forged):
    assert refusal(listened(as_("shenhe"), page, **forged))
    assert not Recording.objects.exclude(listened_at=None).exists()


def test_who_withdrew_his_consent_is_not_heard(heard, media, client):
    ScienceMedia.objects.filter(pk=media.pk).update(consent="pending")
    assert not plays(client, heard)


def test_it_is_gone_with_its_block_and_with_its_file(heard, media, client):
    hide_block(heard, place_of(heard), reason="说错了。")
    assert not plays(client, heard)
    page = ArticlePage.objects.get(pk=heard.pk)
    page.body = [block for block in page.body.get_prep_value() if block["type"] != "media"]
    page.save_revision().publish()
    after_publication(page)
    assert not Recording.objects.exists() and ScienceMedia.objects.filter(pk=media.pk).exists()


def test_a_media_that_is_deleted_takes_what_was_said_of_it_along(heard, media, client):
    media.delete()
    assert not Recording.objects.exists() and not plays(client, heard)


def test_a_copy_waits_for_a_listener_of_its_own(heard, client):
    copy = heard.copy(update_attrs={"slug": "copy", "title": "另一页"}, keep_live=True)
    after_publication(copy)
    assert not plays(client, copy) and plays(client, heard)


def test_a_draft_plays_to_who_writes_it(page, as_):
    html = as_("bianji").get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode()
    assert "media-player" in html


def in_tibetan(page: SciencePage) -> SciencePage:
    bo = Locale.objects.get(language_code="bo")
    start(page, bo)
    words = {page.title: "བོད་ཡིག", TITLE: "ཚད་འཇལ།", "量3次，取中间的数。": "ཐེངས་3"}
    store_words(translation_of(page.get_translation(bo)), words)
    return release(translation_of(page.get_translation(bo))).specific


def test_a_translation_has_a_listener_of_its_own_and_is_silent_when_the_chinese_words_change(heard, as_, client):
    tibetan = in_tibetan(heard)
    after_publication(tibetan)
    assert not plays(client, tibetan) and plays(client, heard)
    assert listened(as_("jiaodui"), tibetan).status_code == 302
    assert plays(client, tibetan)
    published(heard, media={"transcript": RichText("<p>量13次，取中间的数。</p>")})
    assert not plays(client, tibetan) and not plays(client, heard)


def test_side_by_side_nothing_plays_that_nobody_heard(page, client):
    tibetan = in_tibetan(page)
    answer = client.get(f"/bo/side-by-side/{tibetan.pk}/")
    assert answer.status_code == 200 and "media-player" not in answer.content.decode()


def test_nobody_reads_aloud_what_speaks_itself(page, as_):
    screen = BeautifulSoup(as_("bianji").get(screen_of(page)).content, "html.parser")
    part = screen.select_one(f"#part-{place_of(page)}")
    assert part.select("audio") and not part.select("[data-record]")
    other = BeautifulSoup(as_("bianji").get(screen_of(page, "nuf")).content, "html.parser")
    assert other.select_one(f"#part-{place_of(page)}") is None


def test_what_plays_is_not_deleted_from_here(page, media, as_):
    assert refusal(taken_out(as_("shenhe"), Recording.objects.get()))
    assert Recording.objects.exists()
    assert ScienceMedia.objects.get(pk=media.pk).file.storage.exists(media.file.name)


def test_a_voice_left_at_the_place_goes_with_its_file(page, as_, django_capture_on_commit_callbacks):
    voice = recorded(as_("bianji"), page, "")
    Recording.objects.exclude(pk=voice.pk).delete()
    Recording.objects.filter(pk=voice.pk).update(place=place_of(page))
    with django_capture_on_commit_callbacks(execute=True):
        after_publication(page)
    assert Recording.objects.get().media_id and not voice.file.storage.exists(voice.file.name)


@pytest.mark.parametrize("facts", [{}, {"speaker": "扎西"}, {"file": "recordings/a.mp3"}])
def test_no_row_is_a_voice_of_nobody_who_agreed(page, facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        Recording(page_id=page.pk, place="x", language="zh-hans", said="x", **facts).save()
