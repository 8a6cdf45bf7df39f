"""Remembered words with the numbers of another sentence, where it is sure which number is which."""

from collections import Counter

from languages.quantities import find_quantities
from languages.quantities.digits import ascii_digits
from languages.sentences import CHINESE

HOLE = "⟨?⟩"


def with_numbers_of(new: str, old: str, words: str) -> str:
    """`words`, made for the Chinese `old`, as typed, with the numbers of the Chinese `new`.

    A number that differs and stands once in `old` and once in `words` is put in; where that is not so, or its unit is
    another, a HOLE stands in its place. Texts without tags. Unchanged where the sentences do not have as many numbers.
    """
    before, after = find_quantities(old, CHINESE), find_quantities(new, CHINESE)
    if len(before) != len(after):
        return words
    folded = ascii_digits(words)
    pieces: list[tuple[int, int, str]] = []
    for was, now in zip(before, after, strict=True):
        written, wanted = old[was.start : was.end], new[now.start : now.end]
        if written == wanted:
            continue
        digits = _digits(written)
        places = _places(folded, digits) if digits else []
        is_sure = len(places) == 1 and was.unit == now.unit and Counter(map(_digits, _texts(old)))[digits] == 1
        pieces += [(at, at + len(digits), _digits(wanted) if is_sure and _digits(wanted) else HOLE) for at in places]
    for start, end, text in sorted(pieces, reverse=True):
        words = words[:start] + text + words[end:]
    return words


def _texts(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_quantities(text, CHINESE)]


def _digits(written: str) -> str:
    """The number of a quantity as it is written, without its unit: 2.5 of 2.5%; "" of 三十 and of a range."""
    folded = ascii_digits(written)
    digits = "".join(sign for sign in folded if sign.isdigit() or sign == ".").strip(".")
    return digits if digits and digits in folded else ""


def _places(text: str, digits: str) -> list[int]:
    """Where the number stands by itself in a text of ASCII digits."""
    found, at = [], text.find(digits)
    while at >= 0:
        around = text[at - 1 : at] + text[at + len(digits) : at + len(digits) + 1]
        if not any(sign.isdigit() or sign == "." for sign in around):
            found.append(at)
        at = text.find(digits, at + 1)
    return found
