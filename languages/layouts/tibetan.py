"""Tibetan: thirty letters, each of which can stand under another, and four vowels."""

from ..registry import SCRIPTS
from .layout import Group, Key, Layout, lettered, signs, sound
from .marks import DIGITS, own_digits, punctuation

# Unicode's Tibetan block without the letters for Sanskrit (GHA, TTA … DHA, BHA, DZHA, SSA, KSSA, RRA) and fixed-form RA.
LETTERS = signs("0F40-0F42 0F44-0F47 0F49 0F4F-0F51 0F53-0F56 0F58-0F5B 0F5D-0F64 0F66-0F68")
VOWELS = "\u0f72\u0f74\u0f7a\u0f7c"  # i u e o
TSHEG = Key("\u0f0b", "音节点")
SUBJOINED = 0x50  # from a letter to the same letter under another one, in Unicode's order
# The marks of Tibetan print (docs of Unicode, chapter Tibetan); brackets and quotation marks as in texts printed in China.
MARKS = {
    "\u0f0d": "垂线",
    "\u0f0e": "双垂线",
    "\u0f04\u0f05": "篇首符",
    "\u0f11": "rin chen spungs shad",
    "\u0f0c": "不断行的音节点",
}

LAYOUT = Layout(
    groups=(
        Group("字母", tuple(Key(each, sound(each), switched=chr(ord(each) + SUBJOINED)) for each in LETTERS)),
        lettered("元音", VOWELS),
        punctuation("()《》“”?!", MARKS),
        DIGITS,
        own_digits(SCRIPTS["Tibt"].zero),
    ),
    large=(TSHEG,),
    switch="叠加",
)
