"""Pieces by kind and by whom they are written for."""

from django.db.models import QuerySet

from home.pieces import offered
from science_content.models import (
    ArticlePage,
    CaseStoryPage,
    ExperimentPage,
    FactCheckPage,
    ManualPage,
    PolicyPage,
    SciencePage,
)
from science_content.pages.audience import AUDIENCES
from science_content.pages.queries import cards
from science_content.reader import Reader

KINDS: dict[str, type[SciencePage]] = {
    "factchecks": FactCheckPage,
    "policies": PolicyPage,
    "stories": CaseStoryPage,
    "experiments": ExperimentPage,
    "manuals": ManualPage,
    "articles": ArticlePage,
}
AUDIENCE_KEYS = tuple(key for key, _ in AUDIENCES)


def of_kind(reader: Reader, kind: str) -> QuerySet[SciencePage]:
    return _listed(offered(reader.locale, reader.place).type(KINDS[kind]))


def written_for(reader: Reader, audience: str) -> QuerySet[SciencePage]:
    """Those that name the audience; what is for everybody is found by topic."""
    return _listed(offered(reader.locale, reader.place).filter(audience__has=audience))


def _listed(pages: QuerySet) -> QuerySet:
    return cards(pages.defer("body"))
