"""When two Chinese sentences are the same, say the same, or are alike: what words of another language may stand for."""

import hashlib
import re
import unicodedata
from collections import Counter
from functools import lru_cache
from html import unescape

from rapidfuzz import fuzz

from .quantities import Base, find_quantities, in_base
from .quantities.digits import ascii_digits

CHINESE = "zh-hans"
ALIKE = 50  # of 100, numbers masked: in 2,000 random series of edits of the demo 2 of 4,938 sentences were taken for another

RAISED = re.compile(r"<su([pb])\b[^>]*>(.*?)</su\1>", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")
BETWEEN_DIGITS = re.compile(r"(?<=\d)([^\w]+)(?=\d)")
OF_A_NUMBER = re.compile(r"[-~.](?=\d)")  # -5, ~10, .5

# One of these more or less, and a sentence may allow what it forbade, or ask for another amount.
NEGATIONS = frozenset("不没别勿禁无非莫未忌休停免止防避切严只仅必须戒拒")
LIMITS = NEGATIONS - frozenset("防切")  # 怎么防、切开 forbid nothing by themselves
NUMERALS = frozenset("二两三四五六七八九十百千万亿零半几双倍")
# One of a pair for the other, and it says the contrary.
OPPOSITES = re.findall(
    r"\S\S",
    "前后 先后 内外 里外 上下 左右 早晚 多少 大小 高低 长短 深浅 干湿 冷热 生熟 轻重 快慢 "
    "稀浓 厚薄 松紧 软硬 开关 公母 雌雄 老嫩 新旧 春秋 冬夏",
)

# What an amount is for: 每亩 is not 每公顷, though the number is the same.
PER = re.compile(
    "每(?:一|个)?(亩|公顷|平方米|株|棵|头|只|桶|袋|瓶|塘|窝|千克|公斤|斤|升|克|天|日|次|年|月|周|星期|小时|人|户)"
)
SAME_MEASURE = {"棵": "株", "日": "天", "星期": "周"}

# Signs to be kept are letters of private use while the others are dropped.
KEPT = {chr(0xF000 + code): chr(code) for code in range(0x80)} | {"\uf0ff": "，"}
OPENED = str.maketrans(KEPT)
SAID = "%‰/"


def normal(text: str) -> str:
    """The form in which two spellings of one sentence are equal: without tags, blanks, width and punctuation.

    `text` may hold inline tags and entities. Raised and lowered letters stay apart from those beside them (10², H₂O), and
    what stands between two digits stays: 1.5 is not 15, and 1，200 is not 1200.
    """
    raised = RAISED.sub(lambda found: _kept("^" if found[1] in "pP" else "_") + found[2] + _kept(";"), text)
    plain = ascii_digits(unicodedata.normalize("NFC", unescape(TAG.sub("", raised))))
    plain = BETWEEN_DIGITS.sub(lambda found: _between(found[1]), plain)
    plain = OF_A_NUMBER.sub(lambda found: _kept(found[0]), plain)
    return "".join(letter for letter in plain if letter in KEPT or _is_said(letter)).translate(OPENED)


@lru_cache(8192)
def mark(text: str) -> str:
    """Twelve hexadecimal digits, the same for every spelling of one sentence."""
    return hashlib.blake2s(normal(text).encode(), digest_size=6).hexdigest()


def digest(sentence: str, words: str | None) -> str:
    """Of a sentence, by its mark, with the words for it: what somebody who read both has read."""
    return hashlib.blake2s(f"{sentence}\0{words}".encode(), digest_size=6).hexdigest()


def says_the_same(text: str, other: str) -> bool:
    """Whether quantities, measures, numerals, negations and bans are those of the other, nothing became its contrary, and no
    two parts changed places: 先看标签后打药 is not 先打药后看标签.
    """
    ours, theirs = _counts(text), _counts(other)
    if ours[0] != theirs[0] or any(_turned(ours[1], theirs[1], *pair) for pair in OPPOSITES):
        return False
    one, another = normal(text), normal(other)
    return one == another or Counter(one) != Counter(another)


def sets_a_limit(text: str) -> bool:
    """Whether a sentence holds a quantity, a digit, a negation or a ban; `text` may hold inline tags and entities."""
    plain = ascii_digits(unescape(TAG.sub("", text)))
    quantities, signs, _ = _counts(text)[0]
    return bool(quantities or LIMITS & signs.keys() or any(letter.isdigit() for letter in plain))


def likeness(text: str, other: str) -> float:
    """From 0 to 100 with quantities masked: a tenfold dose is as like as a comma, so ask `says_the_same` too."""
    return fuzz.ratio(masked(text), masked(other))


def may_stand_for(text: str, other: str) -> bool:
    """Whether words made for `text` may stand before a reader, marked as old, where Chinese says `other` now."""
    return says_the_same(text, other) and likeness(text, other) >= ALIKE


def _kept(sign: str) -> str:
    return chr(0xF000 + ord(sign)) if sign.isascii() else "\uf0ff"


def _between(signs: str) -> str:
    """What stands between two digits, without blanks unless it is nothing else; behind a unit (93℃，40) a comma only parts."""
    if not signs.strip():
        return _kept(" ")
    if any(map(_is_said, signs)):
        return "".join(sign if _is_said(sign) else _kept(sign) for sign in signs if _is_said(sign) or sign in "-~")
    return "".join(_kept(sign) for sign in signs if not sign.isspace())


def _is_said(letter: str) -> bool:
    """Letters, marks and digits of any script, and signs that say something (℃ % ± ≤); not blanks, controls, punctuation."""
    return unicodedata.category(letter)[0] in "LMNS" or letter in SAID


@lru_cache(4096)
def _counts(text: str) -> tuple[tuple[Counter[Base], Counter[str], Counter[str]], Counter[str]]:
    plain = unescape(TAG.sub("", text))
    quantities = Counter(in_base(found) for found in find_quantities(plain, CHINESE))
    letters = Counter(plain)
    signs = Counter({sign: letters[sign] for sign in NEGATIONS | NUMERALS if letters[sign]})
    measures = Counter(SAME_MEASURE.get(measure, measure) for measure in PER.findall(plain))
    return (quantities, signs, measures), letters


def _turned(ours: Counter[str], theirs: Counter[str], one: str, other: str) -> bool:
    return (ours[one] - theirs[one]) * (ours[other] - theirs[other]) < 0


@lru_cache(4096)
def masked(text: str) -> str:
    """What `likeness` compares: without tags, blanks and punctuation, `#` for each quantity."""
    plain = unescape(TAG.sub("", text))
    pieces, end = [], 0
    for found in find_quantities(plain, CHINESE):
        pieces += [plain[end : found.start], "#"]
        end = found.end
    return "".join(letter for letter in "".join([*pieces, plain[end:]]) if letter == "#" or _is_said(letter))
