"""What the grid of a dose table needs: which fields are its columns, and how labels and rules write units, forms and targets.

Each row of the grid stands over a whole stock dose, which is built, shown on demand, and posted: the grid only reads and writes
its fields. A dose has thirty fields and a list inside; a table has few of them, so that costs little and loses nothing.
"""

from typing import Any

from wagtail import blocks

from languages.quantities import UNITS

from .dose import TIMES_PER, DoseBlock
from .grid import longest
from .product import FORMS, KINDS, NAME, PESTICIDE, REGISTRATIONS, STRENGTH_UNITS, VETERINARY
from .targets import TARGETS
from .units import DOSE_PER, DOSE_UNITS
from .waits import WAITS

MOST_ROWS = 40  # of a table that grows by the grid; each is a form of its own
WAIT = "harvest"  # in the grid a column like the fields, in the block one of the rows of `waits`
COLUMNS = {
    "substance": "产品（照标签）",
    "kind": "农药还是兽药",
    "target": "用在什么上",
    "purpose": "治什么、防什么",
    "amount": "用量",
    "amount_max": "用量到",
    "unit": "单位",
    "per": "按什么算",
    "dilution": "稀释倍数",
    "dilution_max": "倍数到",
    "interval_days": "间隔（天）",
    "max_times": "最多几次",
    "times_per": "多长时间里",
    WAIT: WAITS[WAIT][0],
    "method": "怎么用",
    "active": "有效成分",
    "strength": "含量",
    "strength_unit": "含量单位",
    "form": "剂型",
}
# Names of units beside those that `languages` knows, as tables of labels and rules write what a dose is reckoned by.
PER_WORDS = {
    "mu": ["亩", "667平方米", "667m²", "667m2", "667㎡", "666.7平方米", "666.7m²", "666.7m2", "666.7㎡"],
    "ha": ["公顷", "hm²", "hm2", "ha"],
    "m2": ["平方米", "m²", "m2", "㎡"],
    "plant": ["株"],
    "pit": ["塘"],
    "head": ["头"],
    "kg_weight": ["千克体重", "公斤体重", "kg体重"],
    "litre_water": ["升水", "L水"],
    "tank_15": ["15升水", "15L水"],
    "tank_16": ["16升水", "16L水"],
    "kg_seed_100": ["100千克种子", "100公斤种子", "100kg种子"],
}
STRENGTHS = {
    "g_l": ("g", "l"),
    "g_kg": ("g", "kg"),
    "mg_ml": ("mg", "ml"),
    "mg_tablet": ("mg", "tablet"),
    "iu_ml": ("iu", "ml"),
    "iu_bottle": ("iu", "bottle"),
}


def dose_facts(dose: DoseBlock) -> dict[str, Any]:
    """`columns`: [field, title, "choice", "decimal", "whole", "wait" or "words", most characters] in their order.

    `units`, `per`, `strengths`: [spelling, key]; `patterns`: what a field takes, as a regular expression of a whole value.
    """
    return {
        "columns": [[name, title, *_shape(dose, name)] for name, title in COLUMNS.items()],
        "mostRows": MOST_ROWS,
        "units": [[word, key] for key, _ in DOSE_UNITS for word in unit_words(key)],
        "per": [[word, key] for key, words in PER_WORDS.items() for word in words],
        "strengths": [["%", "percent"], ["％", "percent"], *strength_words()],
        "strengthUnits": STRENGTH_UNITS,
        "kinds": KINDS,
        "forms": FORMS,
        "targets": [[target.name, target.key] for target in TARGETS.values()],
        "timesPer": TIMES_PER,
        "waits": [[key, name] for key, (name, _) in WAITS.items()],
        "labels": {"unit": dict(DOSE_UNITS), "per": dict(DOSE_PER)},
        "patterns": {
            "active": NAME.pattern,
            "registration": {kind: REGISTRATIONS[kind].pattern for kind in (PESTICIDE, VETERINARY)},
        },
    }


def unit_words(key: str) -> list[str]:
    """Every way to write a unit of a dose that we know."""
    known = UNITS.get(key)
    return [*known.symbols, *known.names] if known else [dict(DOSE_UNITS)[key]]


def strength_words() -> list[list[str]]:
    return [
        [f"{one}/{other}", key]
        for key, pair in STRENGTHS.items()
        for one in unit_words(pair[0])
        for other in unit_words(pair[1])
    ]


def _shape(dose: DoseBlock, name: str) -> tuple[str, int | None]:
    if name == WAIT:
        return "wait", None
    block = dose.child_blocks[name]
    if isinstance(block, blocks.ChoiceBlock):
        return "choice", None
    if isinstance(block, blocks.DecimalBlock | blocks.IntegerBlock):
        return "decimal" if isinstance(block, blocks.DecimalBlock) else "whole", None
    return "words", longest(block)
