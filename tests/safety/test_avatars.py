"""The face of an account: shown to whoever works in the admin, made small, and refused in words where it is none."""

import io

import pytest
from django.urls import reverse
from PIL import Image

from tests.safety.doors import avatar
from tests.safety.odd_files import REFUSED_PICTURES
from tests.safety.pictures import encoded_square, heic, photograph, upload

pytestmark = pytest.mark.django_db


def files_in(folder) -> list:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    "name, content, size",
    [
        ("我.jpg", photograph((60, 40), orientation=6), (40, 60)),
        ("我.jpg", encoded_square("red", "JPEG", (1200, 800)), (400, 267)),
        ("我.heic", heic(), (96, 64)),
        ("核" * 85 + ".png", encoded_square(), (8, 8)),
        ("🌾.webp", encoded_square("red", "WEBP"), (8, 8)),
    ],
    ids=["on its side", "large", "HEIC", "a long name", "a name without letters"],
)
def test_it_is_shown_small_and_upright(editor, as_, media, client, name, content, size):
    user, said = avatar(editor, upload(name, content))
    assert said == []
    address = user.wagtail_userprofile.avatar.url
    assert address in editor.get(reverse("wagtailadmin_account")).content.decode()
    answer = as_("shenhe").get(address)
    picture = Image.open(io.BytesIO(b"".join(answer.streaming_content)))
    assert picture.size == size and not dict(picture.getexif())
    assert answer["X-Content-Type-Options"] == "nosniff" and answer["Cache-Control"].startswith("private")
    assert answer["Content-Type"] in {"image/jpeg", "image/png", "image/webp"}
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("name, make, words", REFUSED_PICTURES.values(), ids=REFUSED_PICTURES)
def test_what_is_no_picture_is_refused_in_words(editor, media, name, make, words):
    user, said = avatar(editor, upload(name, make()))
    assert len(said) == 1 and words in said[0]
    assert not user.wagtail_userprofile.avatar and files_in(media) == []


def test_a_new_one_takes_the_place_of_the_old(editor, media, django_capture_on_commit_callbacks):
    avatar(editor, upload("a.png", encoded_square()))
    with django_capture_on_commit_callbacks(execute=True):
        user, said = avatar(editor, upload("b.png", encoded_square("blue")))
    assert said == [] and [path.name for path in files_in(media)] == [user.wagtail_userprofile.avatar.name[14:]]


def test_it_can_be_taken_away_again(editor, media, django_capture_on_commit_callbacks):
    avatar(editor, upload("a.png", encoded_square()))
    with django_capture_on_commit_callbacks(execute=True):
        user, said = avatar(editor, "", **{"avatar-avatar-clear": "on"})
    assert said == [] and not user.wagtail_userprofile.avatar and files_in(media) == []


def test_the_account_page_is_for_those_who_work_in_the_admin(client):
    answer = client.get(reverse("wagtailadmin_account"))
    assert answer.status_code == 302 and "login" in answer["Location"]
