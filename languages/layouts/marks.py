"""Digits and punctuation that several scripts share; which of them a script writes, its own layout says."""

from .layout import Group, Key

NAMES = {
    "，": "逗号",
    "。": "句号",
    "、": "顿号",
    "：": "冒号",
    "；": "分号",
    "？": "问号",
    "！": "叹号",
    "《": "左书名号",
    "》": "右书名号",
    "“": "左引号",
    "”": "右引号",
    "（": "左括号",
    "）": "右括号",
    ",": "半角逗号",
    ".": "半角句点",
    ":": "半角冒号",
    ";": "半角分号",
    "?": "半角问号",
    "!": "半角叹号",
    "(": "半角左括号",
    ")": "半角右括号",
    "-": "连字符",
    "'": "撇号",
    '"': "半角引号",
}
CHINESE = "，。、：；？！《》“”（）"
ASCII = ",.:;?!()-'\""
DIGITS = Group("数字", tuple(Key(digit, digit) for digit in "1234567890"))


def punctuation(marks: str, own: dict[str, str] | None = None) -> Group:
    """`own`: sign → Chinese name of what only this script writes, which stands first."""
    return Group("标点", tuple(Key(mark, name) for mark, name in ((own or {}) | {m: NAMES[m] for m in marks}).items()))


def own_digits(zero: str) -> Group:
    """The ten digits of a script, in the order of `DIGITS`."""
    return Group("本文字数字", tuple(Key(chr(ord(zero) + int(each.text)), each.text) for each in DIGITS.keys))
