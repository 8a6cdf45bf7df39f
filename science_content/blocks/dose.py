"""The dose: the one block whose mistake can poison a family, so its numbers are data and every limit is required."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from wagtail import blocks

from .advice import Advice
from .choices import Choice, Choices
from .evidence import EVIDENCE, UNPROVED, evidence_problems, proof_of
from .lengths import ShortText
from .product import (
    FORMS,
    KINDS,
    STRENGTH_UNITS,
    group_datum,
    name_datum,
    product_problems,
    registration_datum,
    standard_datum,
    target_of,
)
from .targets import TARGET_CHOICES
from .units import DOSE_PER, DOSE_UNITS
from .waits import DAYS, HOURS, NEVER, NEVER_OF_ANIMALS, WAITS, WaitBlock, wait_problems, waits_of

TIMES_PER = [("season", "一季"), ("course", "一个疗程"), ("year", "一年")]
REQUIRED = {
    "substance": "请写用什么。",
    "purpose": "请写治什么、防什么。",
    "interval_days": "请写两次之间至少隔几天；只用一次填 0。",
    "max_times": "请写最多用几次。",
}
MOST_DAYS, MOST_DILUTION = 1000, 100_000
MOST = {"dilution": MOST_DILUTION, "dilution_max": MOST_DILUTION, "interval_days": MOST_DAYS, "max_times": MOST_DAYS}


def _amount(label: str, **kwargs: Any) -> blocks.DecimalBlock:
    return blocks.DecimalBlock(label=label, required=False, min_value=0, max_digits=12, decimal_places=4, **kwargs)


def _days(label: str, help_text: str, least: int = 0) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(label=label, min_value=least, max_value=MOST_DAYS, help_text=help_text)


def _dilution(label: str) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(label=label, required=False, min_value=2, max_value=MOST_DILUTION)


class DoseBlock(Advice):
    """Either `amount` with `unit` and `per`, or `dilution` (800 = one part to 800 of water), or both; limits always."""

    kinds = {"substance": "name"}  # what a product's label says is neither a sentence nor ours to word

    kind = Choice(label="农药还是兽药", choices=KINDS)
    substance = ShortText(
        label="产品",
        max_length=300,
        help_text="照标签写：含量、通用名和剂型，如 80%代森锰锌可湿性粉剂。各语种都照这样显示。",
    )
    active = name_datum("有效成分", "只写名称，如 代森锰锌。")
    strength = _amount("含量")
    strength_unit = Choice(label="含量单位", choices=STRENGTH_UNITS, required=False)
    form = Choice(label="剂型", choices=FORMS, required=False)
    registration = registration_datum()
    group = group_datum("作用机理分组")
    target = Choice(label="用在什么上", choices=TARGET_CHOICES)
    purpose = ShortText(label="治什么、防什么", max_length=300)
    method = ShortText(label="怎么用", max_length=300, required=False, help_text="如：兑水喷雾、灌服。")
    amount = _amount("用量")
    amount_max = _amount("用量上限（写范围时）")
    unit = Choice(label="单位", choices=DOSE_UNITS, required=False)
    per = Choice(label="按什么算", choices=DOSE_PER, required=False)
    dilution = _dilution("稀释倍数")
    dilution_max = _dilution("稀释倍数上限（写范围时）")
    interval_days = _days("间隔（天）", "两次之间至少隔几天；只用一次填 0。")
    max_times = _days("最多几次", "在下面选的时间里最多用几次。", least=1)
    times_per = Choice(label="多长时间里", choices=TIMES_PER)
    waits = blocks.ListBlock(WaitBlock(), label="等多久", default=[{"what": None, "answer": DAYS, "number": None}])
    never = Choices(label="谁不能用、哪里不能用", choices=NEVER, required=False, widget=forms.CheckboxSelectMultiple)
    evidence = Choice(
        label="用量凭什么",
        choices=EVIDENCE,
        default=UNPROVED,
        help_text="待核的用量，读者只看到“用量待核，看标签”，看不到数。",
    )
    standard = standard_datum()
    seen_at = blocks.DateBlock(label="哪天看的", required=False)
    seen_by = name_datum("谁看的", "写姓名，只给审核人看。")
    rotate_with = name_datum("和什么药轮换", "写第二种药的名称。")
    rotate_group = group_datum("轮换药的作用机理分组")

    class Meta:
        label = "用药用量"
        icon = "warning"
        label_format = "用药用量：{substance}"
        template = "science_content/blocks/dose.html"
        form_layout = blocks.BlockGroup(
            children=[
                "kind",
                "substance",
                "target",
                "purpose",
                "method",
                blocks.BlockGroup(
                    ["amount", "amount_max", "unit", "per", "dilution", "dilution_max"], heading="用多少"
                ),
                blocks.BlockGroup(["interval_days", "max_times", "times_per"], heading="多久一次"),
                blocks.BlockGroup(["waits", "never"], heading="等多久，谁不能用"),
                blocks.BlockGroup(
                    ["active", "strength", "strength_unit", "form", "registration"], heading="标签上的产品"
                ),
                blocks.BlockGroup(["evidence", "standard", "seen_at", "seen_by"], heading="用量凭什么"),
                blocks.BlockGroup(["group", "rotate_with", "rotate_group"], heading="轮换", classname="collapsed"),
            ]
        )
        preview_value = {
            "kind": "pesticide",
            "substance": "10%示例水剂",
            "active": "示例",
            "strength": 10,
            "strength_unit": "percent",
            "form": "aqueous_solution",
            "target": "maize",
            "purpose": "示例",
            "method": "兑水喷雾",
            "amount": 10,
            "unit": "ml",
            "per": "mu",
            "interval_days": 7,
            "max_times": 2,
            "times_per": "season",
            "waits": [{"what": "harvest", "answer": "days", "number": 21}],
            "never": ["fish"],
            "evidence": "label",
            "registration": "PD20990001",
            "seen_at": date(2026, 1, 5),
            "seen_by": "示例",
        }

    @staticmethod
    def search_terms(value: Mapping[str, Any], place: str) -> Iterator[str]:
        if DoseBlock.may_be_shown(value):
            yield value.get("substance") or ""
            yield value.get("active") or ""

    @staticmethod
    def refused(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        return dose_problems(value)

    @staticmethod
    def said_in_chinese(value: Mapping[str, Any]) -> Iterator[str]:
        return dose_words(value) if proof_of(value) else wait_names(value)


def dose_words(dose: Mapping[str, Any]) -> Iterator[str]:
    """The numbers of `dose` as a Chinese reader would type them."""
    for name in ("dilution", "dilution_max"):
        if dose.get(name):
            yield f"稀释{dose[name]}倍"
    for name in ("amount", "amount_max"):
        if dose.get(name):
            yield f"{dict(DOSE_PER).get(dose.get('per'), '')}{dose[name].normalize():f}{dict(DOSE_UNITS).get(dose.get('unit'), '')}"  # type: ignore[arg-type]
    yield from wait_names(dose)


def wait_names(dose: Mapping[str, Any]) -> Iterator[str]:
    """What is waited for, by its name, which is no number: 休药期."""
    for row in waits_of(dose):
        if row.get("answer") in (DAYS, HOURS) and row.get("number") and row.get("what") in WAITS:
            yield WAITS[row["what"]][0]


def dose_problems(dose: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(field, sentence) for each thing that keeps `dose` from being one that may stand before a reader."""
    for name, sentence in REQUIRED.items():
        if dose.get(name) in (None, ""):
            yield name, sentence
    if dose.get("max_times") not in (None, "") and dose["max_times"] < 1:
        yield "max_times", "至少用一次。"
    if dose.get("times_per") not in dict(TIMES_PER):
        yield "times_per", "请选是一季、一个疗程还是一年里最多几次。"
    for name, most in MOST.items():
        if (dose.get(name) or 0) > most:
            yield name, f"最多是 {most}。"
    if (dose.get("interval_days") or 0) < 0:
        yield "interval_days", "天数不能是负数。"
    yield from product_problems(dose)
    target = target_of(dose)
    yield from (("waits", sentence) for sentence in wait_problems(dose, target))
    if target and target.kind != "animal" and NEVER_OF_ANIMALS & set(dose.get("never") or ()):
        yield "never", f"“{target.name}”不挤奶、不下蛋、不怀胎：请去掉。"
    yield from _amount_problems(dose)
    yield from evidence_problems(dose)


def _amount_problems(dose: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
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
