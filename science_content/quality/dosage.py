"""Amounts in prose that belong in a dose: there they are data, compared in every language; here a change escapes everybody."""

import re
from collections.abc import Iterator

from languages.quantities import Quantity, find_quantities

from .findings import Check, Finding
from .prose import Prose, prose_of
from .wording import sentences_of

ALWAYS = {"mg", "ml", "iu"}
BY_WEIGHT = {"g", "kg", "l", "jin", "liang", "qian"}
SHARES = {"percent", "permille"}
LEAST_DILUTION = 50  # 产量翻两倍 is no dilution
GIVEN = re.compile(
    "兑|稀释|药液|药水|打药|喷[雾施洒药]|喷|灌[服根]|拌种|泼洒|撒施|施[用入]|施|追肥|底肥|用药|注射|口服|内服|服用|每[亩株棵头只公升]|亩用|[一1]亩地?[用撒施]"
)
A_DOSE = re.compile("农药|兽药|药液|药水|药粉|药|剂|水剂|乳油|粉剂|肥|尿素|石灰|硫|盐水|消毒|疫苗|酒精|漂白")
NOT_A_DOSE = re.compile("亩产|产量|收成|收[了到]?|体重|增重|卖|买|价|元|瓶装|袋装|净含量")


class AmountInProse(Check):
    id = "dose"
    name = "用量写在正文里"
    fix = "把数挪进“用药用量”框，正文只说怎么做；配水、配料的数放进步骤的“要准备的东西”。"

    def check(self, page) -> Iterator[Finding]:
        for piece in prose_of(page):
            for sentence in sentences_of(piece.text):
                amounts = [sentence[found.start : found.end] for found in doses_in(sentence)]
                if amounts:
                    yield Finding(_say(piece, sentence, amounts), **piece.place)


def doses_in(sentence: str) -> list[Quantity]:
    """What in one Chinese sentence reads as an amount to give, spray or mix; not months, prices, ages, distances or yields."""
    return [found for found in find_quantities(sentence, "zh-hans") if _is_dose(found, sentence)]


def _is_dose(found: Quantity, sentence: str) -> bool:
    if found.unit == "fold":
        return found.value >= LEAST_DILUTION
    if found.unit in ALWAYS:
        return bool(GIVEN.search(sentence) or A_DOSE.search(sentence))
    if found.unit in BY_WEIGHT:
        return bool(GIVEN.search(sentence) and A_DOSE.search(sentence)) and not NOT_A_DOSE.search(sentence)
    return found.unit in SHARES and bool(
        re.match("[的]?(?:[^，。]{0,6})(?:药液|溶液|水剂|乳油|悬浮剂|可湿性|盐水|石灰水)", sentence[found.end :])
    )


def _say(piece: Prose, sentence: str, amounts: list[str]) -> str:
    start = sentence if len(sentence) <= 24 else f"{sentence[:24]}…"
    return f"“{start}”里有{'、'.join(f'“{amount}”' for amount in amounts)}。"
