"""Sound and film are what their names say and no larger than a weak line bears, by every door."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtailmedia.forms import get_media_form

from science_content.media.forms import MEDIA_MAGIC, MOST_MEDIA_BYTES
from science_content.models import ScienceMedia
from tests.safety.pictures import HTML, PDF, photograph

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
REST = bytes(64)
HEADS = {  # extension: what such a file begins with
    "mp3": (b"ID3\x04", b"\xff\xfb\x90", b"\xff\xf3\x90", b"\xff\xf2\x90"),
    "m4a": (b"\x00\x00\x00\x20ftypM4A ",),
    "mp4": (b"\x00\x00\x00\x18ftypmp42", b"\x00\x00\x00\x20ftypisom"),
    "ogg": (b"OggS\x00\x02",),
    "opus": (b"OggS\x00\x02",),
    "webm": (b"\x1a\x45\xdf\xa3\x9f",),
}
FILMS = ("mp4", "webm")
ALL_HEADS = [(extension, head) for extension, heads in HEADS.items() for head in heads]
WORDS = {
    "title": "一段",
    "duration": "65",
    "source": "试验",
    "licence": "CC-BY-4.0",
    "consent": "none_shown",
    "tags": "",
}
NOTHING_OF_OURS = {
    "a page": HTML,
    "a picture": photograph(),
    "a document": PDF,
    "a programme": b"MZ" + REST,
    "an archive": b"PK\x03\x04" + REST,
    "a wave": b"RIFF\x24\x00\x00\x00WAVEfmt " + REST,
    "zeros": REST,
    "a late signature": b"    ID3" + REST,
    "a signature four letters late": b"    OggS" + REST,
}


def file(extension: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"one.{extension}", content, "application/octet-stream")


def kind_of(extension: str) -> str:
    return "video" if extension in FILMS else "audio"


def errors(extension: str, content: bytes) -> list[str]:
    form = get_media_form(ScienceMedia)(
        WORDS, {"file": file(extension, content)}, instance=ScienceMedia(type=kind_of(extension))
    )
    form.is_valid()
    return list(form.errors.get("file", []))


def test_each_kind_that_is_taken_is_tested_here():
    assert set(MEDIA_MAGIC) == set(HEADS)


@pytest.mark.parametrize("extension, head", ALL_HEADS)
def test_what_it_says_it_is_is_taken(extension, head):
    assert errors(extension, head + REST) == []
    assert errors(extension.upper(), head + REST) == []


@pytest.mark.parametrize("extension", HEADS)
@pytest.mark.parametrize("content", NOTHING_OF_OURS.values(), ids=NOTHING_OF_OURS)
def test_what_is_something_else_is_refused_in_chinese(extension, content):
    (sentence,) = errors(extension, content)
    assert "mp3、m4a、ogg、opus" in sentence


@pytest.mark.parametrize("extension, head", ALL_HEADS)
def test_the_head_of_one_kind_does_not_pass_under_the_name_of_another(extension, head):
    for other in HEADS:
        alike = {other, extension} in ({"ogg", "opus"}, {"m4a", "mp4"}) or other == extension
        assert (errors(other, head + REST) == []) is alike, other


@pytest.mark.parametrize("extension", ["exe", "html", "svg", "js", "wav", "mpeg", "mp3.html", "txt", "avi", "flac"])
def test_another_extension_is_refused_whatever_the_content(extension):
    for head in (b"ID3", b"OggS", b"\x00\x00\x00\x20ftypM4A "):
        assert errors(extension, head + REST) != []


@pytest.mark.parametrize("more, is_taken", [(0, True), (1, False)])
def test_fifty_megabytes_are_the_most(more, is_taken):
    upload = file("mp3", b"ID3" + REST)
    upload.size = MOST_MEDIA_BYTES + more
    form = get_media_form(ScienceMedia)(WORDS, {"file": upload}, instance=ScienceMedia(type="audio"))
    form.is_valid()
    assert ("file" not in form.errors) is is_taken
    assert MOST_MEDIA_BYTES == 52_428_800 and (is_taken or "50 MB" in str(form.errors["file"]))


def test_the_size_is_asked_of_a_real_file_too():
    assert errors("mp3", b"ID3" + bytes(MOST_MEDIA_BYTES)) == ["文件太大：音视频最多 50 MB，请先压缩。"]


def add(editor, extension: str, content: bytes):
    kind = kind_of(extension)
    return editor.post(reverse("wagtailmedia:add", args=[kind]), WORDS | {"file": file(extension, content)})


@pytest.mark.parametrize("extension", HEADS)
def test_the_door_of_the_admin_takes_what_is_right_and_refuses_what_is_not(editor, extension, media):
    answer = add(editor, extension, HTML)
    assert answer.status_code == 200 and "mp3、m4a、ogg、opus" in answer.content.decode()
    assert not ScienceMedia.objects.filter(title="一段").exists() and not list(media.rglob("one*"))
    assert add(editor, extension, HEADS[extension][0] + REST).status_code == 302
    assert ScienceMedia.objects.get(title="一段").file.name.endswith(extension)


def test_a_replacement_is_asked_like_a_new_one(editor):
    add(editor, "mp3", b"ID3" + REST)
    stored = ScienceMedia.objects.get(title="一段")
    before = stored.file.name
    url = reverse("wagtailmedia:edit", args=[stored.pk])
    editor.post(url, WORDS | {"file": file("mp3", HTML)})
    stored.refresh_from_db()
    assert stored.file.name == before and stored.file.read().startswith(b"ID3")


def test_words_change_without_a_new_file(editor):
    add(editor, "mp3", b"ID3" + REST)
    stored = ScienceMedia.objects.get(title="一段")
    editor.post(reverse("wagtailmedia:edit", args=[stored.pk]), WORDS | {"title": "另一段"})
    stored.refresh_from_db()
    assert stored.title == "另一段" and stored.file.name.endswith(".mp3")
