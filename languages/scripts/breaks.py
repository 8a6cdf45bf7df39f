"""Where a line may end in Dai text: browsers (Chromium has no dictionary for it) break neither script inside a clause.

Tai Tham is left alone: its clusters are not its syllables, and a break inside a syllable is worse than none.
"""

import re
from collections.abc import Iterator

from languages.scripts.folding import LETTERS
from languages.scripts.syllables import PATTERNS
from languages.scripts.tai_le import tai_le_syllables

# Tai Le with its tones of before 1988, which are combining marks; New Tai Lue letters, vowels, finals and tones.
_DAI = re.compile(
    r"(?P<Tale>[\u1950-\u1974][\u1950-\u1974\u0300\u0301\u0307\u0308\u030C]+)|(?P<Talu>[\u1980-\u19C9]{2,})"
)
_NEW_TAI_LUE = re.compile(PATTERNS["Talu"])
_CONSONANT = re.compile("[\u1950-\u1962\u1980-\u19ab\u19b5-\u19b7\u19ba]")  # or a vowel written on its left


def line_breaks(text: str) -> list[int]:
    """The places in `text`, ascending, between two whole syllables of one stretch of Tai Le or New Tai Lue.

    A letter that fits into no syllable stays with what stands before it. Linear in the length of `text`.
    """
    return [
        match.start() + place
        for match in _DAI.finditer(text)
        for place in _between(match.group(), match.lastgroup)  # type: ignore[arg-type]  # it has a name in every match
    ]


def with_line_breaks(text: str, mark: str) -> str:
    """`text` with `mark` (such as `<wbr>`) at each of its line breaks; taken out again, the text is what it was."""
    places = line_breaks(text)
    return mark.join(text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True))


def _between(stretch: str, script: str) -> Iterator[int]:
    letters = stretch.translate(LETTERS.get(script, {}))  # letter for letter: lengths stay
    begun = False
    for place, piece in _placed(letters, script):
        whole = len(piece) > 1 and bool(_CONSONANT.match(piece))
        if whole and begun:
            yield place
        begun = begun or whole


def _placed(letters: str, script: str) -> Iterator[tuple[int, str]]:
    """(place, syllable); code points without a letter stand between some."""
    if script == "Talu":
        yield from ((match.start(), match.group()) for match in _NEW_TAI_LUE.finditer(letters))
        return
    place = 0
    for piece in tai_le_syllables(letters):
        yield place, piece
        place += len(piece)
