"""wagtail-localize as our engine, half two: writing a translation's words into a page.

Never `save_target`: it writes drafts into the public row. A revision made from a page that is not stored leaves it alone.
"""

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from wagtail.models import Revision
from wagtail_localize.models import Translation

from science_content.models import SciencePage
from science_content.pages.gate import NotPublishable, named, refused_in_words
from science_content.publishing.composing import Composed

from .authors import keep_authors
from .composing import PageComposer
from .judging import judge_words
from .sources import drop_empty_words
from .words import stored, words_of


@transaction.atomic
def write_draft(translation: Translation, user: AbstractUser | None = None) -> Revision:
    """A revision of the target page: the Chinese page as it is now, in the words so far.

    Raises NotPublishable, which names each field that does not fit, as a title that is too long or an address in use.
    """
    drop_empty_words(translation)
    judge_words(translation)
    keep_authors(translation)
    page = as_it_stands(translation)
    with refused_in_words(page):
        return page.save_revision(user=user)


def as_it_stands(translation: Translation) -> SciencePage:
    """The target page with the words so far, made of the live Chinese page; nothing is stored.

    The frozen source that wagtail-localize translates from says which sentence the words were made for, and nothing else.
    Raises NotPublishable where the Chinese page is gone.
    """
    target: SciencePage = translation.get_target_instance().specific
    source = its_source(target)
    return following(target, source, PageComposer(source).compose(target, stored(words_of(translation))))


def its_source(target: SciencePage) -> SciencePage:
    """The Chinese page in its own type. Raises NotPublishable where it is gone."""
    source = target.source_page
    if source is None:
        raise NotPublishable([f"{named(target)}不能发布。", "它的中文原文已经删除。"])
    specific: SciencePage = source.specific
    return specific


def following(target: SciencePage, source: SciencePage, composed: Composed) -> SciencePage:
    """`target` as it was composed of `source`; nothing is stored."""
    for name, text in composed.fields.items():
        setattr(target, name, text)
    for name in (*source.carried_fields, "slug"):
        field = source._meta.get_field(name)
        setattr(target, field.attname, field.value_from_object(source))
    target.body = composed.body
    target.own_words, target.behind = composed.own_words, composed.behind
    target.numbers_revision = source.live_revision_id if source.live else None
    return target
