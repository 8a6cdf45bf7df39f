"""Pictures are hostile until shown otherwise, by every door of the admin through which one comes in."""

import io

import pytest
from django.urls import reverse
from PIL import Image

from science_content.models import ScienceImage
from tests.safety import pictures
from tests.safety.doors import PICTURES, picture_form, pictures_at_once
from tests.safety.pictures import HTML, encoded, photograph, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def stored() -> ScienceImage:
    return ScienceImage.objects.latest("pk")


def opened(file) -> Image.Image:
    with file.storage.open(file.name) as stream:
        return Image.open(io.BytesIO(stream.read()))


@pytest.mark.parametrize("door", PICTURES.values(), ids=PICTURES)
@pytest.mark.parametrize("make", [photograph, pictures.large_photograph], ids=["small", "large"])
def test_a_photograph_loses_where_it_was_taken_by(editor, door, make):
    content = make()
    assert Image.open(io.BytesIO(content)).getexif().get_ifd(pictures.GPS)
    door(editor, upload("photo.jpg", content))
    image = stored()
    for file in (image.file, image.get_rendition("max-50x50").file, image.get_rendition("fill-30x30|format-webp").file):
        assert dict(opened(file).getexif()) == {}
    assert b"Telephone" not in image.file.storage.open(image.file.name).read()


@pytest.mark.parametrize("door", PICTURES.values(), ids=PICTURES)
def test_a_photograph_stands_upright_by(editor, door):
    door(editor, upload("photo.jpg", photograph((60, 40), orientation=6)))
    image = stored()
    picture = opened(image.file)
    assert (picture.size, image.width, image.height) == ((40, 60), 40, 60)
    assert picture.getpixel((20, 5))[0] > 200 and picture.getpixel((20, 55))[2] > 200


def test_nothing_of_the_phone_is_left_in_the_media_folder(editor, media):
    pictures_at_once(editor, upload("photo.jpg", photograph()))
    editor.post(reverse("wagtailimages:add_multiple"), {"files[]": upload("never described.jpg", photograph())})
    for path in media.rglob("*.*"):
        if path.is_file():
            assert b"Telephone" not in path.read_bytes(), path


MODES = {
    "CMYK": (Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "jpg", "JPEG", {}),
    "grey": (Image.new("L", (8, 8), 77), "jpg", "JPEG", {}),
    "grey with transparency": (Image.new("LA", (8, 8), (77, 0)), "png", "PNG", {}),
    "palette": (Image.new("RGB", (8, 8), "red").quantize(4), "png", "PNG", {}),
    "palette with transparency": (Image.new("RGB", (8, 8), "red").quantize(4), "png", "PNG", {"transparency": 0}),
    "1 bit": (Image.new("1", (9, 9), 1), "png", "PNG", {}),
    "transparent WebP": (Image.new("RGBA", (8, 8), (255, 0, 0, 0)), "webp", "WEBP", {"lossless": True}),
}


@pytest.mark.parametrize("name", MODES)
def test_an_odd_picture_survives(editor, name):
    image, extension, kind, options = MODES[name]
    content = encoded(image, kind, **options)
    before = Image.open(io.BytesIO(content)).convert("RGBA").getpixel((4, 4))
    picture_form(editor, upload(f"odd.{extension}", content))
    after = opened(stored().file).convert("RGBA").getpixel((4, 4))
    assert all(abs(a - b) <= 6 for a, b in zip(after, before, strict=True))
    stored().get_rendition("max-4x4|format-webp")


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def test_of_a_moving_picture_the_first_frame_stays(editor):
    picture_form(editor, upload("moves.webp", moving("WEBP")))
    picture = opened(stored().file)
    assert getattr(picture, "n_frames", 1) == 1
    assert picture.convert("RGB").getpixel((4, 4))[0] > 200


def test_what_was_hung_behind_a_picture_is_cut_off(editor):
    polyglot = encoded(Image.new("RGB", (8, 8)), "PNG") + HTML + b"PK\x03\x04"
    picture_form(editor, upload("polyglot.png", polyglot))
    assert b"<script>" not in stored().file.storage.open(stored().file.name).read()


@pytest.mark.parametrize("more, is_taken", [(0, True), (1, False)])
def test_thirty_megabytes_are_the_most(editor, settings, more, is_taken):
    most = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    assert most == 30 * 1024**2
    picture = encoded(Image.new("RGB", (8, 8)), "PNG")
    answer = picture_form(editor, upload("a.png", picture + bytes(most - len(picture) + more)))
    assert bool(answer.row) is is_taken
    assert is_taken or answer.sentences == ["文件太大：最多 30 MB。请先缩小或压缩，再传一次。"]


def test_a_picture_is_served_as_what_it_is(editor, client):
    picture_form(editor, upload("photo.jpg", photograph()))
    answer = client.get(stored().file.url)
    assert answer.status_code == 200 and answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    list(answer.streaming_content)


TRAVERSAL = (
    "/media/images/../../secret.txt",
    "/media/images/..%2f..%2fsecret.txt",
    "/media/images/%2e%2e/%2e%2e/secret.txt",
    "/media/images/..%5c..%5csecret.txt",
    "/media/images/....//....//secret.txt",
    "/media/images//etc/passwd",
    "/media//etc/passwd",
    "/media/../db.sqlite3",
    "/media/wagtail_uploads/manual.pdf",
    "/media/",
    "/media/images/",
    "/media/original_images",
    "/media/images/%00.png",
    "/static/../manage.py",
    "/static/..%2fmanage.py",
)


@pytest.mark.parametrize("address", TRAVERSAL)
def test_no_way_leads_out_of_the_media_folder(client, media, address):
    (media / "images").mkdir()
    (media / "secret.txt").write_text("secret")
    (media.parent / "secret.txt").write_text("secret")
    answer = client.get(address)
    assert answer.status_code == 404
    assert b"secret" not in answer.content
