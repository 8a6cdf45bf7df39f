"""The demo's pictures in every size that pages and lists ask for: made once, before the database is copied for the tests."""

from django.core.cache import cache
from django.test import Client

from tests.safety.public import KIOSK, pages, places, rooms


def make_pictures() -> None:
    """Other languages and the kiosk show the same pictures in the same sizes."""
    from science_content.models import ScienceImage

    client = Client()
    for address in ["/zh-hans/", f"/e/{KIOSK}/", *rooms("zh-hans"), *places("zh-hans"), *pages("zh-hans").values()]:
        client.get(address)
    for image in ScienceImage.objects.all():
        image.get_rendition("max-165x165")
    cache.clear()
