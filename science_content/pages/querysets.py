"""Which pages may be shown, and which stand in lists for themselves."""

from django.db.models import Q
from wagtail.query import PageQuerySet

from ..stamp import change_for_readers
from .columns import LONG
from .content import NOT_CONTENT, OF_A_REVIEW
from .types import contained_types, shelves

# What saving a draft, commenting and locking write into a page's row: no reader sees it.
DRAFT_COLUMNS = frozenset(
    {
        "latest_revision",
        "latest_revision_created_at",
        "draft_title",
        "has_unpublished_changes",
        "wagtail_admin_comments",
        "locked",
        "locked_by",
        "locked_at",
    }
)


class SciencePageQuerySet(PageQuerySet):
    def readable(self) -> "SciencePageQuerySet":
        """Live and not withdrawn, and so readable: what lists, searches, feeds and kiosks may lead a reader to."""
        return self.live().filter(withdrawn_at=None)

    def answering(self) -> "SciencePageQuerySet":
        """Live, or withdrawn after readers saw them: their addresses answer, with the page or with why it is gone."""
        return self.filter(Q(live=True) | Q(withdrawn_at__isnull=False, first_published_at__isnull=False))

    def without_shelves(self) -> "SciencePageQuerySet":
        """Without the topics, which hold pages and advise nothing themselves."""
        return self.not_type(*shelves())

    def on_their_own(self) -> "SciencePageQuerySet":
        """Without topics, and without what stands inside another page, as a chapter does."""
        return self.not_type(*shelves(), *contained_types())

    def without_body(self) -> "SciencePageQuerySet":
        """For lists: what is long is fetched when it is asked for."""
        return self.defer(*LONG)

    def update(self, **columns) -> int:
        """As Django's, and moves the stamp of kept pages: no signal tells of it. Content so written has no reviewer."""
        columns = columns if NOT_CONTENT.issuperset(columns) else OF_A_REVIEW | columns
        if DRAFT_COLUMNS.issuperset(columns):
            return super().update(**columns)
        with change_for_readers():
            return super().update(**columns)

    update.alters_data = True  # type: ignore[attr-defined]  # as Django marks its own, for templates
