"""Fraser's Lisu: capitals and turned capitals; its tones look like punctuation and are none."""

from .layout import Group, Key, Layout, lettered, signs
from .marks import DIGITS, punctuation

LAYOUT = Layout(
    groups=(
        lettered("声母", signs("A4D0-A4ED")),
        lettered("韵母", signs("A4EE-A4F7")),
        lettered("声调", signs("A4F8-A4FD")),
        # Two modifier letters that Lisu shares with Latin spellings; U+11FB0 is left out: no font has it.
        Group("附加", (Key("\u02bc", "撇号字母"), Key("\u02cd", "低横线"))),
        punctuation("-?!()", {"\ua4fe": "逗号", "\ua4ff": "句号"}),
        DIGITS,
    )
)
