"""After a Chinese page was published: what its translations now are, by what the editor said the change meant."""

from django.utils import timezone

from languages import registry
from science_content.models import FollowerRun, SciencePage

from ..engine.sources import update_source


def mark_translations(row: FollowerRun) -> None:
    """Wording makes nothing stale; content marks translations outdated; safety also puts up a notice."""
    page = SciencePage.objects.filter(pk=row.page_id, locale__language_code=registry.SOURCE).first()
    if page is None or row.event != "published" or not update_source(page.specific) or row.significance == "wording":
        return
    translations = SciencePage.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    translations.filter(live=True).update(language_state="outdated")
    if row.significance == "safety":
        translations.update(safety_notice_at=timezone.now())
