"""What the page of answers shows: one page of hits under their headings, filters, and ways on where nothing was found."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.utils.http import urlencode
from django.utils.translation import gettext
from wagtail.models import Locale

from languages import registry
from places.models import Place
from science_content.models import ManualPage, TopicPage
from science_content.topics.queries import topics

from .facets import Facet, facets, facts_of, fitting
from .hits import ShownHit, shown
from .queries import NOTHING, Found, Question, find, within
from .terms import letters_of, meant_by

PAGE_SIZE = 20


@dataclass(frozen=True)
class Group:
    """Hits under a heading; that of the reader's own language names it."""

    key: str
    heading: str
    hits: list[ShownHit]


@dataclass(frozen=True)
class Results:
    """`page`: ids of the hits, twenty to a page. `chosen`: value by filter. `manual`: what is searched in, where not all is.

    `was_found`: whether anything answers, filters aside. `meant`: other words to ask with. `suggestions`: shelves to look
    around in, where there is nothing to show.
    """

    question: Question
    manual: ManualPage | None = None
    chosen: Mapping[str, str] = field(default_factory=dict)
    page: Page = field(default_factory=lambda: Paginator([], PAGE_SIZE).get_page(1))
    groups: list[Group] = field(default_factory=list)
    facets: list[Facet] = field(default_factory=list)
    was_found: bool = False
    meant: list[str] = field(default_factory=list)
    suggestions: list[TopicPage] = field(default_factory=list)
    too_often: bool = False

    @property
    def total(self) -> int:
        return self.page.paginator.count

    @property
    def narrowed(self) -> bool:
        return bool(self.chosen)

    @property
    def unfiltered(self) -> str:
        """The question as an address asks it, without what is chosen."""
        return urlencode(self._asked())

    @property
    def kept(self) -> str:
        """The same with what is chosen: what a link to another page of hits takes along."""
        return urlencode({**self._asked(), **self.chosen})

    def _asked(self) -> dict:
        return {"q": self.question.text, **({"manual": self.manual.pk} if self.manual else {})}


def results_for(
    question: Question,
    language: registry.Language,
    *,
    manual_id: str = "",
    chosen: Mapping[str, str] | None = None,
    page: str | None = None,
    place: Place | None = None,
) -> Results:
    """What answers a question to a reader of `language` at `place`. Values may be whatever somebody wrote into an address."""
    manual, chosen = _manual(manual_id, language), chosen or {}
    found = find(question.text, language, place) if question.text else NOTHING
    found = within(found, manual) if manual else found
    facts = facts_of(found.all)
    left = found.only(fitting(facts, chosen))
    hits = Paginator(left.all, PAGE_SIZE).get_page(page)
    return Results(
        question=question,
        manual=manual,
        chosen=chosen,
        page=hits,
        groups=_groups(left, list(hits.object_list), question.text),
        facets=facets(facts, chosen, language),
        was_found=bool(found.all),
        meant=meant_by(question.text) if found.is_loose or not letters_of(question.text) else [],
        suggestions=[] if left.all or (manual and not question.text) else _shelves(language),
    )


def refused(question: Question, language: registry.Language) -> Results:
    """For who asks too often: the shelves."""
    return Results(question, suggestions=_shelves(language), too_often=True)


def _manual(text: str, language: registry.Language) -> ManualPage | None:
    """The manual to search in, in the reader's language where it stands in it."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        return None
    asked_for = ManualPage.objects.readable().public().filter(pk=int(text)).first()
    return asked_for and (asked_for.versions.get(language.code) or asked_for)


def _groups(found: Found, page_ids: list[int], question: str) -> list[Group]:
    """The hits of one page of results under a heading each: the reader's language, Chinese, the others."""
    hits = {hit.page.pk: hit for hit in shown(page_ids, question)}
    named = (
        ("own", found.own, ""),
        ("chinese", found.chinese, gettext("汉文的")),
        ("others", found.others, gettext("别的文字的")),
    )
    groups = []
    for key, ids, heading in named:
        inside = set(ids)
        listed = [hits[page_id] for page_id in page_ids if page_id in inside and page_id in hits]
        if listed:
            groups.append(Group(key, heading, listed))
    return groups


def _shelves(language: registry.Language) -> list[TopicPage]:
    """Where nothing was found or asked: the shelves of the library, to look around by picture."""
    for code in (language.code, registry.SOURCE):
        locale = Locale.objects.filter(language_code=code).first()
        if locale and (found := list(topics(locale))):
            return found
    return []
