"""What a reader gets from an answer: its words in order and where it leads, without what differs each time it is given."""

import re
from html.parser import HTMLParser

SAID_BY = ("alt", "title", "aria-label", "aria-description", "placeholder")
LEADS_BY = ("href", "src", "action")
SILENT = {"script", "style"}
EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
WITHIN_A_LINE = {
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark", "q", "rb", "rp", "rt"),
    *("ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
}
GAP = re.compile(r"\s+")
HAN = re.compile(r"[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


def without_gaps(text: str) -> str:
    """White space goes, but for the one space between two words of a script that is written with spaces."""

    def kept(gap: re.Match) -> str:
        around = text[gap.start() - 1 : gap.start()] + text[gap.end() : gap.end() + 1]
        return " " if len(around) == 2 and all(letter.isalnum() and not HAN.match(letter) for letter in around) else ""

    return GAP.sub(kept, text)


class Page(HTMLParser):
    """`lines` of words, in the order of the source; `links`, the addresses it leads to or shows, each once.

    Where the language changes, "{bo}" stands before the words.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.links: set[str] = set()
        self._line: list[str] = []
        self._open: list[tuple[str, str]] = [("", "")]  # tag and language of the elements around
        self._language = ""
        self._is_silent = False
        self.feed(html)
        self.close()
        self._end_line()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        language = facts.get("lang", self._open[-1][1])
        if tag not in EMPTY:
            self._open.append((tag, language))
        if tag not in WITHIN_A_LINE:
            self._end_line()
        if tag in SILENT and facts.get("type") != "application/ld+json":
            self._is_silent = True
        self.links |= {facts[name].partition("#")[0] for name in LEADS_BY if facts.get(name)} - {""}
        for text in _said(tag, facts):
            self._say(f" [{text}] ", language)

    def handle_endtag(self, tag: str) -> None:
        if tag not in WITHIN_A_LINE:
            self._end_line()
        if tag in SILENT:
            self._is_silent = False
        opened = [index for index, (other, _) in enumerate(self._open) if other == tag]
        if opened:
            del self._open[opened[-1] :]

    def handle_data(self, data: str) -> None:
        if not self._is_silent:
            self._say(data, self._open[-1][1])

    def _say(self, text: str, language: str) -> None:
        if language != self._language and text.strip():
            self._line.append(f" {{{language}}} ")
            self._language = language
        self._line.append(text)

    def _end_line(self) -> None:
        text = without_gaps("".join(self._line)).strip()
        self._line.clear()
        if text:
            self.lines.append(text)


def _said(tag: str, facts: dict[str, str]) -> list[str]:
    """Words that stand in attributes."""
    said = [facts[name] for name in SAID_BY if facts.get(name)]
    if tag == "input" and facts.get("type") != "hidden" and facts.get("value"):
        said.append(facts["value"])
    if tag == "meta" and (facts.get("name") or facts.get("property")):
        said.append(f"{facts.get('name') or facts.get('property')}: {facts.get('content', '')}")
    return said
