"""How far a withdrawal reaches: what stands below, every language, aliases, and copies that still hold the same danger."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import Q

from languages import registry

from ..blocks import answers
from ..pages.models import SciencePage, SciencePageQuerySet


def affected(page: SciencePage) -> SciencePageQuerySet:
    """The page and all below it with their aliases, in every language; what a restoration brings back."""
    return _every_language(_texts(page, _aliases))


def affected_with_copies(page: SciencePage) -> SciencePageQuerySet:
    """Those, and each copy in which a dose, a table or a danger warning of theirs still stands; what a withdrawal takes."""
    return _every_language(_texts(page, lambda pages: [*_aliases(pages), *_sharing(pages)]))


def other_copies(page: SciencePage) -> SciencePageQuerySet:
    """Chinese copies that hold none of it any more and are not withdrawn: for people to decide."""
    taken = affected_with_copies(page)
    family = SciencePage.objects.filter(family__in=taken.values("family"), locale__language_code=registry.SOURCE)
    return (
        family.filter(withdrawn_at=None).exclude(translation_key__in=taken.values("translation_key")).order_by("path")
    )


def _every_language(texts: set[UUID]) -> SciencePageQuerySet:
    return SciencePage.objects.filter(translation_key__in=texts)


def _texts(page: SciencePage, related) -> set[UUID]:
    """Translation keys of the page, of what stands below it, and of what is related to either, until nothing is new."""
    texts: set[UUID] = set()
    waiting = [page]
    while waiting:
        fresh = {key for each in waiting for key in _with_below(each)} - texts
        texts |= fresh
        pages = list(_every_language(fresh).select_related("locale").without_body())
        waiting = [each for each in related(pages) if each.translation_key not in texts]
    return texts


def _with_below(page: SciencePage) -> Iterable[UUID]:
    return SciencePage.objects.descendant_of(page, inclusive=True).values_list("translation_key", flat=True)


def _aliases(pages: list[SciencePage]) -> SciencePageQuerySet:
    """Both ways: what is an alias of one of the pages, and what one of them is an alias of."""
    originals = [page.alias_of_id for page in pages if page.alias_of_id]
    return SciencePage.objects.filter(Q(alias_of__in=[page.pk for page in pages]) | Q(pk__in=originals))


def _sharing(pages: list[SciencePage]) -> Iterator[SciencePage]:
    families = {page.family: page for page in pages if page.language.is_source}
    keys = {page.translation_key for page in pages}
    chinese = SciencePage.objects.filter(locale__language_code=registry.SOURCE)
    copies = list(chinese.filter(family__in=families).exclude(translation_key__in=keys))
    ours = chinese.filter(family__in={copy.family for copy in copies}, translation_key__in=keys) if copies else []
    danger = {block for page in ours for block in _harmful(page)}
    yield from (copy for copy in copies if danger & _harmful(copy))


def _harmful(page: SciencePage) -> set[str]:
    return set(answers.harmful(page.body.stream_block, page.body))
