"""Latin spellings: 26 letters, capitals by the switch, and the few signs that a language adds."""

from string import ascii_lowercase

from .layout import Group, Key, Layout
from .marks import ASCII, DIGITS, punctuation

# By language, from the project's notes on languages and its token cases; what no source says is not here.
ADDED = {
    "prk": (Key("\u0331", "松元音下横线"),),  # the bar of a lax vowel, on the first vowel letter
    "lhu": (Key("\u02cd", "低横线"), Key("\u02c7", "抑扬号")),  # tones of the church's spelling
    "hni": (Key("\u02bc", "撇号字母"),),  # lo'qo, tao'li: between two syllables
}


def latin(code: str) -> Layout:
    """The layout of the Latin spelling of the language `code`."""
    letters = Group("字母", tuple(Key(each, each, switched=each.upper()) for each in ascii_lowercase))
    added = ADDED.get(code, ())
    marks = ASCII.replace("'", "") if any(key.text == "\u02bc" for key in added) else ASCII
    more = (Group("附加", added),) if added else ()
    return Layout(groups=(letters, *more, punctuation(marks), DIGITS), switch="大写")
