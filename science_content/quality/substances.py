"""Banned and restricted substances: in doses, in tables, in materials and in sentences that tell somebody to use one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from ..blocks.advice import Advice, words_in
from ..blocks.dose import DoseBlock
from ..blocks.leaves import held, places_in
from ..blocks.product import VETERINARY, target_of
from ..blocks.targets import TARGETS
from ..substances.listed import ListedRule, Substance
from ..substances.naming import recommends
from ..substances.register import BANNED, Register, current, rules_against
from .findings import Check, Finding
from .prose import shown_lines
from .wording import sentences_of

UNKNOWN_CROP = "other_plant"
OF_A_PRODUCT = ("substance", "active", "rotate_with")  # what is named there is used
ONLY_SEED = "种子包衣"
# What begins so speaks of the sentence before it.
ANSWER = re.compile(
    "真相[：:]|事实[：:]|答案[：:]|[（(]?错[）)。！]|不对[，。！]|这(?:话|种说法)不对|这是(?:谣言|假的)|假的[，。！]"
)
IN_MATSUTAKE = {"matsutake": "fungus"}  # crops of the register that are no target of a dose


@dataclass(frozen=True)
class Forbidden:
    """`top`: id of the block of the body that holds it, "" for a field.

    `is_sure`: a ban whose announcement was opened. What is only restricted, or 待核, is for people to look up.
    """

    finding: Finding
    top: str
    is_dose: bool
    is_sure: bool


class DoubtfulSubstance(Check):
    """Rows whose announcement nobody has opened warn; the others refuse, at the gate."""

    id = "substance"
    name = "可能是禁用、限用的药"
    fix = "清单里这一条是限用，或者还没有对过公告原文：请查中国农药信息网或公告，再决定用不用。"

    def check(self, page) -> Iterator[Finding]:
        yield from (each.finding for each in forbidden(page) if not each.is_sure)


def forbidden(page, register: Register | None = None, today: date | None = None) -> Iterator[Forbidden]:
    """What a Chinese page tells to use and a rule in force forbids, each place once. One query."""
    register, today = register or current(), today or localdate()
    seen = set()
    for each in (*_in_doses(page, register, today), *_in_sentences(page, register, today)):
        if each.finding not in seen:
            seen.add(each.finding)
            yield each


def _in_doses(page, register: Register, today: date) -> Iterator[Forbidden]:
    for block in page.body:
        for place, value in _doses_in(block).items():
            for substance in _used(value, place, register):
                rule = _worst(rule for rule in rules_against(substance, today) if _forbids(rule, substance, value))
                if rule:
                    sentence = (
                        f"“{value.get('substance')}”里有{_why(substance, rule)}：请换成登记在这种作物或牲口上的药。"
                    )
                    yield Forbidden(Finding(sentence, block=place), block.id or "", True, _is_sure(rule))


def _doses_in(block: Any) -> dict[str, Any]:
    """Id → value of each dose and fertiliser in a block of the body."""
    if isinstance(block.block, Advice):
        return {block.id or "": block.value}
    return {place: value for value, place in held(block.block, block.value, Advice)}


def _used(value: Any, place: str, register: Register) -> list[Substance]:
    """What a dose or fertiliser names as its product, or tells to use in its words."""
    products = [str(value.get(name) or "") for name in OF_A_PRODUCT]
    used = [substance for text in products for _, substance in register.named_in(text)]
    for _, name, text in words_in(value, place):
        for sentence in () if name in OF_A_PRODUCT else _judged(text):
            named = register.named_in(sentence)
            used += [substance for found, substance in named if recommends(sentence, found.start, found.end)]
    return list({each.key: each for each in used}.values())


def _judged(text: str) -> Iterator[str]:
    """Its sentences; what is asked or told is judged with the answer or the refutation that follows it at once."""
    told = ""
    for sentence in sentences_of(text):
        if told and not told.endswith(("？", "?")) and not ANSWER.match(sentence):
            yield told
            told = ""
        told += sentence
    if told:
        yield told


def _forbids(rule: ListedRule, substance: Substance, value: Any) -> bool:
    """Whether a rule forbids what a dose or fertiliser tells to do."""
    if not isinstance(value.block, DoseBlock):
        return True  # no fertiliser is a substance of these lists
    target = target_of(value)
    if substance.kind == VETERINARY:
        return value.get("kind") == VETERINARY and (not rule.crops or value.get("target") in rule.crops)
    if rule.status == BANNED and not rule.crops:
        return True
    if ONLY_SEED in (rule.uses or "") and value.get("form") == "seed_coating":
        return False
    return not rule.crops or target is None or target.key in (*rule.crops, UNKNOWN_CROP)


def _in_sentences(page, register: Register, today: date) -> Iterator[Forbidden]:
    tops = {place: block.id for block in page.body for place in (block.id, *places_in(block.block, block.value))}
    crops = {IN_MATSUTAKE.get(row.crop.key, row.crop.key) for row in page.page_crops.all()}
    of_doses = {place for block in page.body for place in _doses_in(block)}
    for line, field in shown_lines(page):
        for sentence in () if line.place in of_doses else _judged(line.text):
            for found, substance in register.named_in(sentence):
                rule = _worst(rule for rule in rules_against(substance, today) if _concerns(rule, sentence, crops))
                if rule and recommends(sentence, found.start, found.end, context=line.context):
                    start = sentence if len(sentence) <= 24 else f"{sentence[:24]}…"
                    said = f"“{start}”像是叫人用{_why(substance, rule)}：请删掉，或者写明它禁用。"
                    place = Finding(said, block=line.place, field=field)
                    yield Forbidden(place, tops.get(line.place, line.place), False, _is_sure(rule))


def _concerns(rule: ListedRule, sentence: str, crops: set[str]) -> bool:
    """A total ban always; what is forbidden on some crops where the page or the sentence is about one of them."""
    if not rule.crops:
        return rule.status == BANNED
    named = {key for key in rule.crops if key in TARGETS and TARGETS[key].name in sentence}
    return bool(named or crops & set(rule.crops))


def _is_sure(rule: ListedRule) -> bool:
    return rule.opened and rule.status == BANNED


def _worst(rules: Iterable[ListedRule]) -> ListedRule | None:
    """The one to be named: opened before 待核, a total ban before one on some crops."""
    return max(rules, key=lambda rule: (_is_sure(rule), not rule.crops, rule.status == BANNED), default=None)


def _why(substance: Substance, rule: ListedRule) -> str:
    """“甲胺磷”（农业部公告第199号，不能用在蔬菜、果树、茶叶、中草药材上）"""
    when = f"，{rule.since:%Y-%m-%d}起" if rule.since else "，"
    what = f"不能用在{rule.crops_said}上" if rule.crops else rule.uses if rule.uses else "禁止使用"
    return f"“{substance.name}”（{rule.announcement}{when}{what}{'' if rule.opened else '，待核'}）"
