"""Documents are hostile until shown otherwise, and leave the site to be kept, never to be shown by it."""

import pytest
from django.urls import reverse

from science_content.models import ScienceDocument
from tests.safety.doors import DOCUMENTS
from tests.safety.pictures import PDF, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def add_document(editor, file):
    fields = {"title": "说明书", "licence": "CC-BY-4.0", "source": "", "tags": "", "file": file}
    return editor.post(reverse("wagtaildocs:add"), fields)


@pytest.mark.parametrize("door", DOCUMENTS.values(), ids=DOCUMENTS)
def test_twenty_megabytes_are_the_most(editor, door):
    answer = door(editor, upload("large.pdf", PDF + bytes(20 * 1024 * 1024)))
    assert answer.sentences == ["文件太大：最多 20 MB。请先缩小或压缩，再传一次。"]


def test_one_of_many_documents_is_stored_when_it_is_described(editor):
    answer = editor.post(
        reverse("wagtaildocs:add_multiple"), {"title": "x", "files[]": upload("guide.pdf", PDF)}
    ).json()
    number = answer["uploaded_file_id"]
    fields = {
        f"uploaded-document-{number}-{name}": value for name, value in (("title", "说明书"), ("licence", "CC-BY-4.0"))
    }
    answer = editor.post(reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[number]), fields)
    assert answer.json()["success"]
    assert ScienceDocument.objects.get().file.read() == PDF


@pytest.fixture
def document(editor):
    assert add_document(editor, upload("guide.pdf", PDF)).status_code == 302
    return ScienceDocument.objects.get()


def test_a_document_is_served_to_be_kept_not_shown(document, client):
    answer = client.get(reverse("wagtaildocs_serve", args=[document.pk, document.filename]))
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert b"".join(answer.streaming_content) == PDF


def test_a_document_is_not_in_the_media_address(document, client):
    assert client.get(f"/media/{document.file.name}").status_code == 404
