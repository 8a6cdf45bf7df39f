"""How long to wait after a product was used, for each thing that people do next; and who must not get it at all."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wagtail import blocks

from .choices import Choice
from .targets import Target

# What is waited for: the field's own term, and what it means to who waits.
WAITS = {
    "harvest": ("安全间隔期", "用药后多久才能采收"),
    "meat": ("休药期", "停药后多久才能宰杀"),
    "milk": ("弃奶期", "停药后多久的奶才能吃、能卖"),
    "eggs": ("弃蛋期", "停药后多久的蛋才能吃、能卖"),
    "honey": ("取蜜", "停药后多久才能取蜜"),
    "grazing": ("放牧", "用药后多久才能放牧、割草"),
    "reentry": ("进地", "用药后多久人才能进地"),
}
WAIT_CHOICES = [(key, f"{name}（{meaning}）") for key, (name, meaning) in WAITS.items()]
DAYS, HOURS, NONE, UNKNOWN = "days", "hours", "none", "unknown"
WAIT_ANSWERS = [(DAYS, "天"), (HOURS, "小时"), (NONE, "没有要求"), (UNKNOWN, "不清楚")]
COUNTED, MOST = (DAYS, HOURS), 1000

NEVER = [
    ("milking", "正在挤奶的"),
    ("laying", "正在下蛋的"),
    ("pregnant", "怀着的"),
    ("young", "幼畜、幼苗"),
    ("children", "小孩"),
    ("fish", "鱼塘边"),
    ("bees", "有蜜蜂的地方"),
    ("silkworms", "养蚕的地方"),
]
# Whoever gives something to eat and must not be treated is not waited for.
NEVER_GIVES = {"milking": "milk", "laying": "eggs"}
NEVER_OF_ANIMALS = {"milking", "laying", "pregnant"}


class WaitBlock(blocks.StructBlock):
    """0 days, nothing required and not known are three answers; what is not known is shown as such."""

    what = Choice(label="等什么", choices=WAIT_CHOICES)
    answer = Choice(label="单位或答案", choices=WAIT_ANSWERS, default=DAYS)
    number = blocks.IntegerBlock(
        label="多久", required=False, min_value=0, max_value=MOST, help_text="答案是天或小时时填；0 就是当天可以。"
    )

    class Meta:
        label = "等多久"
        icon = "date"
        label_format = "{what}"


def waits_of(dose: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The rows of a dose; none where it has none."""
    return list(dose.get("waits") or ())


def required_waits(kind: str | None, target: Target | None, never: Iterable[str]) -> list[str]:
    """What a dose has to say something of: a crop's harvest, or all that its animal gives to eat and that is not forbidden."""
    if kind != "veterinary":
        return ["harvest"]
    kept_out = {NEVER_GIVES.get(each) for each in never}
    return [each for each in (target.gives if target else ("meat",)) if each not in kept_out]


def wait_problems(dose: Mapping[str, Any], target: Target | None) -> Iterator[str]:
    """Sentences about waits that are missing, doubled, or say against who must not get it."""
    rows, never = waits_of(dose), list(dose.get("never") or ())
    kinds = [row.get("what") for row in rows]
    for each in required_waits(dose.get("kind"), target, never):
        if each not in kinds:
            yield f"请写“{WAITS[each][0]}”：{WAITS[each][1]}；没有要求或不清楚，也要选一个。"
    for each in sorted({each for each in kinds if each in WAITS and kinds.count(each) > 1}):
        yield f"“{WAITS[each][0]}”写了不止一次。"
    for row in rows:
        yield from _row_problems(row)
    for who, gives in NEVER_GIVES.items():
        if who in never and any(row.get("what") == gives and row.get("answer") != UNKNOWN for row in rows):
            yield f"写了“{dict(NEVER)[who]}不能用”，就不能再写“{WAITS[gives][0]}”。"


def _row_problems(row: Mapping[str, Any]) -> Iterator[str]:
    name = WAITS.get(row.get("what") or "", ("",))[0]
    answer, number = row.get("answer"), row.get("number")
    if not name:
        yield "有一行没有选等什么。"
    elif answer not in dict(WAIT_ANSWERS):
        yield f"请选“{name}”的答案。"
    elif answer not in COUNTED:
        if number is not None:
            yield f"“{name}”选了“{dict(WAIT_ANSWERS)[answer]}”，就不要再写数。"
    elif number is None:
        yield f"请写“{name}”多久；没有要求就选“没有要求”，不清楚就选“不清楚”。"
    elif not 0 <= number <= MOST:
        yield f"“{name}”要在 0 到 {MOST} 之间。"
