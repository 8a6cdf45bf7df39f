"""How a translation's page is made of its Chinese page and the words of its language: the translation part registers it here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from ..pages.models import SciencePage
from ..pages.read_words import ReadWords


@dataclass(frozen=True)
class Composed:
    """A page of another language as it follows the Chinese page now.

    `fields`: translated columns without the body. `body`: raw. `own_words`, `behind`: see `SciencePage`. `shown`: digests of
    the sentences that stand in the language's own words, made for what Chinese says now; `guarded` are those among them that
    somebody else must read than wrote them; `come_to_a_place` those that were read in one place and stand in another now, where
    nobody has read them. `lacks_words`: some never had any.
    """

    fields: dict[str, str]
    body: list[dict[str, Any]]
    own_words: dict[str, list[Any]]
    behind: dict[str, list[str]]
    shown: frozenset[str]
    guarded: frozenset[str]
    come_to_a_place: frozenset[str]
    lacks_words: bool

    @property
    def shows_old(self) -> bool:
        """Whether words stand that were made for what Chinese said before."""
        return bool(self.behind.get("old"))

    def is_read(self, checked: Iterable[str]) -> bool:
        """Whether all that stands in the language's words was read as it stands; `checked` as `SciencePage.checked_words`."""
        read = ReadWords(checked)
        counts = all(read.counts(each, guarded=each in self.guarded) for each in self.shown)
        return bool(self.shown) and counts and not self.shows_old

    @property
    def language_state(self) -> str:
        if self.shows_old:
            return "outdated"
        return "partial" if self.lacks_words or self.behind.get("chinese") else "full"


class Composer(Protocol):
    """Of one Chinese page; asked for every language in turn."""

    def compose(self, page: SciencePage, own_words: dict[str, list[Any]] | None) -> Composed:
        """`page` in its own type; where `own_words` is None they are read from it, as far as that is sure. Stores nothing."""


_makers: list[Callable[[SciencePage], Composer]] = []


def register_composer(make: Callable[[SciencePage], Composer]) -> None:
    """To be called from `AppConfig.ready`, by one part alone; `make` is given the Chinese page in its own type."""
    _makers[:] = [make]


def composer_for(source: SciencePage) -> Composer:
    return _makers[0](source)
