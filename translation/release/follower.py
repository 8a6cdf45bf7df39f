"""After a Chinese page was published: its words of now are what translators see. How its translations stand is written already."""

from languages import registry
from science_content.models import FollowerRun, SciencePage

from ..engine.sources import update_source


def show_new_words(row: FollowerRun) -> None:
    page = SciencePage.objects.filter(pk=row.page_id, locale__language_code=registry.SOURCE).first()
    if page is not None and row.event == "published":
        update_source(page.specific)
