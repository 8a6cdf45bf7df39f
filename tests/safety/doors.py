"""Every way by which a file comes in: what each made of it, as a row or as sentences."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.test import Client
from django.urls import reverse

from cms.models import User
from science_content.models import ScienceDocument, ScienceImage, ScienceMedia
from tests.safety.pictures import PDF, encoded_square
from tests.safety.sounds import film, mp3

SHARED = {"licence": "CC-BY-4.0", "source": "自己做的", "tags": ""}
PICTURE = SHARED | {"title": "一张照片", "alt": "一棵树", "consent": "none_shown"}
DOCUMENT = SHARED | {"title": "说明书"}
MEDIA = SHARED | {"title": "一段", "duration": "65", "consent": "none_shown"}
MODELS = (ScienceImage, ScienceDocument, ScienceMedia)


@dataclass
class Answer:
    """`row` where the file was taken; else `sentences`, and the `words` that the form shows again."""

    row: ScienceImage | ScienceDocument | ScienceMedia | None = None
    sentences: list[str] = field(default_factory=list)
    words: str = ""


def _posted(model, editor: Client, url: str, fields: dict) -> Answer:
    """A form that leads away when it has stored, and is shown again when it has not."""
    answer = editor.post(url, fields)
    if answer.status_code == 302:
        return Answer(model.objects.latest("pk"))
    assert answer.status_code == 200
    return Answer(
        None, [said for each in answer.context["form"].errors.values() for said in each], answer.content.decode()
    )


def _errors_in(html: str) -> list[str]:
    found = BeautifulSoup(html, "html.parser").select(
        ".w-field__errors .error-message, .help-critical li, .errorlist li"
    )
    return [each.get_text(strip=True) for each in found if each.get_text(strip=True)]


def _chosen(model, editor: Client, url: str, prefix: str, fields: dict) -> Answer:
    """Inside a page: a modal that answers in JSON."""
    answer = editor.post(url, {f"{prefix}-{name}": value for name, value in fields.items()})
    assert answer.status_code == 200
    said = json.loads(answer.content)
    if said["step"] in {"chosen", "media_chosen", "duplicate_found"}:
        return Answer(model.objects.latest("pk"))
    html = said.get("htmlFragment") or said.get("html") or ""
    return Answer(None, _errors_in(html), html)


def _many(model, editor: Client, kind: str, prefix: str, file: UploadedFile, fields: dict) -> Answer:
    """Two steps: the file, then the words that say what it is."""
    given = editor.post(reverse(f"wagtail{kind}s:add_multiple"), {"title": "x", "files[]": file})
    assert given.status_code == 200
    said = given.json()
    if not said["success"]:
        return Answer(None, said["error_message"].split("\n"))
    if "uploaded_file_id" not in said:
        return Answer(model.objects.latest("pk"))
    number = said["uploaded_file_id"]
    names = {"image": "uploaded_image", "doc": "uploaded_document"}
    url = reverse(f"wagtail{kind}s:create_multiple_from_{names[kind]}", args=[number])
    told = editor.post(url, {f"{prefix}-{number}-{name}": value for name, value in fields.items()}).json()
    return (
        Answer(model.objects.latest("pk")) if told["success"] else Answer(None, _errors_in(told["form"]), told["form"])
    )


def picture_form(editor: Client, file: UploadedFile) -> Answer:
    return _posted(ScienceImage, editor, reverse("wagtailimages:add"), PICTURE | {"file": file})


def pictures_at_once(editor: Client, file: UploadedFile) -> Answer:
    return _many(ScienceImage, editor, "image", "uploaded-image", file, PICTURE)


def picture_chooser(editor: Client, file: UploadedFile) -> Answer:
    url = reverse("wagtailimages_chooser:create")
    return _chosen(ScienceImage, editor, url, "image-chooser-upload", PICTURE | {"file": file})


def picture_replaced(editor: Client, file: UploadedFile) -> Answer:
    before = ScienceImage.objects.create(title="旧", file=ContentFile(encoded_square(), "before.png"))
    return _posted(ScienceImage, editor, reverse("wagtailimages:edit", args=[before.pk]), PICTURE | {"file": file})


def document_form(editor: Client, file: UploadedFile) -> Answer:
    return _posted(ScienceDocument, editor, reverse("wagtaildocs:add"), DOCUMENT | {"file": file})


def documents_at_once(editor: Client, file: UploadedFile) -> Answer:
    return _many(ScienceDocument, editor, "doc", "uploaded-document", file, DOCUMENT)


def document_chooser(editor: Client, file: UploadedFile) -> Answer:
    url = reverse("wagtaildocs_chooser:create")
    return _chosen(ScienceDocument, editor, url, "document-chooser-upload", DOCUMENT | {"file": file})


def document_replaced(editor: Client, file: UploadedFile) -> Answer:
    before = ScienceDocument.objects.create(title="旧", file=ContentFile(PDF, "before.pdf"))
    return _posted(ScienceDocument, editor, reverse("wagtaildocs:edit", args=[before.pk]), DOCUMENT | {"file": file})


def _media_doors(kind: str, before: tuple[str, bytes]) -> dict[str, Callable[[Client, UploadedFile], Answer]]:
    def by_form(editor, file):
        return _posted(ScienceMedia, editor, reverse("wagtailmedia:add", args=[kind]), MEDIA | {"file": file})

    def by_chooser(editor, file):
        url = reverse("wagtailmedia:chooser_upload", args=[kind])
        return _chosen(ScienceMedia, editor, url, "media-chooser-upload", MEDIA | {"file": file})

    def replaced(editor, file):
        first = ScienceMedia.objects.create(title="旧", type=kind, file=ContentFile(*reversed(before)))
        return _posted(ScienceMedia, editor, reverse("wagtailmedia:edit", args=[first.pk]), MEDIA | {"file": file})

    return {f"the {kind} form": by_form, f"the {kind} chooser": by_chooser, f"a replaced {kind}": replaced}


def picture_by_code(editor: Client, file: UploadedFile) -> Answer:
    try:
        words = {"title": "一张照片", "alt": "一棵树", "source": "程序"}
        return Answer(ScienceImage.objects.create(file=ContentFile(file.read(), file.name), **words))
    except ValidationError as refused:
        return Answer(None, refused.messages)


def document_by_code(editor: Client, file: UploadedFile) -> Answer:
    try:
        return Answer(ScienceDocument.objects.create(title="说明书", file=ContentFile(file.read(), file.name)))
    except ValidationError as refused:
        return Answer(None, refused.messages)


def avatar(editor: Client, file: UploadedFile | str, **more: str) -> tuple[User, list[str]]:
    """Whoever is signed in, and the sentences of their account page."""
    user = User.objects.get(pk=editor.session["_auth_user_id"])
    names = {"name_email-first_name": "编", "name_email-last_name": "辑", "name_email-email": "bianji@example.cn"}
    looks = {"theme-theme": "system", "theme-contrast": "system", "theme-density": "default"}
    answer = editor.post(reverse("wagtailadmin_account"), names | looks | {"avatar-avatar": file} | more)
    user.refresh_from_db()
    return user, [] if answer.status_code == 302 else _errors_in(answer.content.decode())


PICTURES = {
    "the form": picture_form,
    "many at once": pictures_at_once,
    "the chooser": picture_chooser,
    "a replacement": picture_replaced,
}
DOCUMENTS = {
    "the form": document_form,
    "many at once": documents_at_once,
    "the chooser": document_chooser,
    "a replacement": document_replaced,
}
SOUND = _media_doors("audio", ("before.mp3", mp3()))
FILM = _media_doors("video", ("before.mp4", film()))
