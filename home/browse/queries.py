"""Pieces by kind and by whom they are written for."""

from django.db.models import QuerySet

from home.pieces import offered
from home.standing import Standing
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

KINDS: dict[str, type[SciencePage]] = {
    "factchecks": FactCheckPage,
    "policies": PolicyPage,
    "stories": CaseStoryPage,
    "experiments": ExperimentPage,
    "manuals": ManualPage,
    "articles": ArticlePage,
}
AUDIENCE_KEYS = tuple(key for key, _ in AUDIENCES)


def of_kind(standing: Standing, kind: str) -> QuerySet[SciencePage]:
    return _listed(offered(standing.locale, standing.place).type(KINDS[kind]))


def written_for(standing: Standing, audience: str) -> QuerySet[SciencePage]:
    """Those that name the audience; what is for everybody is found by topic."""
    return _listed(offered(standing.locale, standing.place).filter(audience__has=audience))


def _listed(pages: QuerySet) -> QuerySet:
    return cards(pages.defer("body"))
