"""In which languages a page stands, and how well."""

from dataclasses import dataclass

from languages import registry
from science_content.models import SciencePage


@dataclass(frozen=True)
class Choice:
    """`state`: source, full, partial, outdated, or missing (then `page` is None)."""

    language: registry.Language
    state: str
    page: SciencePage | None


def language_choices(page: SciencePage) -> list[Choice]:
    """One choice per language of the registry, in its order. One query."""
    versions = SciencePage.objects.live().filter(translation_key=page.translation_key).select_related("locale")
    by_code = {version.locale.language_code: version for version in versions}
    return [
        Choice(language, by_code[code].language_state if code in by_code else "missing", by_code.get(code))
        for code, language in registry.LANGUAGES.items()
    ]
