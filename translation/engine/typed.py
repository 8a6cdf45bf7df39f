"""Words as they are stored, with tags and entities, and as a person types them: ⟨粗体⟩30⟨/粗体⟩, a line break, & as itself."""

import re
import unicodedata
from html import escape, unescape

from ..checks.plain import TAG

NAMES = {
    "b": "粗体",
    "strong": "着重",
    "i": "斜体",
    "em": "强调",
    "sup": "上标",
    "sub": "下标",
    "u": "下划线",
    "mark": "标亮",
    "code": "代码",
    "abbr": "缩写",
    "acronym": "缩略词",
}
_TAGS = {name: tag for tag, name in NAMES.items()}
_LINK = "链接"
_ID = re.compile(r"""\s+id\s*=\s*["']?([A-Za-z0-9_-]+)["']?\s*/?""")
_TYPED = re.compile(rf"⟨(/?)({'|'.join(_TAGS)}|{_LINK}(a?\d{{0,3}}))⟩")
_LINE = re.compile(r"\r\n?|\u2028|\u2029")
# Signs without a width say nothing, and hide a word from searches and comparisons; breaks between Dai syllables are made
# when a page is drawn.
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def as_typed(stored: str) -> str:
    """For a field in which somebody types; a tag that has no name here stays as it is."""
    opened: list[str] = []
    return unescape(TAG.sub(lambda tag: _shown(tag, opened), stored))


def as_stored(typed: str) -> str:
    """What `typed` says in tags and entities; without unseen signs, NFC, no blanks at its ends. Raises nothing."""
    text = _CONTROLS.sub(" ", _UNSEEN.sub("", _LINE.sub("\n", typed)))
    text = escape(unicodedata.normalize("NFC", text).strip(), quote=False)
    return _TYPED.sub(_tag, text).replace("\n", "<br/>")


def _shown(tag: re.Match[str], opened: list[str]) -> str:
    name, closes = tag["name"].lower(), tag["closes"]
    if name == "br":
        return "\n"
    if name == "a":
        return _shown_link(tag, opened)
    return f"⟨{closes}{NAMES[name]}⟩" if name in NAMES and not tag["rest"].strip(" /") else tag[0]


def _shown_link(tag: re.Match[str], opened: list[str]) -> str:
    if tag["closes"]:
        return f"⟨/{_LINK}{opened.pop() if opened else ''}⟩"
    identity = _ID.fullmatch(tag["rest"])
    if not identity:
        return tag[0]
    opened.append(re.sub(r"\Aa(?=\d+\Z)", "", identity[1]))
    return f"⟨{_LINK}{opened[-1]}⟩"


def _tag(typed: re.Match[str]) -> str:
    closes, name, link = typed.groups()
    if name in _TAGS:
        return f"<{closes}{_TAGS[name]}>"
    identity = link if link.startswith("a") else f"a{link}"
    return "</a>" if closes else f'<a id="{identity}">'
