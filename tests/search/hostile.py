"""Questions that nobody means well: what breaks query languages, tokenizers, normalisation and terminals."""

import random
from collections.abc import Callable

from languages.scripts.table import RANGES

WORDS = ["核桃", "800倍", "山火", "地震来了怎么办", "སྟར་ཀ", "ᥔᥩᥛᥳ", "ᦺᦑ", "ᨠᩥ", "ꂷꃅ", "ꓗꓽ", "𖼊𖽠"]
WORDS += ["zaiwâ", "lo'qo", "H7N9", "a", "1", "的"]
QUOTES = ['"', "'", "`", "“", "”", "‘", "’", "«", "»", "「", "」", "『", "』", '""', "''", '"""', '\\"', "\\'"]
FTS5 = ["AND", "OR", "NOT", "NEAR", "NEAR(", "NEAR(a b, 5)", "*", "^", "title:", "{title body} :"]
FTS5 += ["- title :", "+", "(", ")", '"', '" *']
TSQUERY = ["&", "|", "!", "<->", "<2>", "<-1>", ":*", ":A", ":*AB", "!!", "()", "\\", "''", "<65536>"]
LUCENE = ["~", "~2", "^9", "^-1", "[a TO z]", "{* TO 9}", "+", "-", "&&", "||"]
LUCENE += ["/.*/", "?", "_exists_:", "*:*", "\\u0000", "<1 OR"]
SQL = [
    "'; DROP TABLE wagtailsearch_indexentry; --",
    "' OR 1=1 --",
    "') UNION SELECT sqlite_version() --",
    "1; SELECT pg_sleep(9)",
    "\\'; ATTACH DATABASE 'x' AS y; --",
]
HTML = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "&lt;b&gt;&#0;&#x110000;",
    "{{ settings.SECRET_KEY }}",
    "{% debug %}",
    "<!--",
    "]]>",
    "javascript:alert(1)//",
    '{"query": {"match_all": {}}}',
    "${7*7}",
]
BOMBS = ["(a+)+$", "(.*)*x", "([a-z]+)*\\d", "(a|aa)+b", ".{1,9999}", "(?=(a+))\\1", "[[:alpha:]]{9}", "\\p{L}+"]
PERCENTS = ["%", "%%", "%s", "%(x)s", "%n", "%00", "%u6838", "%E6%A0", "%25%25", "{0}", "{}", "_", "\\%"]
EMOJI = ["😀", "👨‍👩‍👧‍👦", "🇨🇳", "👍🏿", "❤️", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\U0001fae8"]
UNSEEN = ["\u200b", "\u200c", "\u200d", "\ufeff", "\u00ad", "\u2060", "\ufe0f", "\u180e", "\u034f", "\u3164"]
BIDI = ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067"]
BIDI += ["\u2068", "\u2069", "\u200e", "\u200f", "\u061c"]
CONTROLS = ["\x00", "\x01", "\t", "\n", "\r", "\x0b", "\x1b[2J", "\x7f", "\x85", "\u2028", "\u2029", "\ufffe", "\uffff"]
MARKS = "\u0300\u0301\u0308\u030c\u0323\u0331\u0344\u0345\u0f71\u0f39\u1a60\u20dd\u3099\U00016f8f\ufe20"
DIGITS = "0123456789０９一二三十百千万亿零〇半༡༩᧑᧚᪁᪑၁٣²½①Ⅷ"
JOINTS = ["", " ", ".", ",", "，", "-", "~", "～", "至", "/", ":", "：", "比", "分之", "点", "\u2009", "−", "+"]
UNITS = [
    "倍",
    "倍液",
    "ml",
    "mL",
    "㎖",
    "ＫＧ",
    "kg",
    "毫升",
    "亩",
    "℃",
    "°C",
    "%",
    "‰",
    "m²",
    "个半月",
    "多天",
    "斤半",
    "IU",
    "度",
]

UNASSIGNED = [(0x0378, 0x0379), (0x196E, 0x196F), (0x1AAE, 0x1AAF), (0xE000, 0xF8FF), (0xFFF0, 0xFFF8)]
UNASSIGNED += [(0xA0000, 0xA0FFF), (0x10FFFE, 0x10FFFF)]

Kind = Callable[[random.Random], str]


def hostile_queries(count: int, seed: int) -> list[str]:
    """`count` questions, all different, every kind in turn; the same seed gives the same."""
    chance = random.Random(seed)
    found: dict[str, None] = {}
    turn = 0
    while len(found) < count:
        found[KINDS[turn % len(KINDS)](chance)] = None
        turn += 1
    return list(found)


def _among(pieces: list[str], glue: str = " ") -> Kind:
    """Some of `pieces` between ordinary words."""

    def kind(chance: random.Random) -> str:
        length = chance.randint(1, 8)
        return glue.join(chance.choice(pieces if chance.random() < 0.6 else WORDS) for _ in range(length))

    return kind


def _surrogates(chance: random.Random) -> str:
    length = chance.randint(1, 9)
    return "".join(chance.choice([chr(chance.randint(0xD800, 0xDFFF)), chance.choice(WORDS)]) for _ in range(length))


def _piled_up(chance: random.Random) -> str:
    marks = "".join(chance.choices(MARKS, k=chance.choice([1, 29, 30, 31, 61, 500])))
    return chance.choice(["", "e", "核", "མ", "ᥘᥬ", "\u01f0", "5"]) + marks + chance.choice(WORDS)


def _mixed(chance: random.Random) -> str:
    return "".join(_letter(chance) for _ in range(chance.randint(1, 40)))


def _letter(chance: random.Random) -> str:
    first, *last = chance.choice(RANGES[chance.choice(list(RANGES))].split()).split("-")
    return chr(chance.randint(int(first, 16), int((last or [first])[0], 16)))


def _unassigned(chance: random.Random) -> str:
    characters = (chr(chance.randint(*chance.choice(UNASSIGNED))) for _ in range(chance.randint(1, 9)))
    return "".join(characters) + chance.choice(WORDS)


def _amounts(chance: random.Random) -> str:
    def number() -> str:
        return "".join(chance.choices(DIGITS, k=chance.choice([1, 2, 3, 4, 30])))

    def amount() -> str:
        return number() + chance.choice(JOINTS) + chance.choice([number(), ""]) + chance.choice(UNITS)

    return "".join(amount() for _ in range(chance.randint(1, 4)))


def _many_words(chance: random.Random) -> str:
    return " ".join(_letter(chance) for _ in range(chance.randint(100, 800)))


def _bomb(chance: random.Random) -> str:
    fuel = chance.choice(["a", "ab", "1", " ", "(", "核"]) * chance.randint(1, 400)
    return chance.choice(BOMBS) + fuel + chance.choice(["!", "", "\\"])


def _very_long(chance: random.Random) -> str:
    """10,000 characters; rare, as each takes as long as a hundred others."""
    if chance.random() < 0.8:
        return _mixed(chance)
    piece = chance.choice([*WORDS, *FTS5, *EMOJI, *MARKS, "(", "1 ", "a ", "\ud800", _mixed(chance)])
    return (piece * 10_000)[: 10_000 - 4] + f"{chance.randint(0, 9999):04}"


KINDS: list[Kind] = [_among(pieces) for pieces in (QUOTES, FTS5, TSQUERY, LUCENE, SQL, HTML, PERCENTS, CONTROLS)]
KINDS += [_among(pieces, glue="") for pieces in (QUOTES, FTS5, TSQUERY, LUCENE, EMOJI, UNSEEN, BIDI, CONTROLS, HTML)]
KINDS += [_surrogates, _piled_up, _mixed, _unassigned, _amounts, _many_words, _bomb, _very_long]
