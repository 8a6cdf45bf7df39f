"""wagtail-localize's "sync from" would fill a language with aliases: it is off, see decision 0004."""

from django.db.models.signals import pre_save
from wagtail_localize.locales.components import LOCALE_COMPONENTS
from wagtail_localize.models import LocaleSynchronization

from science_content.pages.copies import NO_ALIAS
from science_content.pages.gate import NotPublishable


def switch_syncing_off() -> None:
    """To be called when apps are ready: takes the choice out of the form of a language, and refuses the row."""
    LOCALE_COMPONENTS[:] = [each for each in LOCALE_COMPONENTS if each["model"] is not LocaleSynchronization]
    pre_save.connect(_refuse, sender=LocaleSynchronization, dispatch_uid="translation.no_syncing")


def _refuse(**kwargs: object) -> None:
    raise NotPublishable([NO_ALIAS])
