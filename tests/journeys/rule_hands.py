"""Hands that enter a piece of the content format in the page editor, whatever it holds.

Each field is found by its label, each block and row is added by its button, as a person does it. What stands where is taken
from the definitions of the blocks, so a new block of known fields needs nothing here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from playwright.sync_api import Locator, Page, expect
from wagtail import blocks

from science_content.blocks.body import BodyBlock
from science_content.blocks.grid import GridBlock
from science_content.blocks.parts import CHOOSE, PartLink
from science_content.blocks.targets import TARGETS
from science_content.blocks.units import FACT_UNITS
from science_content.models import SciencePage
from science_content.pages.audience import AUDIENCES
from science_content.pages.rows import PageSource
from tests.journeys.grids import cell, paste
from tests.journeys.page_editor import add_block, add_row, field_of, itself, open_tab, write_head

BODY = BodyBlock().child_blocks
PASTED_FROM = 3  # columns: a smaller table is typed sooner than it is copied
PARAGRAPHS = {"p"}


def enter(page: Page, piece: dict[str, Any]) -> None:
    """All that `piece` says, in the form for a new page of its kind."""
    write_head(page, piece["title"], piece["summary"])
    for source in piece.get("sources", []):
        _write_source(page, source)
    hands = Hands(page, [each["key"] for each in piece["body"]])
    for each in piece["body"]:
        hands.write(add_block(page, BODY[each["type"]].label), BODY[each["type"]], each["value"])
    hands.link()
    _write_facts(page, piece)


def _write_source(page: Page, source: dict[str, Any]) -> None:
    rows = page.get_by_role("region", name=re.compile(r"^出处 \d+$"))
    add_row(page.get_by_role("button", name="增加 出处"), rows)
    row = rows.last
    for name, said in source.items():
        _set(row.get_by_label(re.compile(rf"^\s*{PageSource._meta.get_field(name).verbose_name}(\s|\*|$)")), said)


def _write_facts(page: Page, piece: dict[str, Any]) -> None:
    """On the tab of settings: crops, months, readers, altitude."""
    open_tab(page, "设置")
    for crop in piece.get("crops", []):
        rows = page.get_by_role("region", name=re.compile(r"^作物或动物 \d+$"))
        add_row(page.get_by_role("button", name="增加 作物或动物"), rows)
        rows.get_by_role("combobox").last.select_option(label=TARGETS[crop].name)
    _tick(page.get_by_role("region", name="月份", exact=True), [f"{month}月" for month in piece.get("months", [])])
    _tick(page.get_by_role("region", name="写给谁", exact=True), [dict(AUDIENCES)[key] for key in piece["audience"]])
    for name in ("altitude_from", "altitude_to"):
        if piece.get(name) is not None:
            label = SciencePage._meta.get_field(name).verbose_name
            page.get_by_role("region", name="海拔", exact=True).get_by_label(label).fill(str(piece[name]))


def _set(found: Locator, said: Any) -> None:
    if isinstance(said, bool):
        _tick_one(found, said)
    else:
        found.fill(said)


def _tick(place: Locator, labels: Iterable[str]) -> None:
    for label in labels:
        _tick_one(place.get_by_label(label, exact=True).first)


def _tick_one(box: Locator, wanted: bool = True) -> None:
    """By the key, as the page may still be moving."""
    if box.is_checked() != wanted:
        box.press("Space")
    expect(box).to_be_checked(checked=wanted)


@dataclass
class Hands:
    """`keys`: of the blocks, in the order of the body: a link to one is set when all stand there."""

    page: Page
    keys: list[str]
    links: list[tuple[Locator, str]] = field(default_factory=list)

    def write(self, place: Locator, block: blocks.Block, said: Any) -> None:
        """`place`: the block, row or whatever holds the field."""
        if said in (None, "", []):
            return
        if isinstance(block, GridBlock):
            self._grid(place, block, said)
        elif isinstance(block, blocks.StructBlock):
            for name, inner in said.items():
                self._named(place, name, block.child_blocks[name], inner)
        elif isinstance(block, blocks.ListBlock):
            self._rows(place, block, said)
        elif isinstance(block, blocks.RichTextBlock):
            self._paragraphs(place, said)
        else:
            self._field(place, block, said)

    def link(self) -> None:
        """Every link to a block of this page, which is chosen by its name."""
        for place, see in self.links:
            number = self.keys.index(see.removeprefix("#")) + 1
            listed = place.get_by_label(CHOOSE)
            listed.focus()
            name = listed.locator("option").filter(has_text=re.compile(f"^第{number}块 ")).inner_text()
            listed.select_option(label=name)

    def _named(self, place: Locator, name: str, block: blocks.Block, said: Any) -> None:
        if isinstance(block, blocks.ListBlock | PartLink):
            place = place.locator(f"[data-contentpath={name}]").first
        self.write(place, block, said)

    def _rows(self, place: Locator, block: blocks.ListBlock, said: list[Any]) -> None:
        """The list begins with as many rows as its definition says; the button for one more is the last."""
        rows = place.get_by_role("region", name=re.compile(f"^{re.escape(block.child_block.label)}( |$)"))
        for number, row in enumerate(said):
            if rows.count() <= number:
                add_row(place.get_by_role("button", name="新增", exact=True).last, rows)
            self.write(itself(place, rows.nth(number)), block.child_block, row)

    def _field(self, place: Locator, block: blocks.Block, said: Any) -> None:
        if isinstance(block, PartLink):
            self.links.append((place, said))
        elif isinstance(block, blocks.MultipleChoiceBlock):
            _tick(place, [str(dict(block.field.choices)[key]) for key in said])
        elif isinstance(block, blocks.ChoiceBlock):
            field_of(place, block.label).select_option(label=str(dict(block.field.choices)[said]))
        else:
            field_of(place, block.label).fill(str(said))

    def _paragraphs(self, place: Locator, html: str) -> None:
        found = BeautifulSoup(html, "html.parser").find_all(True)
        assert {tag.name for tag in found} <= PARAGRAPHS, "no hand for this markup"
        place.locator("[contenteditable=true]").click()
        for number, tag in enumerate(found):
            if number:
                self.page.keyboard.press("Enter")
            self.page.keyboard.type(tag.get_text())

    def _grid(self, place: Locator, block: GridBlock, said: dict[str, Any]) -> None:
        self._field(place, block.child_blocks["title"], said["title"])
        rows = [
            [column["title"] for column in said["columns"]],
            *([_words(each) for each in row["cells"]] for row in said["rows"]),
        ]
        if len(said["columns"]) >= PASTED_FROM:
            rows[0] = [_head(column) for column in said["columns"]]
            assert paste(cell(place, 0, 1), plain="".join("\t".join(row) + "\r\n" for row in rows))
        else:
            self._type(place, rows)
        for number, column in enumerate(said["columns"], start=1):
            place.get_by_label(f"第{number}列，单位").select_option(column["unit"])
        self.write(place, block.child_blocks["note"], said["note"])

    def _type(self, place: Locator, rows: list[list[str]]) -> None:
        """From cell to cell; a fresh table has two columns and two rows."""
        for number, row in enumerate(rows):
            if number > 2:
                place.get_by_role("button", name="加一行").click()
            for column, words in enumerate(row, start=1):
                cell(place, number, column).fill(words)


def _head(column: dict[str, Any]) -> str:
    """As a rule prints it: 海拔（米）"""
    unit = dict(FACT_UNITS).get(column["unit"], "").partition("（")[0]
    return f"{column['title']}（{unit}）" if unit else column["title"]


def _words(said: dict[str, Any]) -> str:
    return said["text"] or "～".join(number for number in (said["number"], said["number_max"]) if number)
