"""What Wagtail brings and this site does not have answers 404 to everybody, the administrator too."""

import pytest
from django.urls import reverse

from cms.roles.closed import CLOSED

pytestmark = pytest.mark.django_db
ADDRESSES = {
    "wagtailadmin_error_test": [],
    "wagtailadmin_pages:set_privacy": [1],
    "wagtailadmin_collections:set_privacy": [1],
    "wagtailembeds:chooser": [],
    "wagtailembeds:chooser_upload": [],
}


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_it_is_closed(as_, name, method):
    assert name in CLOSED
    assert getattr(as_("admin"), method)(reverse(name, args=ADDRESSES[name])).status_code == 404
