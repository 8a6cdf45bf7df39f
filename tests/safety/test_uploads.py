"""Pictures are hostile until shown otherwise, by every door of the admin through which one comes in."""

import io
import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from PIL import Image

from science_content.media.forms import without_metadata
from science_content.models import ScienceImage
from tests.safety import pictures
from tests.safety.pictures import HTML, SVG, encoded, photograph, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
DESCRIPTION = {
    "title": "一张照片",
    "alt": "一棵树",
    "source": "自己拍的",
    "licence": "CC-BY-4.0",
    "consent": "none_shown",
    "tags": "",
}
HAN = re.compile(r"[\u4e00-\u9fff]")


def add(editor, file):
    return editor.post(reverse("wagtailimages:add"), DESCRIPTION | {"file": file})


def add_one_of_many(editor, file):
    return editor.post(reverse("wagtailimages:add_multiple"), {"title": file.name, "files[]": file})


def describe(editor, answer):
    """The second step of the multiple upload: what the picture shows, and who made it."""
    number = answer.json()["uploaded_file_id"]
    fields = {f"uploaded-image-{number}-{name}": value for name, value in DESCRIPTION.items()}
    return editor.post(reverse("wagtailimages:create_multiple_from_uploaded_image", args=[number]), fields)


def by_form(editor, file):
    assert add(editor, file).status_code == 302


def by_many(editor, file):
    assert describe(editor, add_one_of_many(editor, file)).json()["success"]


def by_chooser(editor, file):
    fields = {f"image-chooser-upload-{name}": value for name, value in DESCRIPTION.items()}
    answer = editor.post(reverse("wagtailimages_chooser:create"), fields | {"image-chooser-upload-file": file})
    assert answer.json()["step"] == "chosen"


def by_replacement(editor, file):
    by_form(editor, upload("before.png", encoded(Image.new("RGB", (8, 8)), "PNG")))
    image = ScienceImage.objects.latest("pk")
    answer = editor.post(reverse("wagtailimages:edit", args=[image.pk]), DESCRIPTION | {"file": file})
    assert answer.status_code == 302


DOORS = {"the form": by_form, "many at once": by_many, "the chooser": by_chooser, "a replacement": by_replacement}


def stored() -> ScienceImage:
    return ScienceImage.objects.latest("pk")


def opened(file) -> Image.Image:
    with file.storage.open(file.name) as stream:
        return Image.open(io.BytesIO(stream.read()))


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
@pytest.mark.parametrize("make", [photograph, pictures.large_photograph], ids=["small", "large"])
def test_a_photograph_loses_where_it_was_taken_by(editor, door, make):
    content = make()
    assert Image.open(io.BytesIO(content)).getexif().get_ifd(pictures.GPS)
    door(editor, upload("photo.jpg", content))
    image = stored()
    for file in (image.file, image.get_rendition("max-50x50").file, image.get_rendition("fill-30x30|format-webp").file):
        assert dict(opened(file).getexif()) == {}
    assert b"Telephone" not in image.file.storage.open(image.file.name).read()


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
def test_a_photograph_stands_upright_by(editor, door):
    door(editor, upload("photo.jpg", photograph((60, 40), orientation=6)))
    image = stored()
    picture = opened(image.file)
    assert (picture.size, image.width, image.height) == ((40, 60), 40, 60)
    assert picture.getpixel((20, 5))[0] > 200 and picture.getpixel((20, 55))[2] > 200


def test_nothing_of_the_phone_is_left_in_the_media_folder(editor, media):
    by_many(editor, upload("photo.jpg", photograph()))
    add_one_of_many(editor, upload("never described.jpg", photograph()))
    for path in media.rglob("*.*"):
        if path.is_file():
            assert b"Telephone" not in path.read_bytes(), path


MODES = {
    "CMYK": (Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "jpg", "JPEG", {}),
    "grey": (Image.new("L", (8, 8), 77), "jpg", "JPEG", {}),
    "grey with transparency": (Image.new("LA", (8, 8), (77, 0)), "png", "PNG", {}),
    "palette": (Image.new("RGB", (8, 8), "red").quantize(4), "png", "PNG", {}),
    "palette with transparency": (Image.new("RGB", (8, 8), "red").quantize(4), "png", "PNG", {"transparency": 0}),
    "16 bit": (Image.new("I;16", (8, 8), 40_000), "png", "PNG", {}),
    "1 bit": (Image.new("1", (9, 9), 1), "png", "PNG", {}),
    "transparent WebP": (Image.new("RGBA", (8, 8), (255, 0, 0, 0)), "webp", "WEBP", {"lossless": True}),
}


@pytest.mark.parametrize("name", MODES)
def test_an_odd_picture_survives(editor, name):
    image, extension, kind, options = MODES[name]
    content = encoded(image, kind, **options)
    before = Image.open(io.BytesIO(content)).convert("RGBA").getpixel((4, 4))
    by_form(editor, upload(f"odd.{extension}", content))
    after = opened(stored().file).convert("RGBA").getpixel((4, 4))
    assert all(abs(a - b) <= 6 for a, b in zip(after, before, strict=True))
    stored().get_rendition("max-4x4|format-webp")


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def test_of_a_moving_picture_the_first_frame_stays(editor):
    by_form(editor, upload("moves.webp", moving("WEBP")))
    picture = opened(stored().file)
    assert getattr(picture, "n_frames", 1) == 1
    assert picture.convert("RGB").getpixel((4, 4))[0] > 200


def test_what_was_hung_behind_a_picture_is_cut_off(editor):
    polyglot = encoded(Image.new("RGB", (8, 8)), "PNG") + HTML + b"PK\x03\x04"
    by_form(editor, upload("polyglot.png", polyglot))
    assert b"<script>" not in stored().file.storage.open(stored().file.name).read()


BAD_PICTURES = {
    "a bomb of 900 million pixels": ("bomb.png", pictures.bomb(30_000, 30_000)),
    "a bomb just above the limit": ("bomb.png", pictures.bomb(6_400, 6_400)),
    "a bomb in a comment": ("bomb.png", pictures.text_bomb()),
    "an SVG with a script": ("picture.svg", SVG),
    "an SVG named .png": ("picture.png", SVG),
    "HTML named .png": ("picture.png", HTML),
    "HTML named .jpg": ("picture.jpg", HTML),
    "a GIF": ("picture.gif", encoded(Image.new("P", (8, 8)), "GIF")),
    "a GIF named .png": ("picture.png", encoded(Image.new("P", (8, 8)), "GIF")),
    "a moving PNG": ("picture.png", moving("PNG")),
    "a TIFF named .jpg": ("picture.jpg", encoded(Image.new("RGB", (8, 8)), "TIFF")),
    "a broken JPEG": ("picture.jpg", photograph((600, 400))[:900]),
    "a JPEG without its head": ("picture.jpg", photograph()[200:]),
    "an empty file": ("picture.png", b""),
    "eleven megabytes": ("picture.png", encoded(Image.new("RGB", (8, 8)), "PNG") + bytes(11 * 1024 * 1024)),
}


@pytest.mark.parametrize("name", BAD_PICTURES)
def test_it_refuses_in_chinese(editor, name):
    before = ScienceImage.objects.count()
    answer = add(editor, upload(*BAD_PICTURES[name]))
    errors = answer.context["form"].errors["file"]
    assert all(HAN.search(error) and not re.search(r"[a-z]{4,} [a-z]{2,}", error) for error in errors), errors
    assert ScienceImage.objects.count() == before


@pytest.mark.parametrize("name", BAD_PICTURES)
def test_it_refuses_one_of_many_in_chinese(editor, media, name):
    file = upload(*BAD_PICTURES[name])
    answer = add_one_of_many(editor, file).json()
    assert answer["success"] is False and HAN.search(answer["error_message"])
    assert not list(media.rglob("*.*"))


def test_a_picture_is_served_as_what_it_is(editor, client):
    by_form(editor, upload("photo.jpg", photograph()))
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


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "BMP"])
def test_the_last_layer_refuses_other_kinds_of_pictures_by_itself(kind):
    with pytest.raises(ValidationError, match="只接受 JPEG、PNG 或 WebP"):
        without_metadata(upload("picture.png", encoded(Image.new("RGB", (8, 8)), kind)))


def test_the_last_layer_refuses_too_many_pixels_by_itself():
    with pytest.raises(ValidationError, match="像素太多"):
        without_metadata(upload("bomb.png", pictures.bomb(6_400, 6_400)))
