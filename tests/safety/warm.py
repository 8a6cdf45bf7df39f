"""The demo's pictures in every size that pages ask for, made once per worker instead of once per test."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.safety.public import KIOSK, pages, places, rooms


@pytest.fixture(scope="session")
def pictures_made(django_db_setup, django_db_blocker) -> None:
    """Stays in the worker's copy of the database. Other languages and the kiosk show the same pictures in the same sizes."""
    from science_content.models import ScienceImage

    with django_db_blocker.unblock():
        client = Client()
        for address in ["/zh-hans/", f"/e/{KIOSK}/", *rooms("zh-hans"), *places("zh-hans"), *pages("zh-hans").values()]:
            client.get(address)
        for image in ScienceImage.objects.all():
            image.get_rendition("max-165x165")
        cache.clear()
