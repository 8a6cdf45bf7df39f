"""What a product is used on, and what that gives to eat: `data/targets.json`, the same on every site and in every language."""

import json
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data" / "targets.json"


@dataclass(frozen=True)
class Target:
    """`kind`: "plant" or "animal". `gives`: keys of `waits.WAITS` after which people eat of a treated animal."""

    key: str
    name: str
    kind: str
    gives: tuple[str, ...] = ()


TARGETS: dict[str, Target] = {
    row["key"]: Target(**row | {"gives": tuple(row.get("gives", ()))})
    for row in json.loads(DATA.read_text(encoding="utf-8"))
}
TARGET_CHOICES = [(target.key, target.name) for target in TARGETS.values()]
