"""Which code points belong to which script: the part of Unicode's Scripts.txt that the site publishes in."""

import re
import unicodedata

COMMON, INHERITED, OTHER = "Zyyy", "Zinh", "Zzzz"

# "Hans" stands for every Han character: the registry knows no other code for them.
RANGES = {
    "Hans": "2E80-2FD5 3005 3007 3021-3029 3038-303B 3400-4DBF 4E00-9FFF F900-FAD9 20000-323AF",
    "Tibt": "0F00-0FD4 0FD9-0FDA",
    "Tale": "1950-1974",
    "Talu": "1980-19DF",
    "Lana": "1A20-1AAD",
    "Yiii": "A000-A4C6",
    "Lisu": "A4D0-A4FF 11FB0",
    "Plrd": "16F00-16F9F",
    "Latn": "0041-005A 0061-007A 00AA 00BA 00C0-00D6 00D8-00F6 00F8-02B8 02E0-02E4 1D00-1D25 1D2C-1D5C 1D62-1D65"
    " 1D6B-1D77 1D79-1DBE 1E00-1EFF 2071 207F 2090-209C 212A-212B 2132 214E 2160-2188 2C60-2C7F A722-A787 A78B-A7FF"
    " AB30-AB5A AB5C-AB64 FB00-FB06 FF21-FF3A FF41-FF5A",
}


def char_class(ranges: str) -> str:
    """`ranges` ("A000-A4C6 11FB0", hexadecimal) as the inside of a regular expression's [...]."""
    ends = [[chr(int(end, 16)) for end in part.split("-")] for part in ranges.split()]
    return "".join("-".join(re.escape(end) for end in pair) for pair in ends)


CLASSES = {script: char_class(ranges) for script, ranges in RANGES.items()}
# Not letters of another script: those above, and the modifier letters that Lisu and Latin spellings share (ʼ ˍ ˇ).
_NOT_OTHER = "".join(CLASSES.values()) + char_class("02B9-02DF 02E5-02FF")

# One match is one stretch of letters of one script; the group's name is the script.
STRETCH = re.compile(
    "|".join(f"(?P<{script}>[{chars}]+)" for script, chars in CLASSES.items())
    + rf"|(?P<{OTHER}>(?:(?![{_NOT_OTHER}])[^\W\d_])+)"
)


def script_of(char: str) -> str:
    """The ISO 15924 code of one character.

    Zyyy for what every script uses (digits, punctuation, symbols, lone surrogates), Zinh for combining marks without a
    script of their own, Zzzz for letters of scripts that the site does not publish in.
    """
    match = STRETCH.match(char)
    if match:
        return match.lastgroup or OTHER
    return INHERITED if unicodedata.category(char) == "Mn" else COMMON
