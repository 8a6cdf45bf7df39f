"""Doors by which a sound of the library could be heard beside what nobody heard it with, or a screen of it break."""

import json

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from desk.translators.queries import _letters, to_be_counted
from science_content.followers.actions import run_follower
from science_content.followers.models import FollowerRun
from science_content.models import ArticlePage, Recording, ScienceMedia, SciencePage
from science_content.recordings import played
from science_content.withdrawal.blocks import hide_block, show_block
from tests.desk.questions.asking import read
from tests.desk.recordings.speaking import refusal, screen_of, sent
from tests.desk.recordings.test_played import (
    after_publication,
    heard,
    in_tibetan,
    listened,
    media,
    page,
    place_of,
    plays,
    said_by,
)
from tests.desk.recordings.test_recordings import published
from tests.safety import sounds
from tests.safety.doors import MEDIA
from tests.science_content.pieces import piece

__all__ = ["heard", "media", "page"]  # fixtures


def replaced(client, media: ScienceMedia, name: str, content: bytes) -> None:
    """In the library, by its form; the file before is deleted at the commit, and its name is free again."""
    address = reverse("wagtailmedia:edit", args=[media.pk])
    assert client.post(address, MEDIA | {"file": SimpleUploadedFile(name, content)}).status_code == 302
    assert ScienceMedia.objects.get(pk=media.pk).file.read() == content


def of_type(page: SciencePage, kind: str, value: object, **more) -> None:
    """The block that plays becomes one of another type or with another id, published."""
    page = ArticlePage.objects.get(pk=page.pk)
    stored = [dict(block) for block in page.body.get_prep_value()]
    at = next(block for block in stored if block["type"] == "media")
    at.update({"type": kind, "value": value if value is not None else at["value"]} | more)
    page.body = json.dumps(stored, default=str)
    page.save_revision().publish()


def test_another_sound_under_the_name_of_the_first_is_silent(
    page, media, as_, client, django_capture_on_commit_callbacks
):
    first = default_storage.save("media/sound.mp3", ContentFile(sounds.mp3()))
    ScienceMedia.objects.filter(pk=media.pk).update(file=first)
    assert listened(as_("shenhe"), page).status_code == 302 and plays(client, page)
    for more in (b"\0", b"\0\0"):
        with django_capture_on_commit_callbacks(execute=True):
            replaced(as_("bianji"), media, first.rpartition("/")[2], sounds.mp3() + more)
        assert not plays(client, page)
    assert listened(as_("shenhe"), page).status_code == 302 and plays(client, page)


def test_a_long_name_does_not_hide_that_the_sound_is_another(media):
    names = set()
    for _ in range(3):
        row = ScienceMedia.objects.get(pk=media.pk)
        content = row.file.read()
        row.file.storage.remove(row.file.name)
        row.file = SimpleUploadedFile("蒜" * 90 + ".wav", content)
        row.save()
        names.add(row.file.name)
    assert len(names) == 3 and all(name.endswith(".wav") and len(name) <= 100 for name in names)


def test_the_screen_opens_where_the_block_is_hidden_and_where_its_page_is_down(heard, as_, client):
    hide_block(heard, place_of(heard), reason="说错了。")
    assert "读者现在看不到" in read(as_("shenhe"), screen_of(heard))
    show_block(ArticlePage.objects.get(pk=heard.pk), place_of(heard))
    assert plays(client, heard)
    ArticlePage.objects.get(pk=heard.pk).unpublish()
    assert "读者现在看不到" in read(as_("shenhe"), screen_of(heard))


@pytest.mark.parametrize("has_followed", [True, False])
def test_a_text_where_something_played_is_read_aloud_as_any_other(heard, media, as_, client, has_followed):
    place = place_of(heard)
    of_type(heard, "text", "<p>别的话。</p>")
    if has_followed:
        after_publication(heard)
        assert not Recording.objects.exists()
    assert "别的话。" in read(as_("bianji"), screen_of(heard))
    assert sent(as_("bianji"), heard, place).status_code == 302
    assert Recording.objects.get().media is None
    assert ScienceMedia.objects.get(pk=media.pk).file.storage.exists(media.file.name)


def test_nobody_is_told_that_readers_hear_somebody_who_has_not_agreed(page, media, as_, client):
    ScienceMedia.objects.filter(pk=media.pk).update(consent="pending")
    screen = read(as_("shenhe"), screen_of(page))
    assert "还没有同意，读者听不到" in screen and "从头听完了" not in screen
    assert "还没有同意" in refusal(listened(as_("shenhe"), page))
    assert page.title not in read(as_("shenhe"), reverse("recordings"))
    ScienceMedia.objects.filter(pk=media.pk).update(consent="given")
    assert page.title in read(as_("shenhe"), reverse("recordings"))


def test_the_second_of_two_presses_is_told_so_and_changes_nothing(page, as_, client):
    said = said_by(page)
    assert listened(as_("shenhe"), page).status_code == 302
    first = Recording.objects.get()
    assert "已经有人听过" in refusal(listened(as_("admin"), page, said=said))
    again = Recording.objects.get()
    assert (again.listener, again.listened_at) == (first.listener, first.listened_at)


@pytest.mark.parametrize("name", ["x" * 37, "x" * 400])
def test_an_id_that_no_recording_can_be_kept_under_plays_nothing(heard, as_, client, name):
    of_type(heard, "media", None, id=name)
    after_publication(heard)
    assert not Recording.objects.exists() and not plays(client, heard)
    assert refusal(as_("shenhe").post(screen_of(heard), {"played": "1", "place": name, "said": "x"}))
    assert as_("shenhe").get(screen_of(heard)).status_code == 200


def test_two_blocks_with_one_id_play_to_nobody(heard, as_, client):
    page = ArticlePage.objects.get(pk=heard.pk)
    stored = json.loads(json.dumps([dict(block) for block in page.body.get_prep_value()], default=str))
    twin = next(block for block in stored if block["type"] == "media")
    twin = twin | {"value": twin["value"] | {"transcript": "<p>别量。</p>"}}
    ArticlePage.objects.filter(pk=page.pk).update(body=json.dumps([*stored, twin]))
    assert not plays(client, heard)
    after_publication(heard)
    assert not plays(client, heard) and as_("shenhe").get(screen_of(heard)).status_code == 200


def test_who_may_not_release_here_passes_nothing_by_any_button(page, as_, client):
    row = Recording.objects.get()
    forms = [{"played": "1", "place": row.place, "said": row.said}, {"approve": "1", "recording": row.pk}]
    people = [as_("bianji"), as_("yiyuan"), as_("jiaodui"), client]
    for form in forms:
        for somebody in people:
            for language in ("zh-hans", "nuf", "bo"):
                assert somebody.post(screen_of(page, language), form).status_code in (302, 400)
        as_("shenhe").get(screen_of(page), form)
    assert not Recording.objects.exclude(listened_at=None).exists()


def test_beside_one_another_each_language_plays_what_was_heard_in_it(heard, as_, client):
    tibetan = in_tibetan(heard)
    address = f"/bo/side-by-side/{tibetan.pk}/"
    assert "media-player" not in client.get(address).content.decode(), "heard in Chinese alone"
    assert listened(as_("jiaodui"), tibetan).status_code == 302
    assert client.get(address).content.decode().count('class="media-player"') == 1


def test_the_follower_runs_again_and_for_a_page_that_is_gone(heard, client):
    before = Recording.objects.values().get()
    for page_id in (heard.pk, heard.pk, 10**9):
        assert run_follower(
            FollowerRun.objects.create(page_id=page_id, event="published", follower="science_content.listeners")
        )
    assert Recording.objects.values().get() == before and plays(client, heard)


def test_a_follower_that_fails_undoes_no_publication_and_lets_nothing_be_heard(
    heard, as_, client, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(played, "played", lambda reading: 1 / 0)
    with django_capture_on_commit_callbacks(execute=True):
        published(heard, media={"title": "别的题"})
    monkeypatch.undo()
    assert FollowerRun.objects.filter(page_id=heard.pk, status="failed", follower="science_content.listeners").exists()
    assert "别的题" in client.get(heard.url_path).content.decode() and not plays(client, heard)
    assert listened(as_("shenhe"), heard).status_code == 302 and plays(client, heard)


def test_the_same_sound_under_the_same_id_on_another_page_waits_for_a_listener_there(heard, tree, media, client):
    block = next(block for block in heard.body.get_prep_value() if block["type"] == "media")
    other = piece(tree.topic, "article", key="o", slug="o", body=[{"key": "t", "type": "text", "value": "<p>话。</p>"}])
    other.body = json.dumps([*other.body.get_prep_value(), block], default=str)
    other.save_revision().publish()
    after_publication(other)
    assert plays(client, heard) and not plays(client, other)


def test_another_order_and_another_title_of_the_page_silence_nothing(heard, client):
    page = ArticlePage.objects.get(pk=heard.pk)
    page.body, page.title = list(reversed(page.body.get_prep_value())), "另一个题目"
    page.save_revision().publish()
    after_publication(page)
    assert plays(client, page)


@pytest.mark.parametrize("words", ["\\u4e2d", "\\\\u4e2d", '"中"', "\\中文", "𠀀\u3400\u9fff"])
def test_the_desk_counts_the_letters_that_a_body_says(tree, words):
    body = [{"type": "heading", "value": words, "id": "a"}]
    ArticlePage.objects.filter(pk=tree.article.pk).update(title="", summary="", body=body)
    counted = to_be_counted(SciencePage.objects.filter(pk=tree.article.pk)).get()
    assert _letters(counted) == sum("\u3400" <= each <= "\u9fff" for each in words)
    counted.stored_body = json.dumps(body, ensure_ascii=False)  # as PostgreSQL says it
    assert _letters(counted) == sum("\u3400" <= each <= "\u9fff" for each in words)
