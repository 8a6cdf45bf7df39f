import pytest
from django.core.cache import cache


@pytest.fixture
def editor(as_):
    return as_("bianji")


@pytest.fixture
def media(settings, tmp_path):
    """An empty media folder of this test's own."""
    cache.clear()  # renditions are remembered by the content of their picture
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path
