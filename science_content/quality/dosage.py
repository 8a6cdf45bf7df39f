"""Amounts in prose that belong in a dose: there they are data, compared in every language; here a change escapes everybody."""

import re
from collections.abc import Iterator

from .findings import Check, Finding
from .given import amounts_in
from .prose import shown_lines
from .wording import sentences_of

# The strength in a product's name: 200克/升氯虫苯甲酰胺悬浮剂, 80%代森锰锌可湿性粉剂.
STRENGTH = re.compile(r"[\d.．０-９]+\s?(?:[%％]|克/升|克/千克|毫克/毫升|毫克/[片支])")
MEND = "请把数挪进“用药用量”或“施肥”；不是用量，就在“例外”里写明原因"


class AmountInProse(Check):
    """For pages that give no advice; where advice is given, the gate refuses it: see `dangers`."""

    id = "dose"
    name = "用量写在正文里"
    fix = "把数挪进“用药用量”框，正文只说怎么做。"

    def check(self, page) -> Iterator[Finding]:
        if not page.gives_advice:
            yield from amounts_in_prose(page)


def amounts_in_prose(page) -> Iterator[Finding]:
    """Each sentence of `page`, wherever it is shown, that says how much of a product to use, how often, how long to wait."""
    for line, field in shown_lines(page):
        for sentence in sentences_of(line.text):
            amounts = list(
                dict.fromkeys(amounts_in(STRENGTH.sub("", sentence) if line.is_name else sentence, line.context))
            )
            if amounts:
                subject = f"{line.context}：{sentence}" if line.context else sentence
                yield Finding(_say(sentence, amounts), block=line.place, field=field, subject=subject)


def _say(sentence: str, amounts: list[str]) -> str:
    start = sentence if len(sentence) <= 24 else f"{sentence[:24]}…"
    return f"“{start}”里有{'、'.join(f'“{amount}”' for amount in amounts)}：{MEND}。"
