"""Sound and film are what their names say and no larger than a weak line bears, by every extension."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtailmedia.forms import get_media_form

from science_content.media.forms import MOST_MEDIA_BYTES
from science_content.media.kinds import ALIKE, FILMS
from science_content.models import ScienceMedia
from tests.safety import sounds
from tests.safety.doors import MEDIA, SOUND
from tests.safety.odd_files import NO_SOUND
from tests.safety.pictures import HTML

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
WHOLE = {  # extension: the smallest file of its kind
    "mp3": sounds.mp3(),
    "m4a": sounds.film(b"M4A "),
    "mp4": sounds.film(),
    "ogg": sounds.ogg(),
    "opus": sounds.opus(),
    "webm": sounds.WEBM,
}


def file(extension: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"one.{extension}", content, "application/octet-stream")


def errors(extension: str, upload: SimpleUploadedFile) -> list[str]:
    kind = "video" if extension.lower() in FILMS else "audio"
    form = get_media_form(ScienceMedia)(MEDIA, {"file": upload}, instance=ScienceMedia(type=kind))
    form.is_valid()
    return list(form.errors.get("file", [])) + list(form.non_field_errors())


def test_each_kind_that_is_taken_is_tested_here(settings):
    taken = {*settings.WAGTAILMEDIA["AUDIO_EXTENSIONS"], *settings.WAGTAILMEDIA["VIDEO_EXTENSIONS"]}
    assert set(ALIKE) == set(WHOLE) == taken and set(settings.WAGTAILMEDIA["VIDEO_EXTENSIONS"]) == FILMS


@pytest.mark.parametrize("extension", WHOLE)
@pytest.mark.parametrize("make", NO_SOUND.values(), ids=NO_SOUND)
def test_what_is_something_else_is_refused_in_one_sentence(extension, make):
    (sentence,) = errors(extension, file(extension, make()))
    assert "再传" in sentence


@pytest.mark.parametrize("extension", WHOLE)
def test_one_kind_does_not_pass_under_the_name_of_another(extension):
    for other in WHOLE:
        alike = {other, extension} in ({"ogg", "opus"}, {"m4a", "mp4"}) or other == extension
        assert (errors(other, file(other, WHOLE[extension])) == []) is alike, other


@pytest.mark.parametrize("extension", ["exe", "html", "svg", "js", "wav", "mpeg", "mp3.html", "txt", "avi", "flac"])
def test_another_extension_is_refused_whatever_the_content(extension):
    for content in WHOLE.values():
        assert len(errors(extension, file(extension, content))) == 1


@pytest.mark.parametrize("more, is_taken", [(0, True), (1, False)])
def test_fifty_megabytes_are_the_most(more, is_taken):
    upload = file("mp3", sounds.mp3())
    upload.size = MOST_MEDIA_BYTES + more
    found = errors("mp3", upload)
    assert MOST_MEDIA_BYTES == 52_428_800
    assert found == ([] if is_taken else ["文件太大：音视频最多 50 MB，请先压缩，或者剪短再传。"])


@pytest.mark.parametrize("kind", ["audio", "video"])
def test_consent_is_asked_in_words_for_what_it_is_and_not_answered_ahead(kind):
    form = get_media_form(ScienceMedia)(instance=ScienceMedia(type=kind))
    shown = form.as_p()
    assert form["consent"].value() == "" and '<option value="" selected>请选</option>' in shown
    assert "图中" not in shown and ("画面" in shown) is (kind == "video") and "声音里的人已书面同意" in shown


def test_a_replacement_that_is_refused_changes_nothing(editor, media):
    door = SOUND["a replaced audio"]
    answer = door(editor, file("mp3", HTML))
    stored = ScienceMedia.objects.latest("pk")
    assert answer.row is None and stored.file.name.endswith("before.mp3") and stored.file.read() == sounds.mp3()


def test_words_change_without_a_new_file(editor):
    stored = SOUND["the audio form"](editor, file("mp3", sounds.mp3())).row
    editor.post(reverse("wagtailmedia:edit", args=[stored.pk]), MEDIA | {"title": "另一段"})
    stored.refresh_from_db()
    assert stored.title == "另一段" and stored.file.name.endswith(".mp3")
