"""What a field without markup gets of the HTML that a rich text gets."""

import re

from bs4 import BeautifulSoup, Tag

RAISED, LOWERED = str.maketrans("0123456789−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"), str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
MARKER = re.compile(r"^(?:\d+\.|[a-z]\)|（[一二]）) ", re.MULTILINE)  # of an item, in plain text


def text_of(html: str) -> str:
    """What a field without markup gets: raised digits as letters of their own, each item with its marker."""
    soup = BeautifulSoup(html, "html.parser")
    for tag, letters in (("sup", RAISED), ("sub", LOWERED)):
        for raised in soup.find_all(tag):
            raised.replace_with(raised.get_text().translate(letters))
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    return "\n".join(_marker(line) + _own_text(line) for line in soup.find_all(["p", "li"]))


def _marker(line: Tag) -> str:
    if line.name == "p":
        return ""
    before = len(line.find_previous_siblings("li"))
    return f"{before + 1}. " if line.parent and line.parent.name == "ol" else "• "


def _own_text(line: Tag) -> str:
    return "".join(
        str(child if isinstance(child, str) else child.get_text())
        for child in line.children
        if child.name not in ("ol", "ul")
    )
