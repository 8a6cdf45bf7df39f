"""What a withdrawal or its end is about, as its screens list it."""

from dataclasses import dataclass

from languages import registry
from science_content.pages.models import SciencePage, SciencePageQuerySet
from science_content.withdrawal.actions import affected


@dataclass(frozen=True)
class WithdrawnText:
    """One text in all its languages: its page, Chinese where there is one, and the languages in which readers see it."""

    page: SciencePage
    languages: list[registry.Language]


def to_withdraw(page: SciencePage) -> list[WithdrawnText]:
    return _texts(affected(page).filter(withdrawn_at=None))


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
