"""Pieces by kind and by whom they are written for."""

from django.db.models import QuerySet

from home.pieces import offered
from science_content.models import SciencePage
from science_content.pages.audience import AUDIENCES
from science_content.pages.queries import cards
from science_content.pages.querysets import SciencePageQuerySet
from science_content.pages.types import listed_types
from science_content.reader import Reader

AUDIENCE_KEYS = tuple(key for key, _ in AUDIENCES)


def of_kind(reader: Reader, kind: str) -> QuerySet[SciencePage]:
    """Raises KeyError where no page type has a list of that name."""
    return _listed(offered(reader.locale, reader.place).type(listed_types()[kind]))


def written_for(reader: Reader, audience: str) -> QuerySet[SciencePage]:
    """Those that name the audience; what is for everybody is found by topic."""
    return _listed(offered(reader.locale, reader.place).filter(audience__has=audience))


def _listed(pages: SciencePageQuerySet) -> QuerySet:
    return cards(pages.without_body())
