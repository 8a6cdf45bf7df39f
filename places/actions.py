"""Loads the registry of regions from the tree's own data file; makes the places that people add below it."""

from django.db import transaction

from .models import Place
from .regions import regions


@transaction.atomic
def load_places() -> int:
    """Create or update every region of `data/regions.json`, parents first; the number of regions in the file."""
    rows = sorted(regions(), key=lambda row: ("province", "prefecture", "county").index(row["level"]))
    paths: dict[str | None, str] = {None: ""}
    places = []
    for row in rows:
        paths[row["code"]] = f"{paths[row['parent']]}{row['code']}/"
        places.append(_place(row, paths[row["code"]]))
    fields = [field.name for field in Place._meta.fields if field.name != "code"]
    Place.objects.bulk_create(places, update_conflicts=True, unique_fields=["code"], update_fields=fields)
    return len(places)


def _place(row: dict, path: str) -> Place:
    return Place(
        code=row["code"],
        name=row["name_zh"],
        level=row["level"],
        parent_id=row["parent"],
        path=path,
        autonomous=_text(row.get("autonomous")),
        poverty_county_2016=row.get("poverty_county_2016", False),
        border_county=row.get("border_county", False),
        borders=row.get("borders", []),
        tibetan_area=row.get("tibetan_area", False),
        small_peoples=row.get("small_peoples", []),
        spoken=row.get("languages", []),
        latitude=row.get("seat_lat", row.get("lat")),
        longitude=row.get("seat_lon", row.get("lon")),
    )


def placed(code: str, name: str, parent: Place) -> Place:
    """A township of a county, or a village of a township, not stored; it takes over what is spoken in its parent."""
    level = "township" if parent.level == "county" else "village"
    path = f"{parent.path}{code}/"
    return Place(code=code, name=name, level=level, parent=parent, path=path, spoken=list(parent.spoken))


def _text(value: str | list | None) -> str:
    return "、".join(value) if isinstance(value, list) else value or ""
