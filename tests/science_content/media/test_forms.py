"""What the forms of uploads ask, keep and show."""

import pytest
from bs4 import BeautifulSoup
from django.db.models import Model
from django.urls import reverse
from wagtail.images.forms import get_image_form, get_image_multi_form

from science_content.models import ScienceDocument, ScienceImage, ScienceMedia
from tests.safety import doors, sounds
from tests.safety.pictures import HTML, PDF, encoded_square, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(as_):
    return as_("bianji")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


def shown(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


PAGES = {
    "the picture form": ("wagtailimages:add", [], "consent"),
    "the audio form": ("wagtailmedia:add", ["audio"], "consent"),
    "the video form": ("wagtailmedia:add", ["video"], "consent"),
}


@pytest.mark.parametrize("name, arguments, field", PAGES.values(), ids=PAGES)
def test_consent_is_not_answered_ahead_on(editor, name, arguments, field):
    (choice,) = shown(editor.get(reverse(name, args=arguments))).select(f"select[name={field}]")
    (selected,) = choice.select("[selected]")
    assert selected.get("value") == "" and selected.get_text() == "请选" and len(choice.select("option")) == 4


@pytest.mark.parametrize(
    "prefix, url",
    [("image-chooser-upload", "wagtailimages_chooser:choose"), ("media-chooser-upload", "wagtailmedia:chooser")],
)
def test_consent_is_not_answered_ahead_inside_a_page(editor, prefix, url):
    html = editor.get(reverse(url)).json()["html"]
    for choice in BeautifulSoup(html, "html.parser").select(f"select[name={prefix}-consent]"):
        assert choice.select_one("[selected]").get("value") == ""


NEW = {name: door for name, door in doors.PICTURES.items() if door is not doors.picture_replaced}


@pytest.mark.parametrize("door", (NEW | doors.SOUND).values(), ids=NEW | doors.SOUND)
def test_what_comes_without_an_answer_is_not_stored_by(editor, door, monkeypatch):
    for words in (doors.PICTURE, doors.MEDIA):
        monkeypatch.setitem(words, "consent", "")
    is_sound = door in doors.SOUND.values()
    answer = door(editor, upload("a.mp3", sounds.mp3()) if is_sound else upload("a.png", encoded_square()))
    assert answer.row is None and any(
        each.startswith("请选：声音里" if is_sound else "请选：图中") for each in answer.sentences
    )


def test_what_was_answered_is_shown_when_it_is_changed():
    form = get_image_form(ScienceImage)(instance=ScienceImage.objects.exclude(consent="pending").first())
    assert form["consent"].value() == "none_shown" and "" not in dict(form.fields["consent"].choices)
    assert "要重新看一遍" in form.fields["consent"].help_text


@pytest.mark.parametrize("form", [get_image_form(ScienceImage), get_image_multi_form(ScienceImage)])
def test_what_a_picture_shows_is_written_in_one_field(form):
    assert "alt" in form.base_fields and "description" not in form.base_fields


def test_the_field_lets_one_choose_what_is_taken(editor):
    page = shown(editor.get(reverse("wagtailimages:add")))
    assert page.select_one("input[name=file]")["accept"] == "image/*, image/heic, image/avif"
    many = shown(editor.get(reverse("wagtailimages:add_multiple"))).select_one("input[type=file]")
    assert "heic|heif|avif" in many["data-accept-file-types"] and many["data-max-file-size"] == str(30 * 1024**2)
    documents = shown(editor.get(reverse("wagtaildocs:add"))).select_one("input[name=file]")
    assert documents["accept"] == ".pdf,.docx,.xlsx,.pptx,.odt,.csv,.txt"


REFUSED = {
    "a picture": (doors.picture_form, upload("a.jpg", HTML)),
    "a picture inside a page": (doors.picture_chooser, upload("a.jpg", HTML)),
    "a document": (doors.document_form, upload("a.pdf", HTML)),
    "sound": (doors.SOUND["the audio form"], upload("a.mp3", HTML)),
}


@pytest.mark.parametrize("door, file", REFUSED.values(), ids=REFUSED)
def test_the_words_are_still_there_when_the_file_is_refused(editor, door, file):
    file.seek(0)
    answer = door(editor, file)
    assert answer.row is None and "自己做的" in answer.words


STORED = {
    "a picture": (doors.picture_form, upload("after.png", encoded_square()), ScienceImage),
    "a document": (doors.document_form, upload("after.pdf", PDF), ScienceDocument),
    "sound": (doors.SOUND["the audio form"], upload("after.mp3", sounds.mp3()), ScienceMedia),
}


@pytest.fixture
def fails_after(monkeypatch):
    """`fails_after(name)`: saving a row with such a file breaks after its file and its row are written."""
    save_base = Model.save_base

    def plan(name: str) -> None:
        def save_then_fail(self, *args, **more):
            save_base(self, *args, **more)
            if isinstance(self, doors.MODELS) and name in self.file.name:
                raise RuntimeError("after the file")

        monkeypatch.setattr(Model, "save_base", save_then_fail)

    return plan


@pytest.mark.parametrize("door, file, model", STORED.values(), ids=STORED)
def test_a_request_that_fails_after_the_file_was_written_leaves_nothing(editor, media, fails_after, door, file, model):
    rows = model.objects.count()
    fails_after("after")
    file.seek(0)
    with pytest.raises(RuntimeError, match="after the file"):
        door(editor, file)
    assert model.objects.count() == rows and not [path for path in media.rglob("*") if path.is_file()]


REPLACED = {
    "a picture": (doors.picture_replaced, upload("after.png", encoded_square("blue")), ScienceImage),
    "a document": (doors.document_replaced, upload("after.pdf", PDF), ScienceDocument),
    "sound": (doors.SOUND["a replaced audio"], upload("after.mp3", sounds.mp3()), ScienceMedia),
}


@pytest.mark.parametrize("door, file, model", REPLACED.values(), ids=REPLACED)
def test_a_replacement_that_fails_keeps_what_was_there(editor, fails_after, door, file, model):
    fails_after("after")
    file.seek(0)
    with pytest.raises(RuntimeError, match="after the file"):
        door(editor, file)
    row = model.objects.latest("pk")
    assert "before" in row.file.name and row.file.storage.exists(row.file.name)
