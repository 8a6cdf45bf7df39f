"""The registry of regions as it ships, without the database: `data/regions.json`."""

import json
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent / "data" / "regions.json"
WITH_A_FRONT = ("prefecture", "county")


@cache
def regions() -> tuple[dict[str, Any], ...]:
    """The rows of the file, parents first."""
    return tuple(json.loads(DATA.read_text(encoding="utf-8")))


def region_choices() -> list[tuple[str, str]]:
    """(code, name) of each prefecture and county."""
    return [(row["code"], row["name_zh"]) for row in regions() if row["level"] in WITH_A_FRONT]
