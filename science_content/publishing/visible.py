"""Which rows a reader sees: whoever saves or deletes one moves the stamp of the pages that are kept. Drafts are none."""

from wagtail.models import Locale, ModelLogEntry, Page, PageViewRestriction, Site

from places.models import Contact, Place

from ..media.models import ScienceDocument, ScienceImage, ScienceMedia
from ..pages.querysets import DRAFT_COLUMNS
from ..pages.rows import PageCrop, PagePlace, PageSource, PageTopic
from ..recordings.models import Recording
from ..stamp import is_seen_by_readers, seen_by_readers
from ..topics.models import Crop


def register_what_readers_see() -> None:
    """To be called when all models are known. What other parts show beside pages they register themselves."""
    seen_by_readers(Page, lambda page, is_new: page.live or not is_new, unseen=DRAFT_COLUMNS)
    for row in (PageTopic, PageCrop, PagePlace, PageSource):
        seen_by_readers(row, lambda row, is_new: not is_new or row.page.live)
    for model in (Place, Contact, Crop, Site, Locale, PageViewRestriction):
        seen_by_readers(model)
    for model in (ScienceImage, ScienceMedia, ScienceDocument, Recording):  # no page shows a new one yet
        seen_by_readers(model, lambda file, is_new: not is_new)
    seen_by_readers(ModelLogEntry, lambda entry, is_new: is_seen_by_readers(entry.content_type.model_class()))
