"""Whether a sentence that names a banned substance could be read as telling somebody to use it: in doubt it could.

The sentence is read as signs for and against, clause by clause, and the last sign that is about this name counts: 虽然禁用但是管用 tells,
虽然管用但是禁用 does not. Signs are looked for in the order of `SIGNS`; letters that one has taken no later one sees, so that
不要忘了喷 is no 不要…喷, and 防止中毒 no 中毒.
"""

import re
import unicodedata
from collections.abc import Iterator

from . import signs
from .signs import NAME


def recommends(sentence: str, start: int, end: int, *, context: str = "") -> bool:
    """Whether a Chinese sentence that names a banned substance there could be read as telling somebody to use it.

    False only where something in the sentence speaks against it and nothing after that speaks for it: a ban, poisoning and
    first aid, residues, a refuted rumour, history, seizure. A ban of another substance is none. `context`: the heading above;
    it answers for a bare name ("禁用农药：") and for what stands under 谣言. Raises nothing.
    """
    if not 0 <= start < end <= len(sentence):
        return True
    before, name, after = (_plain(part) for part in (sentence[:start], sentence[start:end], sentence[end:]))
    if name:  # what is said of it further on counts too
        before, after = before.replace(name, NAME), after.replace(name, NAME)
    before, after = (signs.LOUD_NAMES.sub("某磷", part) for part in (before, after))
    clauses = [each for each in signs.CLAUSE_ENDS.split(before + NAME + after) if each]
    if signs.QUIZ.search(before + NAME + after):
        return False
    here = next(number for number, clause in enumerate(clauses) if NAME in clause)
    verdict, holds_amount = _verdict(clauses, here)
    heading = _plain(context)
    if verdict is None and signs.BAN_HEADING.search(heading) and not signs.NO_BAN_HEADING.search(heading):
        return False
    if verdict and not holds_amount and signs.RUMOUR_HEADING.search(heading):
        return False
    if verdict is None and signs.DEFINES.fullmatch("，".join(clauses)):
        return False
    return verdict is not False or holds_amount


def _verdict(clauses: list[str], here: int) -> tuple[bool | None, bool]:
    """Whether it tells, None where nothing says either; and whether it gives an amount that nothing takes back."""
    verdict: bool | None = None
    holds_amount = False
    last = ""
    for sign in _signs(clauses, here):
        if sign in ("tells", "uses"):
            verdict = True
        elif sign == "amount":
            verdict = holds_amount = True
        elif sign == "bans":
            verdict = False
        elif sign == "punishes":
            verdict = holds_amount = False
        elif sign == "refutes" and last != "refutes":
            verdict, holds_amount = verdict is False, False
        elif sign == "warns" and verdict is None:
            verdict = False
        last = sign
    return verdict, holds_amount


def _signs(clauses: list[str], here: int) -> Iterator[str]:
    opening = clauses[here - 1] if here else ""
    if signs.EXAMPLE.match(clauses[here]) and signs.LISTS_BANNED.search(opening):
        yield "bans"
    is_eaten = bool(signs.EATEN.search(clauses[here]))
    was_past = any(signs.PAST.search(clause) for clause in clauses[: here + 1])
    is_elsewhere = False
    for clause, following in zip(clauses[here:], [*clauses[here + 1 :], ""], strict=True):
        if NAME not in clause:
            if signs.MISHAP.search(clause):  # what to do if it goes wrong, after the way to use it
                return
            is_elsewhere = is_elsewhere or bool(signs.OTHER_DRUG.search(clause))
            if signs.OTHER_SUBJECT.match(clause):
                continue
        is_past = was_past and not signs.PRESENT.search(clause)
        if is_eaten and NAME not in clause and signs.SYMPTOM.search(clause):
            yield "bans"
        yield from _of_clause(clause, is_past=is_past, is_elsewhere=is_elsewhere and NAME not in clause)
        if is_eaten and signs.FELL_ILL.search(clause):
            yield "bans"
        if following and signs.DOES_WITHOUT.search(clause) and not signs.GOES_ON.match(following):
            yield "tells"


def _of_clause(clause: str, *, is_past: bool, is_elsewhere: bool) -> Iterator[str]:
    found = sorted(_found(clause))
    if signs.SEIZED.search(clause):
        found = [(place, sign) for place, sign in found if sign != "amount"]
    is_turned = False
    for _, sign in found:
        if sign == "doubts":
            is_turned = True
        elif is_turned and sign in ("tells", "uses", "bans", "warns"):
            yield "bans" if sign in ("tells", "uses") else "tells"
        elif is_turned and sign == "refutes":
            continue
        elif sign == "uses" and is_past:
            yield "warns"
        elif is_elsewhere and sign in ("tells", "uses", "amount"):
            continue
        elif sign == "amount" and any(other in ("bans", "punishes") for _, other in found):
            yield "uses"
        else:
            yield sign


def _found(clause: str) -> Iterator[tuple[int, str]]:
    """Each sign of the clause with its place."""
    for sign, pattern, needs_name in signs.SIGNS:
        if needs_name and NAME not in clause:
            continue
        for match in pattern.finditer(clause):
            if match.group():
                yield match.start(), sign
        clause = pattern.sub(_taken, clause)


def _taken(match: re.Match[str]) -> str:
    """What a sign has taken, gone, save for the name, which later ones may still lean on."""
    return "".join(letter if letter == NAME else signs.TAKEN for letter in match.group())


def _plain(text: str) -> str:
    """`text` in half width and simplified cue words, without blanks, quotes and brackets."""
    folded = unicodedata.normalize("NFKC", text).translate(signs.TRADITIONAL)
    return signs.SILENT.sub("", folded)
