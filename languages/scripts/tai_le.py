"""Tai Le writes no spaces, and a consonant letter may begin or end a syllable: the best cut of a whole clause decides."""

import re

_CONSONANTS, _VOWELS, _TONES = range(0x1950, 0x1963), range(0x1963, 0x196E), range(0x1970, 0x1975)
_FINALS = "ᥐᥒᥖᥙᥛᥢᥝ"  # k ng t p m n w
_PIECES = re.compile(r"[0-9]+|[\u1950-\u1974]+")

# Letter classes: F a consonant that may close a syllable, C any other, V vowel, Y the vowel ai (closes as -y), T tone.
_CLASS = (
    dict.fromkeys(map(chr, _CONSONANTS), "C")
    | dict.fromkeys(map(chr, _VOWELS), "V")
    | dict.fromkeys(map(chr, _TONES), "T")
    | dict.fromkeys(_FINALS, "F")
    | {"ᥭ": "Y"}
)
# A consonant with a vowel, or with a final and the unwritten a between; at most four letters.
_SYLLABLE = re.compile(r"[CF](?:V[FY]?|Y|F)T?\Z")
_LONGEST = 4
_MISFIT = 100


def tai_le_syllables(text: str) -> list[str]:
    """The syllables of folded Tai Le `text`, cut so that as few letters as possible are left over."""
    found: list[str] = []
    for piece in _PIECES.findall(text):
        found += [piece] if piece[0].isascii() else _cut(piece)
    return found


def _cut(letters: str) -> list[str]:
    """Dynamic programming from the end: the cheapest way to go on from each letter."""
    classes = "".join(_CLASS.get(letter, "T") for letter in letters)
    cost, step = [0] * (len(letters) + 1), [1] * len(letters)
    for start in reversed(range(len(letters))):
        cost[start] = cost[start + 1] + _MISFIT
        for end in range(start + 2, min(start + _LONGEST, len(letters)) + 1):
            if cost[end] + 1 < cost[start] and _SYLLABLE.match(classes, start, end):
                cost[start], step[start] = cost[end] + 1, end - start
    found, start = [], 0
    while start < len(letters):
        found.append(letters[start : start + step[start]])
        start += step[start]
    return found
