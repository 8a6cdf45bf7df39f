"""What is started with a Chinese page: what it stands in, and what stands in it."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.contrib.contenttypes.models import ContentType

from languages import registry
from science_content.models import SciencePage
from science_content.pages.tree import TOPIC, above, parent_path
from science_content.pages.types import contained_types


class Chinese(NamedTuple):
    """What is asked of a Chinese page: all of them are looked at, also for one."""

    path: str
    pk: int
    key: UUID
    live: bool
    content_type_id: int


def with_what_goes_along(paths: Iterable[str]) -> list[Chinese]:
    """The pages at `paths`, the live topics and manuals over them and the live chapters in them, parents first. One query."""
    chinese = SciencePage.objects.filter(locale__language_code=registry.SOURCE).order_by()
    rows = chinese.values_list("path", "pk", "translation_key", "live", "content_type")
    pages = {page.path: page for page in (Chinese(*row) for row in rows)}
    chapters = _chapters(pages.values())
    wanted: set[str] = set()
    for path in paths:
        over = (each for each in above(path, TOPIC) if each in pages and pages[each].live)
        wanted.update(over, [path], chapters.get(path, ()))
    return [pages[path] for path in sorted(wanted)]


def _chapters(pages: Iterable[Chinese]) -> dict[str, list[str]]:
    """{path of a page: paths of the live chapters in it}."""
    contained = {each.pk for each in ContentType.objects.get_for_models(*contained_types()).values()}
    found: dict[str, list[str]] = {}
    for page in pages:
        if page.live and page.content_type_id in contained:
            found.setdefault(parent_path(page.path), []).append(page.path)
    return found
