"""Which keys a language is typed with."""

from functools import cache

from ..registry import Language
from . import dai, lisu, pollard, tibetan, yi
from .latin import latin
from .layout import Layout

OF_SCRIPT = {
    "Tibt": tibetan.LAYOUT,
    "Tale": dai.TAI_LE,
    "Talu": dai.NEW_TAI_LUE,
    "Yiii": yi.LAYOUT,
    "Lisu": lisu.LAYOUT,
    "Plrd": pollard.LAYOUT,
}


@cache
def _layout(code: str, script: str) -> Layout:
    return latin(code) if script == "Latn" else OF_SCRIPT[script]


def layout_of(language: Language) -> Layout:
    """KeyError where the script has none: Chinese is typed with an input method."""
    return _layout(language.code, language.script.code)
