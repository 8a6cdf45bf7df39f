"""What a pad of keys for a script is made of; whoever draws it, an editor or a kiosk, is not known here."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

SPACE = " "
_NOT_THE_SOUND = re.compile(
    r"^(?:TIBETAN|TAI LE|NEW TAI LUE|YI|LISU|MIAO|LATIN SMALL) |\b(?:LETTER|VOWEL SIGN|SIGN|SYLLABLE) "
)


@dataclass(frozen=True)
class Key:
    """One key writes `text`. `name` says which sign it is, for whoever cannot tell it by sight.

    `switched`: what it writes after the layout's switch; "" where the switch means nothing to it.
    """

    text: str
    name: str
    switched: str = ""

    @property
    def face(self) -> str:
        """What stands on the key: a sign that hangs on another one has a circle to hang on."""
        return f"◌{self.text}" if unicodedata.category(self.text[0])[0] == "M" else self.text


@dataclass(frozen=True)
class Group:
    """Keys that stand together; `name` is Chinese, but for the vowels of Yi."""

    name: str
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class Step:
    """What comes after one key of a first step, which writes nothing; `name` is what its syllables begin with."""

    name: str
    groups: tuple[Group, ...]

    @property
    def sample(self) -> str:
        return self.groups[0].keys[0].text


@dataclass(frozen=True)
class Layout:
    """All keys of a language, in the order of its alphabet.

    `large`: keys as large as the space, beside it. `switch`: the name of a key that makes the next one write its `switched`.
    `steps`: a first step that chooses which of them is shown; `groups` are there always. `note`: what nobody has checked.
    """

    groups: tuple[Group, ...]
    large: tuple[Key, ...] = ()
    switch: str = ""
    steps: tuple[Step, ...] = ()
    note: str = ""

    def all_keys(self) -> Iterator[Key]:
        """Every key that writes, but for the space, which all have."""
        yield from self.large
        for group in (*(group for step in self.steps for group in step.groups), *self.groups):
            yield from group.keys

    def cannot_type(self, text: str) -> set[str]:
        """The signs of `text` that no key writes."""
        return set(text) - set(SPACE).union(*(key.text + key.switched for key in self.all_keys()))


def signs(ranges: str) -> str:
    """The letters and signs of `ranges` ("0F40-0F42 0F44", hexadecimal) that Unicode has assigned, in that order."""
    ends = [[int(end, 16) for end in part.split("-")] for part in ranges.split()]
    every = [chr(code) for pair in ends for code in range(pair[0], pair[-1] + 1)]
    return "".join(sign for sign in every if unicodedata.category(sign) != "Cn")


def sound(sign: str) -> str:
    """What Unicode's name says of a letter beside its script: "TIBETAN LETTER KHA" is "kha"."""
    return _NOT_THE_SOUND.sub("", unicodedata.name(sign)).lower()


def lettered(name: str, letters: str) -> Group:
    """A group of one key a letter, which bear their sounds as names."""
    return Group(name, tuple(Key(letter, sound(letter)) for letter in letters))
