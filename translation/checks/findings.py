"""What a check of a translation is and what it says: plain Python about two strings, so that every road shares it."""

from collections.abc import Iterator
from dataclasses import dataclass

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class Kind:
    """What sort of place the words stand in. `limit` in code points, None where there is none; `plain`: it takes no tags."""

    plain: bool = False
    limit: int | None = None


ANYWHERE = Kind()


@dataclass(frozen=True)
class Finding:
    """One sentence in Chinese. An error keeps the words from readers; `params` tell findings of one check on one pair apart."""

    check: str
    severity: str
    sentence: str
    params: tuple[str, ...] = ()

    @property
    def blocks(self) -> bool:
        return self.severity == ERROR


class TranslationCheck:
    """`severity` of what it finds unless it says otherwise: ERROR for numbers, units, tags, links and length alone."""

    id: str
    name: str
    severity: str = WARNING

    def check(self, source: str, target: str, language: str, kind: Kind) -> Iterator[Finding]:
        """What is wrong with `target` as words of `language` for the Chinese `source`; both may hold inline tags. Raises nothing."""
        raise NotImplementedError

    def found(self, sentence: str, *params: str, severity: str = "") -> Finding:
        return Finding(self.id, severity or self.severity, sentence, params)
