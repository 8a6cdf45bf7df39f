"""Chinese numerals as numbers: strict, because 三七 and 半夏 are plants and 万一 is "in case"."""

import re
from decimal import Decimal

DIGITS = {
    digit: value
    for value, digits in enumerate(["零〇", "一", "二两", "三", "四", "五", "六", "七", "八", "九"])
    for digit in digits
}
SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
TENS = {"廿": "二十", "卅": "三十"}
LETTERS = "".join([*DIGITS, *TENS]) + "十百千万亿"
# As a cheque spells them; never beside the others, for 收拾两天 is two days.
FORMAL = dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千", strict=True))
PLAIN = str.maketrans(TENS | FORMAL)
HALF = Decimal("0.5")

D = "[一二两三四五六七八九]"
GROUP = re.compile(f"(?:({D})千)?(?:零?({D})百)?(?:零?({D}?)(十))?(?:(零?)({D}))?")
YEAR = re.compile(f"{D}[零〇一二三四五六七八九]{{3}}")
PAIR = re.compile("一[二两]|[二两]三|三[四五]|四五|五六|六七|七八|八九")


def read_numeral(run: str) -> Decimal | None:
    """The value of `run`, all of which must be one well-formed numeral: 半, 两, 十五, 三百五, 一千二百, 零点五."""
    if run == "半":
        return HALF
    run = run.translate(PLAIN)
    if YEAR.fullmatch(run):
        return Decimal(_spell(run))
    whole, point, part = run.partition("点")
    value = _integer(whole)
    if value is None or not point:
        return value
    return Decimal(f"{value}.{_spell(part)}") if part and set(part) <= DIGITS.keys() else None


def read_range(run: str) -> tuple[Decimal, Decimal] | None:
    """The two values of 三四, 十五六, 二三十 or 三五: neighbouring digits mean "from … to"."""
    pair = PAIR.search(run)
    if not pair:
        return None
    before, after = run[: pair.start()], run[pair.end() :]
    low, high = (_integer(before + digit + after) for digit in pair.group())
    return None if low is None or high is None else (low, high)


def _spell(digits: str) -> str:
    return "".join(str(DIGITS[digit]) for digit in digits)


def _integer(run: str) -> Decimal | None:
    if run in ("零", "〇"):
        return Decimal(0)
    total, smallest = 0, None
    for name in "亿万":
        scale = SCALES[name]
        head, found, tail = run.partition(name)
        if found:
            value = _below_ten_thousand(head)
            if not value:
                return None
            total, smallest, run = total + value * scale, scale, tail
    if smallest and run in DIGITS:  # 一万二 is 12,000
        return Decimal(total + DIGITS[run] * smallest // 10)
    rest = _below_ten_thousand(run)
    if rest is None or (not smallest and (not rest or run[0] == "零")):
        return None
    return Decimal(total + rest)


def _below_ten_thousand(run: str) -> int | None:
    found = GROUP.fullmatch(run)
    if not found:
        return None
    thousands, hundreds, tens, ten, zero, ones = found.groups()
    last = DIGITS[ones] if ones else 0
    if not ten and not zero:  # 三百五 is 350, 一千二 is 1,200
        last *= 10 if hundreds else 100 if thousands else 1
    return (
        1000 * DIGITS[thousands or "零"]
        + 100 * DIGITS[hundreds or "零"]
        + (10 * DIGITS[tens or "一"] if ten else 0)
        + last
    )
