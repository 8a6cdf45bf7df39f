"""What the code and name of a township or village must be like, wherever they are typed in."""

import re
import unicodedata

from .models import Place

DIGITS = {"township": 9, "village": 12}  # GB/T 10114: the county's six, then three for each level
WORDS = {"township": "乡镇", "village": "村"}
LONGEST_NAME: int = Place._meta.get_field("name").max_length  # type: ignore[assignment]  # None where there is none
SIGNS = " ·•‧・（）()－-—〇"
FORMULA = "=+-@＝＋－＠"


def parent_code(code: str, level: str) -> str:
    """The code of the county of a township, or of the township of a village."""
    return code[: DIGITS[level] - 3]


def code_fault(code: str, level: str) -> str | None:
    """A Chinese sentence where `code` cannot be the code of a township or village; None where it can."""
    if re.fullmatch(r"[0-9.]+[eE]\+?[0-9]+", code):
        return "代码被表格软件写成了科学计数法，请把这一列设成“文本”再填一次"
    if not re.fullmatch("[0-9]+", code):
        return "代码只能用数字0到9" if code else "没有代码"
    if len(code) != DIGITS[level]:
        return f"{WORDS[level]}的代码应是{DIGITS[level]}位，现在是{len(code)}位"
    return None


def name_fault(name: str) -> str | None:
    """A Chinese sentence where `name` is no name of a place: empty, too long, a formula, markup, no letters."""
    if not name:
        return "没有名称"
    if len(name) > LONGEST_NAME:
        return f"名称最多{LONGEST_NAME}个字，现在是{len(name)}个"
    if name[0] in FORMULA:
        return f"名称不能用“{name[0]}”开头"
    strange = next(
        (letter for letter in name if unicodedata.category(letter)[0] not in "LMN" and letter not in SIGNS), None
    )
    if strange:
        return f"名称里有不能用的字符“{strange if strange.isprintable() else f'U+{ord(strange):04X}'}”"
    if not any(unicodedata.category(letter)[0] == "L" for letter in name):
        return "名称里没有字"
    return None
