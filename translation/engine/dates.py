"""Dates in wagtail-localize's editor."""

from wagtail_localize import models
from wagtail_localize.views import edit_translation


def write_dates_in_numbers() -> None:
    """Upstream's format has English months, outside gettext."""
    for module in (models, edit_translation):
        module.DATE_FORMAT = "%Y-%m-%d"
