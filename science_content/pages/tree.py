"""The tree of pages: what stands on which level, and how a page's path names all that it stands under."""

from collections.abc import Iterable

from django.db.models import Q
from wagtail.models import Page

ROOT, FRONT_PAGE, TOPIC, PIECE, CHAPTER = range(1, 6)
STEP = Page.steplen  # characters of a path for each level


def level_of(path: str) -> int:
    return len(path) // STEP


def path_at(path: str, level: int) -> str:
    """The path of what stands on a level above `path`, or on its own; all of `path` where it does not reach so far down."""
    return path[: level * STEP]


def topic_path(path: str) -> str:
    return path_at(path, TOPIC)


def parent_path(path: str) -> str:
    return path[:-STEP]


def above(path: str, top: int = ROOT) -> list[str]:
    """The paths of all that a page stands under, from the level `top` down to its parent."""
    return [path_at(path, level) for level in range(top, level_of(path))]


def stands_in(path: str, other: str) -> bool:
    """Whether a page is the other, or stands somewhere below it."""
    return path.startswith(other)


def is_chapter(path: str) -> bool:
    return level_of(path) == CHAPTER


def children_of(pages: Iterable[Page]) -> Q:
    """What stands right below any of the pages."""
    found = Q(pk=None)
    for page in pages:
        found |= Q(path__startswith=page.path, depth=page.depth + 1)
    return found
