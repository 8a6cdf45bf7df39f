"""Turns the body of a content file into stored blocks; ids are uuid5 of stable keys, so translations survive a re-run."""

from uuid import NAMESPACE_URL, uuid5


def block_id(*keys: str) -> str:
    return str(uuid5(NAMESPACE_URL, "kepu-demo:" + "/".join(keys)))


def stored_body(piece: str, body: list[dict], images: dict[str, int]) -> list[dict]:
    """Raw blocks for a StreamField. `images` maps file stems to ids; KeyError names a picture that is not there."""
    return [_block(piece, block, images) for block in body]


def _block(piece: str, block: dict, images: dict[str, int]) -> dict:
    value = block["value"]
    if block["type"] == "figure":
        value = value | {"image": images[value["image"]]}
    elif block["type"] == "steps":
        value = _steps(piece, block["key"], value, images)
    elif block["type"] == "fact_table":
        value = _fact_table(piece, block["key"], value)
    elif block["type"] == "media":
        value = value | {"media": images[value["media"]]}
    return {"type": block["type"], "id": block_id(piece, block["key"]), "value": value}


def _steps(piece: str, key: str, value: dict, images: dict[str, int]) -> dict:
    steps = [
        step | {"image": images[step["image"]] if step.get("image") else None, "alt": step.get("alt") or ""}
        for step in value["steps"]
    ]
    return {
        "title": value.get("title") or "",
        "materials": _items(piece, f"{key}/materials", value.get("materials") or []),
        "steps": _items(piece, f"{key}/steps", steps),
    }


def _fact_table(piece: str, key: str, value: dict) -> dict:
    columns = [{"title": column["title"], "unit": column.get("unit") or ""} for column in value["columns"]]
    rows = [
        {"cells": _items(piece, f"{key}/{n}", [_cell(cell) for cell in row["cells"]])}
        for n, row in enumerate(value["rows"])
    ]
    return {
        "title": value["title"],
        "columns": _items(piece, f"{key}/columns", columns),
        "rows": _items(piece, f"{key}/rows", rows),
        "note": value.get("note") or "",
    }


def _cell(cell: dict) -> dict:
    return {"text": cell.get("text") or "", "number": cell.get("number"), "number_max": cell.get("number_max")}


def _items(piece: str, key: str, values: list[dict]) -> list[dict]:
    return [
        {"type": "item", "id": block_id(piece, key, str(index)), "value": value} for index, value in enumerate(values)
    ]
