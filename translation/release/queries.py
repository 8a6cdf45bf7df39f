"""In which languages a page stands, and how well."""

from dataclasses import dataclass

from languages import registry
from science_content.models import SciencePage


@dataclass(frozen=True)
class LanguageChoice:
    """`state`: source, full, partial, outdated, or missing (then `page` is None)."""

    language: registry.Language
    state: str
    page: SciencePage | None


def language_choices(page: SciencePage) -> list[LanguageChoice]:
    """One choice per language of the registry, in its order. One query at most."""
    return [
        LanguageChoice(
            language,
            page.versions[code].language_state if code in page.versions else "missing",
            page.versions.get(code),
        )
        for code, language in registry.LANGUAGES.items()
    ]
