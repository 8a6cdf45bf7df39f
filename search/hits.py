"""What the list shows of each page that was found: where it answers, where it is for, in which languages it stands."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from languages import registry
from science_content.blocks import answers
from science_content.models import SciencePage
from science_content.pages.places import places_of
from search import analysis

from .queries import pages_by_ids

MOST_PLACES = 2


@dataclass(frozen=True)
class ShownHit:
    """`excerpt`: of the text as it stands on the page, or of its summary where no word of the question is in it.

    `places`: names, empty for everywhere. `languages`: the others in which it stands.
    """

    page: SciencePage
    title: list[analysis.Piece]
    excerpt: list[analysis.Piece]
    places: list[str]
    more_places: bool
    languages: list[registry.Language]

    @property
    def kind_picture(self) -> str:
        return self.page.specific_class.drawing or ""


def shown(page_ids: list[int], question: str) -> list[ShownHit]:
    pages = pages_by_ids(page_ids)
    places = places_of({page.pk: page.path for page in pages})
    codes = _codes(pages)
    return [
        ShownHit(
            page,
            analysis.marked(page.title, question),
            analysis.excerpt(_texts(page), question) or [analysis.Piece(page.summary, False)],
            [place.name for place in places[page.pk][:MOST_PLACES]],
            len(places[page.pk]) > MOST_PLACES,
            [
                each
                for each in registry.LANGUAGES.values()
                if each.code in codes[page.translation_key] - {page.language.code}
            ],
        )
        for page in pages
    ]


def _codes(pages: list[SciencePage]) -> dict:
    codes = defaultdict(set)
    versions = SciencePage.objects.readable().filter(translation_key__in=[page.translation_key for page in pages])
    for key, code in versions.values_list("translation_key", "locale__language_code"):
        codes[key].add(code)
    return codes


def _texts(page: SciencePage) -> Iterator[str]:
    """Without doses: a number stands before a reader only where the page itself shows it, with its limits.

    Read as stored: to make blocks of it would fetch the pictures of each.
    """
    yield page.summary
    yield from answers.quotable(page.body.stream_block, page.shown_body.raw_data)
