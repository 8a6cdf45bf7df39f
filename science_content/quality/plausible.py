"""Whether a dose is a usual one: far outside, a slip of unit or point is likelier than a reason."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from languages.quantities import UNITS

from ..blocks.dose import TIMES_PER
from ..blocks.fertiliser import NUTRIENTS
from ..blocks.product import KINDS, target_of
from ..blocks.waits import COUNTED, HOURS, NONE, WAITS
from .products import OF_ONE_TARGET, actives_in, amounts_given, say_product, text_in
from .usual import (
    BOUNDS,
    PER_NAMES,
    TENFOLD,
    UNIT_NAMES,
    UsualRange,
    customary,
    longest_period,
    usual_amount,
    usual_range,
)
from .written_numbers import number_in, say_number, say_unread

FERTILISER, COURSE = "fertiliser", "course"
PERIODS = dict(TIMES_PER)
NUMBERS = {
    "amount": "用量",
    "amount_max": "用量上限",
    "dilution": "稀释倍数",
    "dilution_max": "稀释倍数上限",
    "interval_days": "间隔天数",
    "max_times": "最多几次",
    "strength": "含量",
}
HOURS_OF_A_DAY = UNITS["day"].factor / UNITS["hour"].factor
TOO_FAR = "差了十倍或更多，多半是单位或小数点写错了。"


@dataclass(frozen=True)
class Doubt:
    """`field` of the block; `is_refused`: no reason helps. `subject` names product and numbers: a reason that was given
    for one does not hold for another product, number, unit or basis.
    """

    field: str
    sentence: str
    is_refused: bool
    subject: str


@dataclass(frozen=True)
class _Place:
    """Where the numbers stand that are asked about: the product, the field they are shown at, what opens the sentence,
    and what they are to be compared with.
    """

    product: str
    field: str = ""
    lead: str = ""
    authority: str = "标签"

    @property
    def mend(self) -> str:
        return f"请对{self.authority}；真是这样，写明原因。"

    def doubt(self, said: str, rest: str, *, field: str, is_refused: bool) -> Doubt:
        subject = f"{self.product} {said}".strip()
        return Doubt(self.field or field, f"{self.lead}{said}{rest}", is_refused, subject)

    def outside(
        self, usual: UsualRange, value: Fraction, said: str, name: str, unit: str, field: str
    ) -> Iterator[Doubt]:
        """The doubt about a `value` that is not in the `usual` range of what is called `name`."""
        if not usual.least <= value <= usual.most:
            is_refused = usual.refuses(value)
            mend = f"{TOO_FAR}请对{self.authority}改正，写原因也不行。" if is_refused else self.mend
            yield self.doubt(said, f"，{usual.compare(value, name, unit)}：{mend}", field=field, is_refused=is_refused)

    def wide(self, ends: Iterable[Fraction], before: str, unit: str, field: str) -> Iterator[Doubt]:
        """The doubt about a range that leaves the reader ten times as much or as little."""
        numbers = list(ends)
        if len(numbers) == 2 and numbers[0] > 0 and numbers[1] >= TENFOLD * numbers[0]:
            said = f"{before}{'～'.join(map(say_number, numbers))} {unit}"
            rest = f"，两头差十倍或更多，看的人不知道用多少：{self.mend}"
            yield self.doubt(said, rest, field=field, is_refused=False)

    def unread(self, row: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[Doubt]:
        """A doubt for each number of `row` that is there and is none."""
        for name, label in names.items():
            if row.get(name) not in (None, "") and number_in(row[name]) is None:
                said = f"{label}{say_unread(row[name])}"
                yield self.doubt(said, "不是数，或者长得没法读：请填数字。", field=name, is_refused=True)


def doubts_of_dose(dose: Mapping[str, Any]) -> Iterator[Doubt]:
    """What is odd about a dose of a pesticide or a veterinary product; raises nothing.

    What is missing is for `dose_problems` to say; what is there and cannot be read or cannot be is refused here too.
    """
    if not isinstance(dose, Mapping):
        yield Doubt("", "用量读不懂：请删掉重新填。", True, "")
        return
    place, kind = _Place(say_product(dose)), text_in(dose, "kind")
    yield from place.unread(dose, NUMBERS)
    if kind in dict(KINDS):
        yield from _of_amount(kind, dose, place)
        yield from _of_dilution(kind, dose, place)
        yield from _of_repeats(kind, dose, place)
        yield from _of_waits(kind, dose, place)
        yield from _of_period(kind, dose, place)
    elif dose.get("kind") not in (None, ""):
        yield place.doubt("", "不知道是农药还是兽药，没法看用量合不合适：请选一种。", field="kind", is_refused=True)


def doubts_of_fertiliser(value: Mapping[str, Any]) -> Iterator[Doubt]:
    """What is odd about what is given of a fertiliser, every doubt of a row under "applications"; raises nothing."""
    if not isinstance(value, Mapping):
        yield Doubt("", "施肥用量读不懂：请删掉重新填。", True, "")
        return
    whole = _Place(say_product(value), authority="包装或施肥方案")
    yield from whole.unread(value, NUTRIENTS)
    for count, row in enumerate(_rows(value.get("applications")), start=1):
        place = replace(whole, field="applications", lead=f"第{count}次：")
        if not isinstance(row, Mapping):
            yield place.doubt("这一行", "读不懂：请删掉重新填。", field="applications", is_refused=True)
            continue
        yield from place.unread(row, NUMBERS | {"times": "次数"})
        yield from _of_amount(FERTILISER, row, place)
        if (times := number_in(row.get("times"))) is not None:
            usual = usual_range(BOUNDS[FERTILISER]["times"])
            yield from place.outside(usual, times, f"这时用 {say_number(times)} 次", "平常的次数", "次", "times")


def unlike(dose: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two doses of the same product and of a comparable basis differ ten times or more, at either end.

    The same product: the active substance, or the name in `substance` without content and form. Where both say their
    content in one unit, the active substance is compared: 1 % at 100 ml is 10 % at 10 ml. Raises nothing.
    """
    if not (isinstance(dose, Mapping) and isinstance(other, Mapping)):
        return False
    if not actives_in(dose) or actives_in(dose) != actives_in(other) or text_in(dose, "kind") != text_in(other, "kind"):
        return False
    contents = [number_in(each.get("strength")) for each in (dose, other)]
    if text_in(dose, "strength_unit") != text_in(other, "strength_unit") or not all(
        each and each > 0 for each in contents
    ):
        contents = [None, None]
    ours, theirs = (list(amounts_given(each, content)) for each, content in zip((dose, other), contents, strict=True))
    return any(
        max(pair) >= TENFOLD * min(pair)
        for basis, ends in ours
        for other_basis, other_ends in theirs
        if basis == other_basis
        for pair in zip(ends, other_ends, strict=True)
    )


def _ends(row: Mapping[str, Any], name: str) -> dict[str, Fraction]:
    """Field → number, of the ends of a range that can be read."""
    ends = {field: number_in(row.get(field)) for field in (name, f"{name}_max")}
    return {field: number for field, number in ends.items() if number is not None}


def _rows(value: Any) -> list[Any]:
    """A list's rows; what is no list is one row that cannot be read."""
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping) else [None]


def _of_amount(kind: str, row: Mapping[str, Any], place: _Place) -> Iterator[Doubt]:
    ends = _ends(row, "amount")
    if not ends or row.get("unit") in (None, "") or row.get("per") in (None, ""):
        return
    unit, per, target = (text_in(row, name) for name in ("unit", "per", "target"))
    unit_name, per_name = UNIT_NAMES.get(unit, unit[:20]), PER_NAMES.get(per, per[:20])
    if per in OF_ONE_TARGET and (used_on := target_of({"target": target})):
        per_name += f"（{used_on.name}）"
    usual = usual_amount(kind, unit, per, target)
    if usual is None:
        said = f"{per_name} {'～'.join(map(say_number, ends.values()))} {unit_name}"
        rest = f"，一般不这样算；{customary(kind, per, target)}：请对{place.authority}改正。"
        yield place.doubt(said, rest, field="unit", is_refused=True)
        return
    for name, number in ends.items():
        yield from place.outside(
            usual, number, f"{per_name} {say_number(number)} {unit_name}", "平常用量", unit_name, name
        )
    yield from place.wide(ends.values(), f"{per_name} ", unit_name, "amount_max")


def _of_dilution(kind: str, dose: Mapping[str, Any], place: _Place) -> Iterator[Doubt]:
    ends = _ends(dose, "dilution")
    usual = usual_range(BOUNDS[kind]["dilution"])
    for name, number in ends.items():
        yield from place.outside(usual, number, f"稀释 {say_number(number)} 倍", "平常的稀释倍数", "倍", name)
    yield from place.wide(ends.values(), "稀释 ", "倍", "dilution_max")


def _of_repeats(kind: str, dose: Mapping[str, Any], place: _Place) -> Iterator[Doubt]:
    times, interval = number_in(dose.get("max_times")), number_in(dose.get("interval_days"))
    period = text_in(dose, "times_per")
    if times is not None and times > 1 and interval is not None:
        usual = usual_range(BOUNDS[kind]["interval_days"])
        said = f"隔 {say_number(interval)} 天一次"
        yield from place.outside(usual, interval, said, "平常的间隔", "天", "interval_days")
    if times is not None and period in PERIODS:
        usual = usual_range(BOUNDS[kind]["max_times"][period])
        said = f"{PERIODS[period]}最多 {say_number(times)} 次"
        yield from place.outside(usual, times, said, "平常的次数", "次", "max_times")


def _of_waits(kind: str, dose: Mapping[str, Any], place: _Place) -> Iterator[Doubt]:
    place = replace(place, field="waits")
    for row in _rows(dose.get("waits")):
        if not isinstance(row, Mapping):
            yield place.doubt("“等多久”有一行", "读不懂：请删掉重新填。", field="waits", is_refused=True)
            continue
        what, answer = text_in(row, "what"), text_in(row, "answer")
        name = WAITS.get(what, ("等多久",))[0]
        yield from place.unread(row, {"number": name})
        number, data = number_in(row.get("number")), BOUNDS[kind]["waits"].get(what)
        if data is None:
            continue
        usual = usual_range(data)
        if answer == NONE and usual.zero_needs_reason:
            said = f"{name}没有要求"
            rest = f"，平常要等 {say_number(usual.least)}～{say_number(usual.most)} 天：{place.mend}"
            yield place.doubt(said, rest, field="waits", is_refused=False)
        elif answer in COUNTED and number is not None:
            unit, usual = ("小时", usual.scaled(HOURS_OF_A_DAY)) if answer == HOURS else ("天", usual)
            yield from place.outside(
                usual, number, f"{name} {say_number(number)} {unit}", f"平常的{name}", unit, "waits"
            )


def _of_period(kind: str, dose: Mapping[str, Any], place: _Place) -> Iterator[Doubt]:
    """Whether so many times at such an interval, then the wait for harvest, fit a season, a course or a year."""
    times, interval = number_in(dose.get("max_times")), number_in(dose.get("interval_days"))
    period = text_in(dose, "times_per")
    longest = longest_period(kind, period, text_in(dose, "target"))
    if times is None or times <= 1 or interval is None or longest is None:
        return
    wait = Fraction(0) if period == COURSE else _days_to_harvest(dose)
    needed = (times - 1) * interval + wait
    if needed > longest:
        harvest = f"，等 {say_number(wait)} 天采收" if wait else ""
        said = f"隔 {say_number(interval)} 天一次，{PERIODS[period]}最多 {say_number(times)} 次{harvest}"
        rest = (
            f"，前后要 {say_number(needed)} 天，{PERIODS[period]}最多按 {say_number(longest)} 天算，排不下："
            "请对标签，改间隔、次数，或改成多长时间里的次数。"
        )
        yield place.doubt(said, rest, field="interval_days", is_refused=True)


def _days_to_harvest(dose: Mapping[str, Any]) -> Fraction:
    """0 where no number of days or hours is given."""
    for row in _rows(dose.get("waits")):
        if isinstance(row, Mapping) and text_in(row, "what") == "harvest" and text_in(row, "answer") in COUNTED:
            number = number_in(row.get("number")) or Fraction(0)
            return number / HOURS_OF_A_DAY if text_in(row, "answer") == HOURS else number
    return Fraction(0)
