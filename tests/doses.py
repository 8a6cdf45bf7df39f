"""What a reader sees of a dose: every number, unit and word of it, as the HTML of a page, a kiosk or a preview shows them."""

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Amount:
    """`per`: what it is for ("每亩"), `number` with its range ("10–20"), `unit`, and `also` the other measure of land."""

    per: str
    number: str
    unit: str
    also: str = ""


@dataclass(frozen=True)
class Limit:
    """`name`: of the limit as readers know it, `value` what it is ("7 天", "没有要求")."""

    name: str
    value: str


@dataclass(frozen=True)
class Shown:
    """One dose. `words`: (language tag, text) of substance, purpose and way of use. `product`: as on its label, in Chinese.

    `never`: who must not get it. `label`: all else that its label says.
    """

    amounts: tuple[Amount, ...]
    limits: tuple[Limit, ...]
    words: tuple[tuple[str, str], ...]
    product: str = ""
    never: tuple[str, ...] = ()
    label: tuple[str, ...] = ()

    @property
    def numbers(self) -> list[str]:
        """All of them in the order of the page: amounts with their other measure, then days, times, days."""
        said = [text for amount in self.amounts for text in (amount.number, amount.also)]
        return [number for text in [*said, *(limit.value for limit in self.limits)] for number in NUMBER.findall(text)]


def shown(html: str | bytes | Tag) -> list[Shown]:
    """The doses that stand in `html` with their numbers, in order; hidden ones are not among them."""
    page = html if isinstance(html, Tag) else BeautifulSoup(html, "html.parser")
    return [_shown(section) for section in page.select("section.dose")]


def hidden(html: str | bytes | Tag) -> int:
    """How many doses say that they are not shown."""
    page = html if isinstance(html, Tag) else BeautifulSoup(html, "html.parser")
    return len(page.select(".dose-hidden"))


def _shown(section: Tag) -> Shown:
    name = section.select_one(".dose-word") or section.select_one(".dose-substance")
    words = [each for each in (name, *section.select(".dose-purpose, .dose-method")) if each]
    return Shown(
        tuple(_amount(each) for each in section.select(".dose-amount")),
        tuple(Limit(_text(each, "dt"), _text(each, "dd")) for each in section.select(".dose-fact")),
        tuple((str(each["lang"]), each.get_text(strip=True)) for each in words),
        _text(section, ".dose-substance"),
        tuple(each.get_text(strip=True) for each in section.select(".dose-never li")),
        tuple(_text(each, "dd") for each in section.select(".dose-product div")),
    )


def _amount(row: Tag) -> Amount:
    return Amount(_text(row, "dt"), _text(row, ".dose-number"), _text(row, ".dose-unit"), _text(row, ".dose-also"))


def _text(row: Tag, selector: str) -> str:
    found = row.select_one(selector)
    return " ".join(found.get_text(" ", strip=True).split()) if found else ""
