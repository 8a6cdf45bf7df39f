"""Which pages may be shown, and which stand in lists for themselves."""

from wagtail.query import PageQuerySet

from .columns import LONG
from .types import contained_types, shelves


class SciencePageQuerySet(PageQuerySet):
    def readable(self) -> "SciencePageQuerySet":
        """Live and not withdrawn, and so readable: what lists, searches, feeds and kiosks may lead a reader to."""
        return self.live().filter(withdrawn_at=None)

    def without_shelves(self) -> "SciencePageQuerySet":
        """Without the topics, which hold pages and advise nothing themselves."""
        return self.not_type(*shelves())

    def on_their_own(self) -> "SciencePageQuerySet":
        """Without topics, and without what stands inside another page, as a chapter does."""
        return self.not_type(*shelves(), *contained_types())

    def without_body(self) -> "SciencePageQuerySet":
        """For lists: what is long is fetched when it is asked for."""
        return self.defer(*LONG)
