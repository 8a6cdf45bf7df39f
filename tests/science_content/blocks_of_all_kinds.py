"""Values of any block, made from its definition, so that a test walks over blocks that nobody had thought of when it was written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import AbstractMediaChooserBlock

from science_content.blocks.costs import CostsBlock
from science_content.blocks.decisions import DecisionsBlock
from science_content.blocks.dose import DoseBlock
from science_content.blocks.fertiliser import NUTRIENTS, FertiliserBlock
from science_content.blocks.figure import LabelBlock
from science_content.blocks.leaves import DATA
from science_content.blocks.parts import PartLink
from science_content.blocks.pest import PestBlock
from science_content.blocks.place_note import PlaceNoteBlock
from science_content.blocks.varieties import VarietyBlock

FIRST_DAY = datetime(2026, 3, 1, 6, 30)


@dataclass
class Maker:
    """`start`: of its numbers, each of which is one more than the last; `choice`: which of a block's choices it takes."""

    start: int = 10
    choice: int = 0
    image: int | None = None
    media: int | None = None

    def __post_init__(self) -> None:
        self._numbers = count(self.start)

    def stored(self, block: blocks.Block, key: str = "") -> Any:
        """A value of `block` as it is stored: each block of a stream once, two items of each list; ids follow from `key`."""
        if isinstance(block, blocks.StreamBlock):
            names = block.child_blocks.items()
            return [
                {"type": name, "id": _id(key, name), "value": self.stored(child, f"{key}/{name}")}
                for name, child in names
            ]
        if isinstance(block, blocks.ListBlock):
            keys = [f"{key}/{number}" for number in (1, 2)]
            return [{"type": "item", "id": _id(each), "value": self.stored(block.child_block, each)} for each in keys]
        if isinstance(block, blocks.StructBlock):
            made = {name: self.stored(child, f"{key}/{name}") for name, child in block.child_blocks.items()}
            return self._sensible(block, made)
        return self._leaf(block)

    def _sensible(self, block: blocks.StructBlock, made: dict) -> dict:
        """What belongs together in a dose or a fertiliser, so that the gate takes it; another in each field for another `choice`."""
        second = self.choice % 2
        if isinstance(block, DoseBlock):
            for row, whats in zip(made["waits"], (("harvest", "meat"), ("reentry", "grazing")), strict=True):
                row["value"] |= {"what": whats[second], "answer": ("days", "hours")[second]}
            kind, target = (("pesticide", "walnut"), ("veterinary", "pig"))[second]
            made |= {"kind": kind, "target": target, "never": [("fish", "bees")[second]]}
            made |= {
                "registration": ("PD20100677", "兽药字250257001")[second],
                "strength_unit": ("g_l", "mg_ml")[second],
                "evidence": ("label", "standard")[second],
                "per": ("mu", "kg_weight")[second],
                "unit": ("g", "mg")[second],
            }
            made |= self._plausible(second)
            for row in made["waits"]:
                row["value"]["number"] = 10 + 2 * second + next(self._numbers) % 15
        elif isinstance(block, FertiliserBlock):
            made |= {name: f"{5 + 7 * second + n}.00" for n, name in enumerate(NUTRIENTS)}
            for row in made["applications"]:
                least = 100 + next(self._numbers) % 50
                row["value"] |= {"times": 1 + second, "unit": ("kg", "g")[second], "per": ("mu", "plant")[second]}
                row["value"] |= {"amount": f"{least}.0000", "amount_max": f"{least + 40}.0000"}
        elif isinstance(block, LabelBlock):
            made |= {name: 50 * second + next(self._numbers) % 50 for name in ("x", "y")}
        elif isinstance(block, CostsBlock):
            made["priced_at"] = f"2026-0{1 + second}-05"
        elif isinstance(block, PestBlock):
            made |= _rising(made, "threshold")
        elif isinstance(block, VarietyBlock):
            made |= _rising(made, "days") | _rising(made, "yield_from", "yield_to")
        elif isinstance(block, DecisionsBlock):
            for number, row in enumerate(made["rows"]):
                row["value"]["go_to"] = 2 - number
        elif isinstance(block, PlaceNoteBlock):
            made["place"] = ("532922", "533401")[second]
        return made

    def _plausible(self, second: int) -> dict:
        """Numbers that no gate doubts, each another for another `choice` and in another dose."""
        least = 20 + 100 * second + next(self._numbers) % 20
        return {
            "amount": f"{least}.0000",
            "amount_max": f"{least + 30}.0000",
            "dilution": 800 + least,
            "dilution_max": 1000 + least,
            "interval_days": 10 + second,
            "max_times": 2 + second,
            "seen_at": f"2026-0{1 + second}-05",
        }

    @staticmethod
    def _datum(block: blocks.RegexBlock, number: int) -> str:
        """What a pattern of ours takes: a group, a registration, a standard, a name."""
        made = (f"IRAC {number}", f"PD2010{number:04}", f"NY/T {number}-2007", f"试剂{number}")
        return next(each for each in made if block.field.regex.fullmatch(each))

    def _leaf(self, block: blocks.Block) -> Any:
        number = next(self._numbers)
        moment = FIRST_DAY + timedelta(days=number, minutes=number)
        if isinstance(block, blocks.ChoiceBlock | blocks.MultipleChoiceBlock):
            keys = [key for key, _ in block.field.choices if key]
            key = keys[self.choice % len(keys)]
            return [key] if isinstance(block, blocks.MultipleChoiceBlock) else key
        if isinstance(block, blocks.RegexBlock):
            return self._datum(block, number)
        if isinstance(block, PartLink):
            return f"#part-{number}"
        made = {
            blocks.BooleanBlock: bool(self.choice % 2),
            blocks.IntegerBlock: number,
            blocks.FloatBlock: number + 0.5,
            blocks.DecimalBlock: f"{number}.0000",
            blocks.URLBlock: f"https://example.cn/{number}",
            blocks.DateTimeBlock: moment.isoformat(),
            blocks.DateBlock: date(moment.year, moment.month, moment.day).isoformat(),
            blocks.TimeBlock: time(moment.hour, moment.minute).isoformat(),
            blocks.RichTextBlock: "<p>一句话。</p>",
            ImageChooserBlock: self.image,
            AbstractMediaChooserBlock: self.media,
        }
        return next((value for kind, value in made.items() if isinstance(block, kind)), "一句话。")


def _rising(made: dict, least: str, most: str = "") -> dict:
    """A range that rises, whatever numbers were made."""
    end = most or f"{least}_max"
    first, last = sorted((made[least], made[end]), key=float)
    return {least: first, end: last}


def data(block: blocks.Block, stored: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """(path, value) of every leaf of a stored value that is data."""
    if isinstance(block, blocks.StreamBlock):
        for item in stored:
            yield from data(block.child_blocks[item["type"]], item["value"], f"{path}/{item['type']}")
    elif isinstance(block, blocks.ListBlock):
        for number, item in enumerate(stored):
            yield from data(block.child_block, item["value"], f"{path}[{number}]")
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from data(child, stored[name], f"{path}.{name}")
    elif isinstance(block, DATA):
        yield path, stored


def lists(block: blocks.Block, stored: Any, path: str = "") -> Iterator[tuple[str, list]]:
    """(path, items) of every stream and list in a stored value: change the items to change the value."""
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from lists(child, stored[name], f"{path}.{name}")
    elif isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        yield path or "body", stored
        for number, item in enumerate(stored):
            is_stream = isinstance(block, blocks.StreamBlock)
            child = block.child_blocks[item["type"]] if is_stream else block.child_block
            yield from lists(child, item["value"], f"{path}/{item['type']}" if is_stream else f"{path}[{number}]")


def _id(*keys: str) -> str:
    return str(uuid5(NAMESPACE_URL, "all-kinds:" + "/".join(keys)))
