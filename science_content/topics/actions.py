"""Loads the list of crops and animals from the tree's own data file."""

import json
from pathlib import Path

from ..stamp import change_for_readers
from .models import Crop

DATA = Path(__file__).resolve().parents[1] / "data" / "crops.json"


def load_crops() -> int:
    """Create or update every crop and animal of `data/crops.json`; the number in the file."""
    rows = json.loads(DATA.read_text(encoding="utf-8"))
    with change_for_readers():
        Crop.objects.bulk_create(
            [Crop(**row) for row in rows], update_conflicts=True, unique_fields=["key"], update_fields=["name", "kind"]
        )
    return len(rows)
