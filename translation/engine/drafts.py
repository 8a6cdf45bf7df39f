"""wagtail-localize as our engine, half two: writing a translation's words and the source's numbers into a page.

Never `save_target`: it writes drafts into the public row. A revision made from the ephemeral instance leaves it alone.
"""

import json

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import PROTECT, ForeignKey
from modelcluster.models import get_all_child_relations
from wagtail.models import Revision
from wagtail_localize.models import SourceDeletedError, Translation

from science_content.models import SciencePage
from science_content.pages.gate import NotPublishable, named, refused_in_words
from science_content.publishing.actions import with_numbers_of
from science_content.publishing.numbers import raw_body

from .sources import drop_empty_words


@transaction.atomic
def write_draft(translation: Translation, user: AbstractUser | None = None) -> Revision:
    """A revision of the target page with the words so far and the numbers of the live Chinese page.

    The frozen source that wagtail-localize translates from may still hold the old dose, so its numbers are never used.
    Raises NotPublishable, which names each field that does not fit, as a title that is too long or an address in use.
    """
    drop_empty_words(translation)
    page = as_it_stands(translation)
    with refused_in_words(page):
        return page.save_revision(user=user)


def as_it_stands(translation: Translation) -> SciencePage:
    """The target page with the words so far and the numbers of the live Chinese page; nothing is stored.

    Raises NotPublishable where the Chinese page is gone, or names what is gone.
    """
    target = _with_words(translation)
    live = translation.source.get_source_instance()
    body, numbers_revision = with_numbers_of(live, raw_body(target))
    target.body = body
    target.numbers_revision = numbers_revision
    return target


def _with_words(translation: Translation) -> SciencePage:
    try:
        page: SciencePage = translation.source.get_ephemeral_translated_instance(
            translation.target_locale, fallback=True
        )
        return page
    except SourceDeletedError as gone:
        raise _refusal(translation, "它的中文原文已经删除。") from gone
    except Exception as error:  # modelcluster's own is a bare one
        lost = _lost(translation)
        if not lost:
            raise
        raise _refusal(translation, *lost) from error


def _refusal(translation: Translation, *sentences: str) -> NotPublishable:
    return NotPublishable([f"{named(translation.get_target_instance())}不能发布。", *sentences])


def _lost(translation: Translation) -> list[str]:
    """A sentence for each kind of row, as places, of which the Chinese page as it was frozen names one that was deleted."""
    content, found = json.loads(translation.source.content_json), []
    for relation in get_all_child_relations(translation.source.specific_content_type.model_class()):
        for field in relation.related_model._meta.fields:
            if not isinstance(field, ForeignKey) or field.remote_field.on_delete is not PROTECT:
                continue
            named_ones = {row[field.name] for row in content.get(relation.get_accessor_name(), [])}
            if field.related_model._default_manager.filter(pk__in=named_ones).count() < len(named_ones):
                found.append(f"{field.verbose_name}：中文原文写的有已经删除的，请先把中文原文重新发布一次。")
    return found
