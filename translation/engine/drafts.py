"""wagtail-localize as our engine, half two: writing a translation's words and the source's numbers into a page.

Never `save_target`: it writes drafts into the public row. A revision made from the ephemeral instance leaves it alone.
"""

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from wagtail.models import Revision
from wagtail_localize.models import Translation

from science_content.models import SciencePage
from science_content.publishing.actions import with_numbers_of
from science_content.publishing.numbers import raw_body

from .sources import drop_empty_words


@transaction.atomic
def write_draft(translation: Translation, user: AbstractUser | None = None) -> Revision:
    """A revision of the target page with the words so far and the numbers of the live Chinese page.

    The frozen source that wagtail-localize translates from may still hold the old dose, so its numbers are never used.
    """
    drop_empty_words(translation)
    return as_it_stands(translation).save_revision(user=user)


def as_it_stands(translation: Translation) -> SciencePage:
    """The target page with the words so far and the numbers of the live Chinese page; nothing is stored."""
    target: SciencePage = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    live = translation.source.get_source_instance()
    body, numbers_revision = with_numbers_of(live, raw_body(target))
    target.body, target.slug = body, live.slug
    target.numbers_revision = numbers_revision
    return target
