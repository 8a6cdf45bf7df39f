"""What only withdrawn pages use is gone at its own address too; what another page shows stays."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from science_content.content_files.building import build
from science_content.models import ScienceDocument, ScienceImage, ScienceMedia, SciencePage
from science_content.withdrawal.actions import restore, withdraw
from science_content.withdrawal.files import is_gone
from tests.safety.pictures import PDF, photograph
from tests.trees import ARTICLE
from translation.engine.sources import translation_of
from translation.release.actions import release

pytestmark = pytest.mark.django_db
REASON = "药名写错了，正在改。"


@pytest.fixture
def media(settings, tmp_path):
    from django.core.cache import cache

    cache.clear()  # renditions are remembered by the content of their picture
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


@pytest.fixture
def image(media):
    file = ContentFile(photograph(), name="leaf.jpg")
    return ScienceImage.objects.create(title="叶", alt="叶背", source="自拍", file=file, width=64, height=48)


@pytest.fixture
def sound(media):
    return ScienceMedia.objects.create(
        title="录音", type="audio", source="自录", duration=1, file=ContentFile(b"ID3" + bytes(64), name="voice.mp3")
    )


def stored(page) -> SciencePage:
    return SciencePage.objects.get(pk=page.pk).specific


def shows(page, image, sound) -> None:
    """The page published with the picture as its cover and in its text, and the sound."""
    page = stored(page)
    page.cover = image
    page.body.append(("figure", {"image": image, "alt": "叶背", "caption": ""}))
    page.body.append(("media", {"title": "听", "media": sound, "transcript": "<p>看叶背。</p>"}))
    page.save_revision().publish()


def files(image, sound) -> list[str]:
    return [image.get_rendition("width-32|format-webp").url, image.file.url, sound.file.url]


def statuses(client, addresses) -> set[int]:
    return {client.get(address).status_code for address in addresses}


def test_they_go_and_come_back_with_the_page_that_alone_uses_them(tree, client, image, sound):
    shows(tree.article, image, sound)
    release(translation_of(tree.tibetan))
    addresses = files(image, sound)
    assert statuses(client, addresses) == {200}
    withdraw(tree.article, reason=REASON)
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 410 and answer.headers["Cache-Control"] == "no-store", address
    restore(stored(tree.article))
    assert statuses(client, addresses) == {200}


@pytest.mark.parametrize("other", ["readable", "draft", "withdrawn"])
def test_what_another_readable_page_shows_stays(tree, client, image, sound, other):
    page = build(tree.topic, "article", ARTICLE | {"key": "o", "title": "又一篇", "slug": "o"}, {}, {})
    for each in (tree.article, page):
        shows(each, image, sound)
    if other == "draft":
        stored(page).unpublish()
    if other == "withdrawn":
        withdraw(stored(page), reason=REASON)
    withdraw(stored(tree.article), reason=REASON)
    assert statuses(client, files(image, sound)) == ({200} if other == "readable" else {410})


def test_what_no_page_uses_is_not_gone(client, image, sound):
    assert statuses(client, files(image, sound)) == {200}


@pytest.mark.parametrize("name, status", [("bianji", 200), ("shenhe", 200), ("xinxi", 410)])
def test_who_mends_the_page_still_sees_them_and_nobody_keeps_them(tree, as_, image, sound, name, status):
    shows(tree.article, image, sound)
    withdraw(tree.article, reason=REASON)
    for address in files(image, sound):
        answer = as_(name).get(address)
        assert answer.status_code == status and "no-store" in answer.headers["Cache-Control"]


def test_a_document_too(tree, client, as_, media):
    document = ScienceDocument.objects.create(title="说明书", file=ContentFile(PDF, name="manual.pdf"))
    page = stored(tree.article)
    text = f'<p><a linktype="document" id="{document.pk}">说明书</a></p>'
    page.body.append(("text", text))
    page.save_revision().publish()
    address = reverse("wagtaildocs_serve", args=[document.pk, document.filename])
    assert client.get(address).status_code == 200
    withdraw(page, reason=REASON)
    assert client.get(address).status_code == 410 and as_("bianji").get(address).status_code == 200
    restore(stored(page))
    assert client.get(address).status_code == 200


def test_a_page_of_another_kind_that_uses_it_keeps_it(tree, image, sound, monkeypatch):
    """Whatever has a reference of its own and is no page: a place, a crop, a setting."""
    shows(tree.article, image, sound)
    withdraw(tree.article, reason=REASON)
    assert is_gone(image)
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import ReferenceIndex

    row = ReferenceIndex.get_references_to(image).first()
    row.pk, row.object_id = None, "1"
    row.content_type = row.base_content_type = ContentType.objects.get(app_label="science_content", model="crop")
    row.save()
    assert not is_gone(image)


def test_nginx_sends_what_the_site_says_yes_to(tree, client, image, sound, settings):
    settings.MEDIA_ACCEL = "/files/"
    shows(tree.article, image, sound)
    for address in files(image, sound):
        answer = client.get(address)
        assert answer.headers["X-Accel-Redirect"] == address.replace("/media/", "/files/", 1)
        assert not answer.content and "Content-Type" not in answer.headers
    withdraw(tree.article, reason=REASON)
    assert statuses(client, files(image, sound)) == {410}
    for address in ("/media/../x", "/media/documents/manual.pdf", "/media/images/../documents/x"):
        assert client.get(address).status_code == 404
