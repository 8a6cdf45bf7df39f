"""Prints a table while it is measured."""

from collections.abc import Iterable

FIRST = 26
LEAST = 9


def print_table(title: str, heads: tuple[str, ...], rows: Iterable[tuple | str]) -> None:
    """The first column stands left, the others right below their heads. A row that is a string is a remark on the one above."""
    print(f"\n{title}")
    print(_line(heads, heads), flush=True)
    for row in rows:
        print(row if isinstance(row, str) else _line(row, heads), flush=True)


def _line(cells: tuple, heads: tuple[str, ...]) -> str:
    widths = [max(len(head) + 2, LEAST) for head in heads[1:]]
    return f"{cells[0]:<{FIRST}}" + "".join(
        f"{_text(cell):>{width}}" for cell, width in zip(cells[1:], widths, strict=False)
    )


def _text(cell: object) -> str:
    return f"{cell:.1f}" if isinstance(cell, float) else str(cell)
