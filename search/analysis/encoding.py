"""Tokens as an engine may see them: nothing that any engine's own tokenizer would split, strip or fold."""

import re
from functools import lru_cache

_PLAIN = re.compile(r"(?!0[a-z])[a-z0-9]+")
_WIDTH, _BASE, _A = 4, 26, ord("a")
_LONGEST = 64


@lru_cache(maxsize=65_536)
def encode(token: str) -> str:
    """`token` as ASCII letters and digits; different tokens stay different.

    Words of a–z and 0–9 stay as they are. All else is "0" and four letters for each code point, so that what begins a
    token also begins its code.
    """
    token = token[:_LONGEST]
    if _PLAIN.fullmatch(token):
        return token
    return "0" + "".join(map(_letters, token))


def encode_pair(first: str, second: str) -> str:
    """Two neighbours as one token; the second "0" keeps them apart."""
    return encode(first) + encode(second)


def _letters(char: str) -> str:
    rest, letters = ord(char), ""
    for _ in range(_WIDTH):
        rest, letter = divmod(rest, _BASE)
        letters = chr(_A + letter) + letters
    return letters
