"""What a withdrawal or its end is about, as its screens list it."""

from dataclasses import dataclass, replace

from languages import registry
from science_content.pages.models import SciencePage, SciencePageQuerySet
from science_content.withdrawal.reach import affected, affected_with_copies, other_copies


@dataclass(frozen=True)
class WithdrawnText:
    """One text in all its languages: its page, Chinese where there is one, and the languages in which readers see it.

    `is_copy`: it goes with the others because it repeats something of theirs.
    """

    page: SciencePage
    languages: list[registry.Language]
    is_copy: bool = False


def to_withdraw(page: SciencePage) -> list[WithdrawnText]:
    """Copies behind the others."""
    own = set(affected(page).values_list("translation_key", flat=True))
    texts = _texts(affected_with_copies(page).filter(withdrawn_at=None))
    marked = [replace(text, is_copy=text.page.translation_key not in own) for text in texts]
    return sorted(marked, key=lambda text: text.is_copy)


def copies_to_decide(page: SciencePage) -> list[SciencePage]:
    """Copies that are not withdrawn with the page, because they hold none of its dangers any more."""
    return list(other_copies(page).without_body())


def copies_still_withdrawn(page: SciencePage) -> list[SciencePage]:
    """Copies that are not restored with the page."""
    return list(page.copies.exclude(withdrawn_at=None).without_body().order_by("path"))


def to_restore(page: SciencePage) -> list[WithdrawnText]:
    return _texts(affected(page).filter(withdrawn_at=page.withdrawn_at))


def _texts(pages: SciencePageQuerySet) -> list[WithdrawnText]:
    """In the order of the Chinese tree. One query."""
    found: dict = {}
    for page in pages.select_related("locale").without_body().order_by("path"):
        found.setdefault(page.translation_key, []).append(page)
    return sorted((_text(versions) for versions in found.values()), key=lambda text: text.page.path)


def _text(versions: list[SciencePage]) -> WithdrawnText:
    chinese = next((page for page in versions if page.language.is_source), versions[0])
    seen = {page.language.code for page in versions if page.live}
    return WithdrawnText(chinese, [language for code, language in registry.LANGUAGES.items() if code in seen])
