"""What a dose or a fertiliser says, line by line, as screens that compare two states of it show it."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from wagtail import blocks

from ..blocks.advice import Advice
from ..blocks.dose import TIMES_PER, DoseBlock
from ..blocks.fertiliser import NUTRIENTS
from ..blocks.units import DOSE_PER, DOSE_UNITS, FERTILISER_UNITS
from ..blocks.waits import WAIT_ANSWERS, WAITS, waits_of

UNITS = dict(DOSE_UNITS) | dict(FERTILISER_UNITS)
# Fields of a product that stand in a line of their own.
PRODUCT = ("kind", "target", "active", "form", "registration", "group", "rotate_with", "rotate_group")
EVIDENCE = ("evidence", "standard", "seen_at", "seen_by")


class Line(NamedTuple):
    """`text`: "8–10"; `unit`: what stands behind it, "毫升/亩", or "" """

    text: str
    unit: str = ""


def lines_of(block: Advice, value: Mapping[str, Any]) -> dict[str, Line]:
    """Label → line of all that is data, in the order in which they are read; of what is left open the text is ""."""
    return dict(_dose(block, value) if isinstance(block, DoseBlock) else _fertiliser(value))


def _dose(block: DoseBlock, dose: Mapping[str, Any]) -> Iterator[tuple[str, Line]]:
    yield "用量", Line(_range(dose.get("amount"), dose.get("amount_max")), _measure(dose))
    yield "稀释", Line(_range(dose.get("dilution"), dose.get("dilution_max")), "倍")
    yield "间隔", Line(_range(dose.get("interval_days")), "天")
    per = dict(TIMES_PER).get(dose.get("times_per") or "", "")
    yield "最多", Line(_range(dose.get("max_times")), f"次/{per.removeprefix('一')}" if per else "次")
    for row in waits_of(dose):
        name = WAITS.get(row.get("what") or "", ("等多久",))[0]
        yield name, _wait(row)
    yield "不能用", Line(_choices(block.child_blocks["never"], dose.get("never")))
    yield (
        "含量",
        Line(_range(dose.get("strength")), _choices(block.child_blocks["strength_unit"], dose.get("strength_unit"))),
    )
    for name in (*PRODUCT, *EVIDENCE):
        yield str(block.child_blocks[name].label), Line(_choices(block.child_blocks[name], dose.get(name)), "")


def _fertiliser(value: Mapping[str, Any]) -> Iterator[tuple[str, Line]]:
    for name, label in NUTRIENTS.items():
        yield label, Line(_range(value.get(name)), "%")
    for count, row in enumerate(value.get("applications") or (), start=1):
        months = "、".join(f"{month}月" for month in row.get("months") or ())
        yield f"第{count}次", Line(_range(row.get("amount"), row.get("amount_max")), _measure(row))
        yield f"第{count}次 · 几次", Line(_range(row.get("times")), "次")
        yield f"第{count}次 · 几月", Line(months, "")


def _wait(row: Mapping[str, Any]) -> Line:
    answer = dict(WAIT_ANSWERS).get(row.get("answer") or "", "")
    return Line(_range(row["number"]), answer) if row.get("number") is not None else Line(answer)


def _range(*ends: Any) -> str:
    """ "8–10", "0.5", "" """
    said = [f"{end:f}" if hasattr(end, "normalize") else str(end) for end in ends if end is not None]
    return "–".join(end.rstrip("0").rstrip(".") if "." in end else end for end in said)


def _measure(row: Mapping[str, Any]) -> str:
    """毫升/亩"""
    unit, per = UNITS.get(row.get("unit") or "", ""), dict(DOSE_PER).get(row.get("per") or "", "")
    return f"{unit}/{per.removeprefix('每')}" if per else unit


def _choices(block: blocks.Block, value: Any) -> str:
    names = dict(getattr(block.field, "choices", ()))
    chosen = value if isinstance(value, list) else [value]
    return "、".join(str(names.get(each, each)) for each in chosen if each)
