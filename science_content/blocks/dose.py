"""The dose: the one block whose mistake can poison a family, so its numbers are data and every limit is required."""

from collections.abc import Iterator, Mapping

from django.core.exceptions import ValidationError
from wagtail import blocks

from .leaves import held
from .lengths import ShortText
from .units import DOSE_PER, DOSE_UNITS

NUMBERS = (
    "amount",
    "amount_max",
    "unit",
    "per",
    "dilution",
    "dilution_max",
    "interval_days",
    "max_times",
    "withdrawal_days",
)
WORDS = ("substance", "purpose", "method")

REQUIRED = {
    "substance": "请写用什么。",
    "purpose": "请写治什么、防什么。",
    "interval_days": "请写两次之间至少隔几天；只用一次填 0。",
    "max_times": "请写最多用几次。",
    "withdrawal_days": "请写安全间隔期或休药期；没有要求填 0。",
}
MOST_DAYS, MOST_DILUTION = 1000, 100_000
MOST = {
    "dilution": MOST_DILUTION,
    "dilution_max": MOST_DILUTION,
    "interval_days": MOST_DAYS,
    "max_times": MOST_DAYS,
    "withdrawal_days": MOST_DAYS,
}

# What the days until a harvest or a slaughter are called, by `kind_of_wait`.
WAITS = {"animal": ("休药期",), "crop": ("安全间隔期",), "either": ("安全间隔期", "休药期")}
WAITS_BY = {"head": "animal", "kg_weight": "animal", "mu": "crop", "ha": "crop", "plant": "crop"}


def kind_of_wait(per: str | None) -> str:
    """A key of WAITS, for a key of DOSE_PER: by dilution or in a litre of water alone a dose may be of either kind."""
    return WAITS_BY.get(per or "", "either")


def dose_numbers(value: Mapping) -> tuple:
    """Every number and unit of a dose, for comparing one language's with another's; None counts as such."""
    return tuple(value.get(name) for name in NUMBERS)


def _amount(label: str) -> blocks.DecimalBlock:
    return blocks.DecimalBlock(label=label, required=False, min_value=0, max_digits=12, decimal_places=4)


def _days(label: str, help_text: str, least: int = 0) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(label=label, min_value=least, max_value=MOST_DAYS, help_text=help_text)


def _dilution(label: str) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(label=label, required=False, min_value=2, max_value=MOST_DILUTION)


class DoseBlock(blocks.StructBlock):
    """Either `amount` with `unit` and `per`, or `dilution` (800 = one part to 800 of water), or both; limits always."""

    kinds = {"substance": "name"}  # what a product's label says is neither a sentence nor ours to word
    may_be_quoted = False  # a number stands before a reader only where the page itself shows it, with its limits
    has_hidden_look = True

    substance = ShortText(label="用什么", max_length=300, help_text="通用名、含量和剂型，照产品标签写。")
    purpose = ShortText(label="治什么、防什么", max_length=300)
    method = ShortText(label="怎么用", max_length=300, required=False, help_text="如：兑水喷雾、灌服。")
    amount = _amount("用量")
    amount_max = _amount("用量上限（写范围时）")
    unit = blocks.ChoiceBlock(label="单位", choices=DOSE_UNITS, required=False)
    per = blocks.ChoiceBlock(label="按什么算", choices=DOSE_PER, required=False)
    dilution = _dilution("稀释倍数")
    dilution_max = _dilution("稀释倍数上限（写范围时）")
    interval_days = _days("间隔（天）", "两次之间至少隔几天；只用一次填 0。")
    max_times = _days("最多几次", "一季或一个疗程最多用几次。", least=1)
    withdrawal_days = _days("安全间隔期或休药期（天）", "用药后多少天才能采收、挤奶或宰杀；没有要求填 0。")

    class Meta:
        label = "用药用量"
        icon = "warning"
        label_format = "用药用量：{substance}"
        template = "science_content/blocks/dose.html"
        preview_value = {
            "substance": "示例药剂 10% 水剂",
            "purpose": "示例",
            "method": "兑水喷雾",
            "amount": 10,
            "unit": "ml",
            "per": "mu",
            "interval_days": 7,
            "max_times": 2,
            "withdrawal_days": 21,
        }

    def clean(self, value):
        cleaned = super().clean(value)
        errors = {} if self.is_deferred_validation else dict(dose_problems(cleaned))
        if errors:
            raise blocks.StructBlockValidationError({name: ValidationError(text) for name, text in errors.items()})
        return cleaned

    def get_searchable_content(self, value) -> list[str]:
        """The words, and in Chinese what every reader sees of the numbers: 稀释800倍, 每亩10毫升, 休药期; none where they are hidden."""
        return [*super().get_searchable_content(value), *dose_words(value)] if may_be_shown(value) else []

    @staticmethod
    def may_harm(value: Mapping) -> bool:
        return True

    @staticmethod
    def search_terms(value: Mapping, place: str) -> Iterator[str]:
        if may_be_shown(value):
            yield value.get("substance") or ""

    @staticmethod
    def problems(value: Mapping) -> list[str]:
        """For the publish gate, which must not lean on `required`: saving a draft switches it off for a moment."""
        return [sentence for _, sentence in dose_problems(value)]


def dose_words(dose: Mapping) -> Iterator[str]:
    """The numbers of `dose` as a Chinese reader would type them."""
    for name in ("dilution", "dilution_max"):
        if dose.get(name):
            yield f"稀释{dose[name]}倍"
    for name in ("amount", "amount_max"):
        if dose.get(name):
            yield f"{dict(DOSE_PER).get(dose.get('per'), '')}{dose[name].normalize():f}{dict(DOSE_UNITS).get(dose.get('unit'), '')}"  # type: ignore[arg-type]
    if dose.get("withdrawal_days"):
        yield from WAITS[kind_of_wait(dose.get("per"))]


def dose_problems(dose: Mapping) -> Iterator[tuple[str, str]]:
    """(field, sentence) for each thing that keeps `dose` from being one that may stand before a reader."""
    for name, sentence in REQUIRED.items():
        if dose.get(name) in (None, ""):
            yield name, sentence
    if dose.get("max_times") not in (None, "") and dose["max_times"] < 1:
        yield "max_times", "至少用一次。"
    for name, most in MOST.items():
        if (dose.get(name) or 0) > most:
            yield name, f"最多是 {most}。"
    for name in ("interval_days", "withdrawal_days"):
        if (dose.get(name) or 0) < 0:
            yield name, "天数不能是负数。"
    yield from _amount_problems(dose)


def _amount_problems(dose: Mapping) -> Iterator[tuple[str, str]]:
    amount, dilution = dose.get("amount"), dose.get("dilution")
    if amount is None and dilution is None:
        yield "amount", "请填用量，或填稀释倍数。"
    if amount is not None and amount <= 0:
        yield "amount", "用量应大于 0。"
    if dilution is not None and dilution < 2:
        yield "dilution", "稀释倍数至少是 2。"
    if amount is not None and dose.get("unit") not in dict(DOSE_UNITS):
        yield "unit", "有用量就要有单位。"
    if amount is not None and dose.get("per") not in dict(DOSE_PER):
        yield "per", "请选按什么算，如每亩、每千克体重。"
    for name, least in (("amount_max", amount), ("dilution_max", dilution)):
        most = dose.get(name)
        if most is not None and (least is None or most <= least):
            yield name, "上限应比前面的数大。"
    if (dose.get("max_times") or 0) > 1 and not dose.get("interval_days"):
        yield "interval_days", "不止用一次，请写至少隔几天。"


def may_be_shown(dose: Mapping) -> bool:
    """Whether a reader may see `dose`; not one that the gate refuses, however it came to stand in the row."""
    try:
        return not any(dose_problems(dose))
    except TypeError:  # numbers that are none
        return False


def doses_of(body) -> dict[str, Mapping]:
    """The doses of a body by the id of their block or row, at any depth."""
    return {place: value for value, place in held(body.stream_block, body, DoseBlock)}
