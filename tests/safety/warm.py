"""The demo's pictures in every size that pages ask for, made once per worker instead of once per test."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.safety.public import addresses


@pytest.fixture(scope="session")
def pictures_made(django_db_setup, django_db_blocker) -> None:
    """Stays in the worker's copy of the database: nothing that another test could mind but that it is faster."""
    from science_content.models import ScienceImage

    with django_db_blocker.unblock():
        client = Client()
        for address in addresses():
            client.get(address)
        for image in ScienceImage.objects.all():
            image.get_rendition("max-165x165")
        cache.clear()
