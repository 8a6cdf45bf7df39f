"""The list of substances that counts now, ready to be asked: which it knows by what name, and what it says of them on a day."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from .listed import ListedRule, Substance, read_list
from .models import SubstanceList
from .naming import Named, Names

SHIPPED = Path(__file__).resolve().parents[1] / "data" / "substances.json"
BANNED, RESTRICTED = "banned", "restricted"


@dataclass(frozen=True)
class Register:
    """`substances` by key."""

    substances: dict[str, Substance]
    names: Names

    def named_in(self, text: str) -> Iterator[tuple[Named, Substance]]:
        """Each place where `text` names one of them."""
        yield from ((found, self.substances[found.key]) for found in self.names.find(text))


def current() -> Register:
    """Of the list that was loaded last, or of the one that comes with the programme. One query."""
    content = SubstanceList.objects.order_by("-pk").values_list("content", flat=True).first()
    return _register(shipped() if content is None else content)


def shipped() -> str:
    return SHIPPED.read_text(encoding="utf-8")


def digest(content: str) -> str:
    """32 hexadecimal digits."""
    return hashlib.blake2s(content.encode(), digest_size=16).hexdigest()


def rules_against(substance: Substance, today: date) -> Iterator[ListedRule]:
    """What forbids it, wholly or on some crops, and is in force."""
    for rule in substance.rules:
        if rule.status in (BANNED, RESTRICTED) and (rule.since is None or rule.since <= today):
            yield rule


@lru_cache(4)
def _register(content: str) -> Register:
    substances = {each.key: each for each in read_list(content)}
    return Register(substances, Names({key: [each.name, *each.names] for key, each in substances.items()}))
