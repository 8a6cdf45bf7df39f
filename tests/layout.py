"""The parts in their order and their rooms by floors, as docs/design.md lists them: every test that needs them reads them here."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Part:
    """`floors`: sets of rooms, the highest first. `is_later`: its place is kept, its code is still to come."""

    name: str
    is_later: bool
    floors: tuple[frozenset[str], ...]

    @property
    def rooms(self) -> frozenset[str]:
        return frozenset().union(*self.floors)

    def floor(self, room: str) -> int | None:
        """0 is the highest; None where no floor has the room."""
        return next((number for number, rooms in enumerate(self.floors) if room in rooms), None)


def parts(root: Path = ROOT) -> list[Part]:
    """The highest first, from the sections "Parts" and "Rooms" of docs/design.md."""
    text = (root / "docs" / "design.md").read_text(encoding="utf-8")
    fence = _section(text, "Parts").partition("```\n")[2].partition("```")[0]
    floors = dict(re.findall(r"^\| (\w+) \| ([^|]+) \|", _section(text, "Rooms"), re.MULTILINE))
    lines = re.findall(r"^(\w+) +(.*)$", fence, re.MULTILINE)
    return [Part(name, said.startswith("later:"), _floors(floors.get(name, ""))) for name, said in lines]


def names(root: Path = ROOT) -> tuple[str, ...]:
    """Of the parts that are there, the highest first."""
    return tuple(part.name for part in parts(root) if not part.is_later)


def reasons(root: Path = ROOT) -> frozenset[str]:
    """What may stand behind an import inside a function, from the list in the section "Rooms"."""
    text = (root / "docs" / "design.md").read_text(encoding="utf-8")
    return frozenset(re.findall(r"^- `([^`]+)`", _section(text, "Rooms"), re.MULTILINE))


def _section(text: str, name: str) -> str:
    return re.split(rf"^## {name}\b.*\n", text, maxsplit=1, flags=re.MULTILINE)[-1].partition("\n## ")[0]


def _floors(said: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(name.strip() for name in floor.split(",")) for floor in said.split(">") if floor.strip())
