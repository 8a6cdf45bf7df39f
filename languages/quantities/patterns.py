"""Regular expressions of the reader, for folded text. All are linear: bounded or possessive."""

import re
from functools import lru_cache

from .numerals import FORMAL, LETTERS
from .units import GUARDS, TEAM_NAMES, UNITS

NUMBER = r"\d{1,3}(?:,\d{3}){1,5}(?![\d,])(?:\.\d++)?|\d{0,3}[½¼¾]|\d++(?:\.\d++)?|(?<!\S)\.\d++"
# Not in 统一 or 几十, nor in the middle of 千万; 四周 is mostly "all around", 一度 "for a time".
RUN = f"(?<![统唯单专归几数十百千万亿])(?!四周(?![后内前以龄])|一度)[{LETTERS}半](?:[{LETTERS}半]|点(?=[{LETTERS}]))*+"
SPELLED = f"(?<![收大登着部])[{''.join(FORMAL)}](?:[{''.join(FORMAL)}零万]|点(?=[{''.join(FORMAL)}零]))*+"

# A minus is one only before a temperature; elsewhere it is a hyphen or a bullet.
TOKEN = re.compile(
    rf"""(?P<minus>零下|(?<![0-9A-Za-z%℃])-)?
    (?: (?<!\d) (?P<year>[12]\d{{3}})(?P<mark>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>[12]\d|3[01]|0?[1-9])(?!\d)
      | (?<![\d:.,]) 1\ ?[:比]\ ?\(?(?P<ratio>[1-9]\d*+(?:,\d{{3}})*+(?:\.\d++)?) (?!\ ?:)
      | (?<![\d/.]) (?P<top>\d{{1,3}})/(?P<bottom>[1-9]\d{{0,2}}) (?![\d/])
      | (?P<whole>{RUN}|\d{{1,9}})分之(?P<part>{RUN}|{NUMBER})
      | (?P<digits>{NUMBER})
      | (?P<run>{RUN}|{SPELLED})
    )""",
    re.VERBOSE | re.ASCII,
)
RANGE = re.compile(" ?(?:[-~至到]|--|~~) ?")
MULTIPLIER = re.compile("[百千万亿]")
HALF_MORE = re.compile("半(?![夏夜个干湿熟边径数生成路腐野阴透固])")


@lru_cache
def unit_after(language: str) -> re.Pattern[str]:
    """What may follow a number: [多] [个半] unit; the group `unit` holds a key of `unit_words(language)`."""
    words = sorted(unit_words(language), key=len, reverse=True)
    return re.compile(f"[多余来]?[ ]?(?P<half>个半(?=月|小时|钟头|星期))?(?P<unit>{'|'.join(map(_guarded, words))})")


@lru_cache
def unit_words(language: str) -> dict[str, str]:
    """Word → key of `UNITS`: symbols and Chinese names in every language, other names only in their own."""
    words: dict[str, str] = {}
    for unit in UNITS.values():
        words |= dict.fromkeys(unit.names, unit.key)
        for symbol in unit.symbols:
            spellings = {symbol, symbol.lower(), symbol.upper(), symbol.title()} if _is_spelled(symbol) else {symbol}
            words |= dict.fromkeys(spellings, unit.key)
    return words | TEAM_NAMES.get(language, {})


def _is_spelled(symbol: str) -> bool:
    return len(symbol) > 1 and symbol.isascii() and symbol.isalpha()


def _guarded(word: str) -> str:
    if word.isascii() and word[-1].isalnum():
        return re.escape(word) + "(?![A-Za-z²³\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f])"
    guard = GUARDS.get(word)
    return re.escape(word) + (f"(?!{guard})" if guard else "")
