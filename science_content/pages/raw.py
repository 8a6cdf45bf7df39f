"""A page's body as it is stored."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Page


def raw_body(page: Page) -> list[dict[str, Any]]:
    """Not `raw_data`, which misses values that were set on blocks."""
    stored: list[dict[str, Any]] = json.loads(json.dumps(page.body.get_prep_value(), cls=DjangoJSONEncoder))
    return stored
