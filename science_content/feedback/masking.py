"""Takes out of readers' words what would lead to a person: phone, identity and card numbers, mail addresses, accounts.

Numbers are found however they are written: with gaps, in full width, in Chinese digits or those of any script. When in
doubt a number is masked; what farming is about (amounts, dilutions, dates) is too short, or a date, and stays.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from languages.quantities.digits import ascii_digits

NUMBER, MAIL, ACCOUNT = "〔号码〕", "〔邮箱〕", "〔账号〕"

CHINESE_DIGITS = {
    ord(digit): str(value)
    for value, digits in enumerate(["零〇○", "一壹幺", "二贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"])
    for digit in digits
}
INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
GAP = rf"[ \t\-_.·•/()（）,，、{INVISIBLE}]{{0,4}}"
COMMA = re.compile("[,，、]")
START, END = r"(?<![0-9])", r"(?![0-9])"
PROVINCES = "1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]"
YEAR, MONTH, DAY = "(?:19|20)[0-9]{2}", "(?:1[0-2]|0?[1-9])", "(?:[12][0-9]|3[01]|0?[1-9])"
DATE = re.compile(rf"{START}(?<![0-9][-/.]){YEAR}(?:[-/.]{MONTH}[-/.]| ?年 ?{MONTH} ?月 ?){DAY}{END}(?![-/.][0-9])")


@dataclass(frozen=True)
class Rule:
    """`pattern` is sought in folded text; a find counts where `holds` says so; `mask` stands for its group 1, or for all."""

    pattern: re.Pattern
    mask: str
    holds: Callable[[str], bool] = lambda found: True
    beats_dates: bool = False


def _spaced(*digits: str) -> str:
    """One pattern of single characters with gaps allowed between them."""
    return GAP.join(digits)


def _times(digit: str, least: int, most: int) -> str:
    """`least` to `most` more of a digit, each behind a gap."""
    return f"(?:{GAP}{digit}){{{least},{most}}}"


def _digits(found: str) -> str:
    return "".join(letter for letter in found if letter in "0123456789")


def _is_one_number(found: str) -> bool:
    """Commas part single digits, or 3, 4 and 4, as when dictated; a dot parts either everything or nothing, else it is a decimal point."""
    gaps = set(re.findall(r"[^0-9Xx+]+", re.sub(f"[{INVISIBLE}]", "", found)))
    dictated = re.fullmatch("[0-9]{3}.[0-9]{4}.[0-9]{4}", found) or not re.search("[0-9]{2}", found)
    if any(COMMA.search(gap) for gap in gaps) and not dictated:
        return False
    return not any("." in gap for gap in gaps) or len(gaps) == 1


def _is_identity(found: str) -> bool:
    """A province, and a birthday in its place: 18 characters, or 15 as they were until 2013."""
    digits = _digits(found)
    born = digits[6:14] if len(digits) >= 17 else "19" + digits[6:12]
    try:
        date(int(born[:4]), int(born[4:6]), int(born[6:8]))
    except ValueError:
        return False
    return bool(re.match(PROVINCES, digits)) and born[:2] in {"19", "20"} and _is_one_number(found)


def _is_card(found: str) -> bool:
    """UnionPay's own start, or the check digit of every bank card (Luhn)."""
    digits = [int(digit) for digit in reversed(_digits(found))]
    total = sum(digits[::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (_digits(found).startswith("62") or total % 10 == 0) and _is_one_number(found)


ABROAD = rf"(?:(?:\+|00{GAP})?8{GAP}6{GAP})?"
MOBILE = _spaced("1", "[3-9]") + _times("[0-9]", 9, 9)
CITY = _spaced("[12]", "[0-9]", "[2-9]") + _times("[0-9]", 7, 7)
REGION = _spaced("[3-9]", "[0-9]", "[0-9]", "[2-9]") + _times("[0-9]", 6, 7)
LANDLINE = rf"0{GAP}(?:{CITY}|{REGION})"
FROM_ABROAD = rf"(?:\+|{START}00){GAP}8{GAP}6{GAP}[1-9]{_times('[0-9]', 9, 10)}"
FILLER = r"[\s:：=是为号码叫群加我的\-—]{0,8}"
WECHAT = r"(?:微信|薇信|威信|(?<![a-z])(?:wechat|weixin|wx|vx|v信))"
QQ = r"(?:(?<![a-z])q{1,2}(?![a-z])|扣扣|企鹅号)"
LETTERS_ID = r"[a-z](?:[a-z0-9]|[_\-](?=[a-z0-9_\-])){5,19}"
DIGITS_ID = rf"[1-9]{_times('[0-9]', 4, 11)}"

RULES = (
    Rule(
        re.compile(
            r"[a-z0-9](?:[a-z0-9._%+\-]{0,62}[a-z0-9])? ?@ ?(?=[a-z0-9.。\-]*[a-z])[a-z0-9\-]{2,}(?:[.。][a-z0-9\-]+)*"
        ),
        MAIL,
    ),
    Rule(re.compile(f"{START}[3-69]{_times('[0-9]', 18, 18)}(?![0-9x])"), NUMBER, _is_card),
    Rule(re.compile(f"{START}[0-9]{_times('[0-9]', 16, 16)}{GAP}[0-9x]{END}"), NUMBER, _is_identity, beats_dates=True),
    *(Rule(re.compile(f"{START}[3-69]{_times('[0-9]', n, n)}(?![0-9x])"), NUMBER, _is_card) for n in (17, 16, 15)),
    Rule(re.compile(f"{START}[0-9]{_times('[0-9]', 14, 14)}{END}"), NUMBER, _is_identity, beats_dates=True),
    Rule(re.compile(f"{START}[0-9]{{15,}}x?{END}"), NUMBER),
    Rule(re.compile(f"{START}{ABROAD}(?:0{GAP})?{MOBILE}{END}"), NUMBER, _is_one_number),
    Rule(re.compile(f"{START}[0-9]*1[3-9][0-9]{{9}}[0-9]*"), NUMBER),
    Rule(re.compile(rf"{START}{ABROAD}{LANDLINE}(?: ?(?:转|#|ext\.?) ?[0-9]{{1,5}})?{END}"), NUMBER, _is_one_number),
    Rule(re.compile(f"{FROM_ABROAD}{END}"), NUMBER, _is_one_number),
    Rule(
        re.compile(rf"(?:电话|座机|手机|号码|tel)[\s:：是为号码]{{0,6}}([2-9]{_times('[0-9]', 6, 7)}){END}"),
        NUMBER,
        _is_one_number,
    ),
    Rule(re.compile(rf"{WECHAT}{FILLER}({LETTERS_ID}|{DIGITS_ID}{END})"), ACCOUNT),
    Rule(re.compile(rf"{QQ}{FILLER}({DIGITS_ID}{END})"), ACCOUNT),
)


def mask(text: str) -> str:
    """`text` with 〔号码〕, 〔邮箱〕 or 〔账号〕 where a person's number, mail address or account stood.

    Any `text` is taken; it never grows longer, and masking twice changes nothing. First as Latin and other scripts write
    digits, then with Chinese digits too: so that "13812345678一次" loses the number and keeps its "一".
    """
    text = _masked(text, ascii_digits)
    return _masked(text, lambda words: ascii_digits(words).translate(CHINESE_DIGITS))


def _masked(text: str, folded: Callable[[str], str]) -> str:
    for rule in RULES:
        plain = _lower(folded(text))
        dates = [] if rule.beats_dates else [found.span() for found in DATE.finditer(plain)]
        for start, end in reversed(list(_found(rule, plain, dates))):
            text = text[:start] + rule.mask + text[end:]
    return text


def _found(rule: Rule, plain: str, dates: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that do not overlap, from the left. After a find that does not hold, the next may begin one letter on."""
    position = 0
    while found := rule.pattern.search(plain, position):
        start, end = found.span(found.lastindex or 0)
        in_date = any(start < after and before < end for before, after in dates)
        if in_date or not rule.holds(plain[start:end]):
            position = found.start() + 1
        else:
            yield start, end
            position = end


def _lower(text: str) -> str:
    """ASCII letters alone: other letters may change their length."""
    return re.sub("[A-Z]+", lambda found: found.group().lower(), text)
