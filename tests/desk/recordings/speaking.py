"""A part of a page read aloud and listened to, without a browser and without a microphone."""

from bs4 import BeautifulSoup, Tag
from django.contrib.auth import get_user
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from science_content.models import Recording, SciencePage
from science_content.pages.reading import Reading
from science_content.recordings.spoken import digests
from tests.safety import sounds

SPEAKER = "扎西"


def block_of(page: SciencePage, kind: str) -> str:
    return next(block.id for block in page.body if block.block_type == kind)


def said_at(page: SciencePage, place: str) -> str:
    return digests(Reading(SciencePage.objects.get(pk=page.pk).specific)).get(place, "")


def sent(
    client, page: SciencePage, place: str, *, language: str = "", content: bytes = b"", name: str = "a.mp3", **more
):
    """`more`: fields of the form; None leaves one out."""
    data = {
        "record": "1",
        "person": get_user(client).pk,
        "place": place,
        "said": said_at(page, place),
        "instead_of": "",
        "speaker": SPEAKER,
        "agreed": "on",
        "file": SimpleUploadedFile(name, content or sounds.mp3()),
    } | more
    address = screen_of(page, language)
    return client.post(address, {name: value for name, value in data.items() if value is not None})


def screen_of(page: SciencePage, language: str = "") -> str:
    return f"{reverse('recordings_of_page', args=[page.pk])}?language={language or page.language.code}"


def recorded(client, page: SciencePage, place: str, **more) -> Recording:
    assert sent(client, page, place, **more).status_code == 302
    return Recording.objects.get(page_id=page.pk, place=place, language=more.get("language") or page.language.code)


def listened(client, recording: Recording):
    return client.post(screen_of(recording.page, recording.language), {"approve": "1", "recording": recording.pk})


def taken_out(client, recording: Recording):
    return client.post(screen_of(recording.page, recording.language), {"take_out": "1", "recording": recording.pk})


def heard_on(client, address: str) -> list[Tag]:
    """The players of people's voices on a reader's page."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return page.select(".spoken audio")


def refusal(answered) -> str:
    assert answered.status_code == 400
    said = BeautifulSoup(answered.content, "html.parser").select_one("[role=alert]:not([hidden])")
    return said.get_text(strip=True)
