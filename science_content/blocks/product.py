"""A product as its label names it: what every language keeps in Chinese and in Latin letters, so that a bottle can be compared."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from wagtail import blocks

from .evidence import STANDARD_NUMBER
from .targets import TARGETS, Target

PESTICIDE, VETERINARY = "pesticide", "veterinary"
KINDS = [(PESTICIDE, "农药"), (VETERINARY, "兽药")]
STRENGTH_UNITS = [
    ("percent", "%"),
    ("g_l", "克/升"),
    ("g_kg", "克/千克"),
    ("mg_ml", "毫克/毫升"),
    ("mg_tablet", "毫克/片"),
    ("iu_ml", "国际单位/毫升"),
    ("iu_bottle", "国际单位/瓶"),
]
# Names of forms as GB/T 19378-2017 (pesticides) and the Chinese veterinary pharmacopoeia call them.
FORMS = [
    ("wettable_powder", "可湿性粉剂"),
    ("water_granule", "水分散粒剂"),
    ("suspension", "悬浮剂"),
    ("aqueous_solution", "水剂"),
    ("soluble_liquid", "可溶液剂"),
    ("soluble_powder", "可溶粉剂"),
    ("emulsifiable", "乳油"),
    ("emulsion", "水乳剂"),
    ("microemulsion", "微乳剂"),
    ("granule", "颗粒剂"),
    ("dust", "粉剂"),
    ("seed_coating", "种子处理悬浮剂"),
    ("oil_dispersion", "可分散油悬浮剂"),
    ("injection", "注射液"),
    ("powder_injection", "注射用粉针"),
    ("tablet", "片剂"),
    ("oral_powder", "粉剂（口服）"),
    ("oral_solution", "口服溶液"),
    ("premix", "预混剂"),
    ("pour_on", "浇泼剂"),
    ("solution", "溶液"),
]
NAME = re.compile(r"[\u3400-\u9fffA-Za-z0-9αβγδ·,，、()（）+\-—.' ]{1,60}")
GROUP = re.compile(r"(?:IRAC|FRAC|HRAC) [0-9A-Z]{1,3}(?:[.+][0-9A-Z]{1,3})*")
# Numbers of registrations and approvals: of pesticides, of home and imported veterinary products, of vaccines.
REGISTRATIONS = {
    PESTICIDE: re.compile(r"(?:PD|WP|LS|WL)N?\d{2,4}[\d\-F]{3,12}"),
    VETERINARY: re.compile(
        r"(?:[(（]\d{4}[)）])?(?:外?兽药(?:生|添)?[字证]|兽药字)?[字号\d()（）\u3400-\u9fff\-]{6,30}"
    ),
}


# What stays as it stands in every language is no text block: nobody is asked to translate it.
def _datum(pattern: str, label: str, *, most: int, help_text: str = "") -> blocks.RegexBlock:
    return blocks.RegexBlock(
        regex=rf"\A{pattern}\Z",
        label=label,
        required=False,
        max_length=most,
        help_text=help_text,
        error_messages={"invalid": f"“{label}”里有不认得的写法：{help_text}"},
    )


def name_datum(label: str, help_text: str) -> blocks.RegexBlock:
    return _datum(NAME.pattern, label, most=60, help_text=help_text)


def group_datum(label: str) -> blocks.RegexBlock:
    return _datum(GROUP.pattern, label, most=20, help_text="照标签或抗性委员会的写法，如 IRAC 28、FRAC M03。")


def standard_datum() -> blocks.RegexBlock:
    return _datum(STANDARD_NUMBER.pattern, "标准号", most=40, help_text="如 NY/T 1276-2007、DB53/T 1034-2021。")


def approval_datum() -> blocks.RegexBlock:
    pattern = r"[\u3400-\u9fffA-Za-z0-9()（）〔〕\-—.]{4,40}"
    return _datum(pattern, "审定或登记编号", most=40, help_text="照公告，如 云审玉米2019012号、云S-SV-JR-001-2013。")


def registration_datum() -> blocks.RegexBlock:
    pattern = "(?:" + "|".join(each.pattern for each in REGISTRATIONS.values()) + ")"
    return _datum(pattern, "登记证号或批准文号", most=40, help_text="照标签，如 PD20100677、兽药字250257001。")


def target_of(dose: Mapping[str, Any]) -> Target | None:
    return TARGETS.get(dose.get("target") or "")


def product_problems(dose: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(field, sentence) for what keeps a product from being known."""
    kind, target = dose.get("kind"), target_of(dose)
    if kind not in dict(KINDS):
        yield "kind", "请选是农药还是兽药；肥料、石灰和农家肥用“施肥”这一块。"
    elif target is None:
        yield "target", "请选用在哪种作物或牲口上。"
    elif (kind == VETERINARY) != (target.kind == "animal"):
        yield "target", f"{dict(KINDS)[kind]}不能用在“{target.name}”上：请核对是农药还是兽药。"
    if (dose.get("strength") is None) != (not dose.get("strength_unit")):
        yield "strength", "含量的数和单位要一起写。"
    if dose.get("strength") is not None and dose["strength"] <= 0:
        yield "strength", "含量应大于 0。"
    if dose.get("strength_unit") == "percent" and (dose.get("strength") or 0) > 100:
        yield "strength", "含量不会超过 100%。"
    registration = (dose.get("registration") or "").strip()
    if registration and kind in REGISTRATIONS and not REGISTRATIONS[kind].fullmatch(registration):
        yield "registration", "登记证号或批准文号和种类对不上：农药是 PD、WP、LS 开头，兽药有“兽药”二字和数字。"
    if bool(dose.get("rotate_with")) != bool(dose.get("rotate_group")):
        yield "rotate_with", "轮换的药要写名称和作用机理分组：光写“换一种”，可能换到同一类。"
    if dose.get("rotate_group") and dose.get("rotate_group") == dose.get("group"):
        yield "rotate_group", "轮换的药和这种药是同一组：轮换要换另一组。"
