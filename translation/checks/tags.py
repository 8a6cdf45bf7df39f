"""Whether tags and links of the Chinese came through: bold, raised and lowered letters, and each link exactly once."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from .findings import ERROR, Finding, Kind, TranslationCheck
from .plain import TAG

VOID = {"br"}
SIGNS = {"sup": re.compile("[⁰¹²³⁴-⁹]+"), "sub": re.compile("[₀-₉]+")}  # 10⁶ is 10<sup>6</sup>
LOOSE = re.compile(r"<(?=[/A-Za-z!?])")
ID = re.compile(r"""\s+id\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'/>]+))\s*/?\s*""")


@dataclass
class Markup:
    """`tags`: how often each name is opened; `faults`: names of what is unclosed, stray, crossed, empty or dressed up."""

    tags: Counter = field(default_factory=Counter)
    links: Counter = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def markup_of(text: str) -> Markup:
    """What `text` holds in the way of tags; raises nothing."""
    found = Markup()
    opened: list[tuple[str, int]] = []
    for tag in TAG.finditer(text):
        name, rest = tag["name"].lower(), tag["rest"]
        if tag["closes"]:
            _close(name, text, tag, opened, found)
            continue
        found.tags[name] += 1
        identity = ID.fullmatch(rest)
        if name == "a" and identity:
            found.links["".join(identity.groups(""))] += 1
        elif name == "a" or rest.strip(" /"):
            found.faults.append(tag[0])
        if name not in VOID:
            opened.append((name, tag.end()))
    found.faults += [f"<{name}>" for name, _ in opened]
    found.faults += ["<"] * len(LOOSE.findall(TAG.sub("", text)))
    return found


def _close(name: str, text: str, tag: re.Match[str], opened: list[tuple[str, int]], found: Markup) -> None:
    if not opened or opened[-1][0] != name:
        found.faults.append(tag[0])
        return
    _, start = opened.pop()
    if not TAG.sub("", text[start : tag.start()]).strip():
        found.faults.append(f"<{name}></{name}>")


class Tags(TranslationCheck):
    id, name, severity = "tags", "格式标记和中文一样", ERROR

    def check(self, source: str, target: str, language: str, kind: Kind) -> Iterator[Finding]:
        ours, theirs = markup_of(source), markup_of(target)
        for fault in dict.fromkeys(theirs.faults):
            if fault not in ours.faults:
                yield self.found(f"译文里的格式标记“{fault}”没有成对，或者不该有。", "fault", fault)
        for name in sorted(ours.tags.keys() | theirs.tags.keys()):
            if name != "a" and ours.tags[name] != theirs.tags[name] and not _as_signs(name, source, target, kind):
                yield self.found(self._counted(name, ours.tags[name], theirs.tags[name], kind), "count", name)

    def _counted(self, name: str, ours: int, theirs: int, kind: Kind) -> str:
        if kind.plain and name not in VOID and not ours:
            return f"这一格不能有格式，译文里却有<{name}>。"
        return f"中文里有{ours}处<{name}>，译文里有{theirs}处。"


def _as_signs(name: str, source: str, target: str, kind: Kind) -> bool:
    """Whether one side writes with signs what the other raises or lowers by tags; a plain field has no tags to do so."""
    if name not in SIGNS or (kind.plain and markup_of(target).tags[name]):
        return False
    ours, theirs = (markup_of(text).tags[name] for text in (source, target))
    here, there = (len(SIGNS[name].findall(text)) for text in (source, target))
    return ours - theirs <= there if ours > theirs else theirs - ours <= here


class Links(TranslationCheck):
    id, name, severity = "links", "链接和中文一样", ERROR

    def check(self, source: str, target: str, language: str, kind: Kind) -> Iterator[Finding]:
        ours, theirs = markup_of(source).links, markup_of(target).links
        for link in sorted(ours.keys() | theirs.keys()):
            if ours[link] != theirs[link]:
                yield self.found(f'链接<a id="{link}">在中文里有{ours[link]}个，译文里有{theirs[link]}个。', link)
