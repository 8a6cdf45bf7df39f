"""Documents are hostile until shown otherwise, and leave the site to be kept, never to be shown by it."""

import re

import pytest
from django.urls import reverse
from PIL import Image

from science_content.models import ScienceDocument
from tests.safety.pictures import HTML, PDF, SVG, encoded, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
HAN = re.compile(r"[\u4e00-\u9fff]")


def add_document(editor, file):
    fields = {"title": "说明书", "licence": "CC-BY-4.0", "source": "", "tags": "", "file": file}
    return editor.post(reverse("wagtaildocs:add"), fields)


BAD_DOCUMENTS = {
    "HTML": ("page.html", HTML),
    "SVG": ("picture.svg", SVG),
    "a script": ("run.sh", b"#!/bin/sh\necho\n"),
    "JavaScript": ("run.js", b"alert(1)"),
    "HTML named .pdf": ("page.pdf", HTML),
    "HTML named .txt": ("page.txt", b"\xef\xbb\xbf \r\n" + HTML),
    "HTML named .csv": ("page.csv", b"<HTML><body onload=alert(1)>"),
    "SVG named .txt": ("picture.txt", b'<?xml version="1.0"?>' + SVG),
    "a script named .txt": ("run.txt", b"#!/bin/sh\necho\n"),
    "a programme named .pdf": ("run.pdf", b"MZ\x90\x00"),
    "a programme named .txt": ("run.txt", b"\x7fELF\x02\x01"),
    "a picture named .docx": ("text.docx", encoded(Image.new("RGB", (8, 8)), "PNG")),
    "UTF-16 HTML named .txt": ("page.txt", HTML.decode().encode("utf-16")),
    "twenty-one megabytes": ("large.pdf", PDF + bytes(21 * 1024 * 1024)),
    "an empty file": ("empty.pdf", b""),
}


@pytest.mark.parametrize("name", BAD_DOCUMENTS)
def test_it_refuses_as_a_document_in_chinese(editor, name):
    answer = add_document(editor, upload(*BAD_DOCUMENTS[name]))
    errors = answer.context["form"].errors["file"]
    assert all(HAN.search(error) for error in errors), errors
    assert not ScienceDocument.objects.exists()


@pytest.mark.parametrize("name", BAD_DOCUMENTS)
def test_it_refuses_as_one_of_many_documents_in_chinese(editor, media, name):
    answer = editor.post(reverse("wagtaildocs:add_multiple"), {"title": "x", "files[]": upload(*BAD_DOCUMENTS[name])})
    answer = answer.json()
    assert answer["success"] is False and HAN.search(answer["error_message"])
    assert not list(media.rglob("*.*"))


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
