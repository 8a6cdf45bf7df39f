"""A translation for the editor's preview of its Chinese page: the words that stand now, the numbers of the live page."""

from wagtail.models import Locale

from languages import registry
from science_content.models import SciencePage

from ..engine.drafts import as_it_stands
from ..engine.sources import translation_of


def in_language(page: SciencePage, code: str) -> SciencePage | None:
    """The page in the language, not stored; None where nobody has begun to translate it."""
    locale = Locale.objects.filter(language_code=code).first()
    target = page.get_translation_or_none(locale) if page.pk and locale else None
    translation = translation_of(target) if target else None
    return as_it_stands(translation) if translation else None


def is_chinese(page: SciencePage) -> bool:
    """Also true of a page that was never saved: it has no language yet, and will be Chinese."""
    return page.locale_id is None or page.locale.language_code == registry.SOURCE
