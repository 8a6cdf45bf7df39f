"""Each odd or hostile file by each door that could take it: right, or refused in words; nothing is left behind."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from science_content.media import heif
from science_content.models import ScienceDocument, ScienceImage
from tests.safety import doors, odd_files, sounds
from tests.safety.doors import MODELS, Answer
from tests.safety.odd_files import NAMES, NO_SOUND, Right, fifty_megapixels, opened
from tests.safety.pictures import GPS, PDF, encoded_square, upload

pytestmark = pytest.mark.django_db
SENTENCE = re.compile(r"[\u4e00-\u9fff].*(?:请|先|可以|重新)")
ENGLISH = re.compile(r"[a-z]{4,} [a-z]{2,}")
NEAR = 6  # of 255: what JPEG and AVIF lose
REPLACED = "before"  # how the file is called that a replacement replaces


def each(names: str, table: dict) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(names, list(table.values()), ids=list(table))


def files_in(media: Path) -> set[str]:
    return {str(path.relative_to(media)) for path in media.rglob("*") if path.is_file()}


once = cache(heif.decoded)  # the same bytes are the same picture behind every door; a process of its own takes a while


@pytest.fixture(autouse=True)
def decoded_once(monkeypatch):
    monkeypatch.setattr(heif, "decoded", once)


@pytest.fixture
def left_nothing(media) -> Callable[[Answer], None]:
    """Neither row nor file, but for what a replacement did not replace; and one sentence in Chinese that says what to do."""
    known = {model: set(model.objects.values_list("pk", flat=True)) for model in MODELS}

    def check(answer: Answer) -> None:
        rows = [row for model in MODELS for row in model.objects.exclude(pk__in=known[model])]
        left = {Path(path).name for path in files_in(media) if not path.startswith("images/")}
        assert answer.row is None and {Path(row.file.name).name for row in rows} == left
        assert all(name.startswith(REPLACED) for name in left)
        (sentence,) = set(answer.sentences)
        assert SENTENCE.search(sentence) and not ENGLISH.search(sentence)

    return check


def is_whole(media: Path) -> None:
    assert files_in(media) and all((media / path).stat().st_size for path in files_in(media))


@each("door", doors.PICTURES)
@each("name, make, right", odd_files.TAKEN_PICTURES)
def test_a_picture_is_taken_and_right(editor, media, door, name, make, right):
    row = door(editor, upload(name, make())).row
    is_right(row, right)
    is_whole(media)


def is_right(row: ScienceImage, right: Right) -> None:
    stored = row.file.storage.open(row.file.name).read()
    picture = opened(stored)
    assert (picture.format, picture.size, (row.width, row.height)) == (right.form, right.size, right.size)
    left = picture.convert("RGBA" if len(right.left) == 4 else "RGB").getpixel((right.size[0] // 4, right.size[1] // 4))
    assert all(abs(found - wanted) <= NEAR for found, wanted in zip(left, right.left, strict=True)), left
    assert picture.mode in {"RGB", "RGBA", "L"} and "icc_profile" not in picture.info
    assert not dict(picture.getexif()) and not picture.getexif().get_ifd(GPS) and b"<script" not in stored
    assert row.file.name.endswith({"JPEG": ".jpg", "PNG": ".png"}[right.form])


@each("door", doors.PICTURES)
@each("name, make, words", odd_files.REFUSED_PICTURES)
def test_a_picture_is_refused(editor, left_nothing, door, name, make, words):
    answer = door(editor, upload(name, make()))
    left_nothing(answer)
    assert words in answer.sentences[0]


def test_fifty_megapixels_are_shrunk(editor, media):
    row = doors.picture_chooser(editor, upload("large.jpg", fifty_megapixels())).row
    is_right(row, Right("JPEG", (4000, 2667), (200, 90, 40)))


@each("door", doors.DOCUMENTS)
@each("name, make", odd_files.TAKEN_DOCUMENTS)
def test_a_document_is_taken_as_it_is(editor, client, media, door, name, make):
    row = door(editor, upload(name, make())).row
    assert row.file.storage.open(row.file.name).read() == make()
    served = client.get(row.url)
    assert served["Content-Disposition"].startswith("attachment") and served["X-Content-Type-Options"] == "nosniff"
    is_whole(media)


@each("door", doors.DOCUMENTS)
@each("name, make, words", odd_files.REFUSED_DOCUMENTS)
def test_a_document_is_refused(editor, left_nothing, door, name, make, words):
    answer = door(editor, upload(name, make()))
    left_nothing(answer)
    assert words in answer.sentences[0]


@each("door", doors.SOUND)
@each("name, make", odd_files.TAKEN_SOUNDS)
def test_sound_is_taken_as_it_is(editor, client, media, door, name, make):
    row = door(editor, upload(name, make())).row
    assert row.file.storage.open(row.file.name).read() == make()
    served = client.get(row.file.url)
    assert (
        served["Content-Type"].startswith(("audio/", "video/", "application/ogg")) and served["X-Content-Type-Options"]
    )
    is_whole(media)


@each("door", doors.FILM)
@each("name, make", odd_files.TAKEN_FILMS)
def test_film_is_taken_as_it_is(editor, media, door, name, make):
    row = door(editor, upload(name, make())).row
    assert row.file.storage.open(row.file.name).read() == make()


@each("door", doors.SOUND)
@each("make", NO_SOUND)
def test_what_is_no_sound_is_refused(editor, left_nothing, door, make):
    left_nothing(door(editor, upload("a.mp3", make())))


@each("door", doors.FILM)
@each("make", NO_SOUND)
def test_what_is_no_film_is_refused(editor, left_nothing, door, make):
    left_nothing(door(editor, upload("a.mp4", make())))


def test_sound_is_no_film_and_film_no_sound(editor, left_nothing):
    for_sound = doors.SOUND["the audio form"](editor, upload("a.mp4", sounds.film()))
    left_nothing(for_sound)
    assert "添加视频" in for_sound.sentences[0]
    for_film = doors.FILM["the video form"](editor, upload("a.mp3", sounds.mp3()))
    left_nothing(for_film)
    assert "添加音频" in for_film.sentences[0]


@each("door", doors.PICTURES)
@each("stem", {name: NAMES[name] for name in ("85 Han letters", "300 Han letters")})
def test_a_long_name_is_taken_by_every_door_of_pictures(editor, media, door, stem):
    row = door(editor, upload(f"{stem}.jpg", encoded_square("red", "JPEG"))).row
    row.get_rendition("max-4x4|format-webp")
    fit(media)


@each("door", doors.DOCUMENTS)
@each("stem", {name: NAMES[name] for name in ("85 Han letters", "300 Han letters")})
def test_a_long_name_is_taken_by_every_door_of_documents(editor, media, door, stem):
    assert door(editor, upload(f"{stem}.pdf", PDF)).row.file.name.endswith(".pdf")
    fit(media)


@each("stem", NAMES)
def test_a_name_of_any_signs_is_taken(editor, media, stem):
    for form, file in (
        (doors.picture_form, upload(f"{stem}.jpg", encoded_square("red", "JPEG"))),
        (doors.document_form, upload(f"{stem}.pdf", PDF)),
        (doors.SOUND["the audio form"], upload(f"{stem}.mp3", sounds.mp3())),
    ):
        assert form(editor, file).row
    fit(media)


def fit(media: Path) -> None:
    """Names that every file system bears, with their extension, and that show as what they are."""
    names = [Path(path).name for path in files_in(media)]
    assert all(len(name.encode()) <= 130 and name.isprintable() for name in names), names
    assert all(re.fullmatch(r"[^.][^/\\]*\.(jpg|png|webp|avif|pdf|mp3)", name) for name in names), names
    is_whole(media)


@each("name, make", {name: odd_files.TAKEN_PICTURES[name][:2] for name in ("JPEG in Display P3", "GIF that moves")})
def test_what_code_saves_is_converted_too(editor, media, name, make):
    row = doors.picture_by_code(editor, upload(name, make())).row
    is_right(row, next(right for _, made, right in odd_files.TAKEN_PICTURES.values() if made is make))


def test_a_plain_picture_that_code_saves_stays_as_it_is(editor, media):
    content = encoded_square()
    row = doors.picture_by_code(editor, upload("a.png", content)).row
    assert row.file.storage.open(row.file.name).read() == content


@each(
    "name, make",
    {name: case[:2] for name, case in odd_files.REFUSED_DOCUMENTS.items() if name in {"a page", "a script", "nothing"}},
)
def test_what_is_hostile_or_empty_is_refused_to_code_too(editor, left_nothing, name, make):
    left_nothing(doors.document_by_code(editor, upload(name, make())))
    assert not ScienceDocument.objects.filter(title="说明书").exists()
