"""Reads a table of townships and villages as people send it: UTF-8 or GB18030; commas, semicolons or tabs."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

COLUMNS = {"代码": "code", "名称": "name", "级别": "level", "上级代码": "parent"}
DELIMITERS = ",;\t"
MOST_ROWS = 50_000
MOST_BYTES = 5 * 1024 * 1024
LONGEST_HEADER = 10_000  # letters
SAMPLE_NAME = "示例"
SAMPLE = "\ufeff代码,名称,级别,上级代码\r\n533401901,示例镇,乡镇,533401\r\n533401901201,示例村,村,533401901\r\n"


@dataclass(frozen=True)
class VillageRow:
    """A row as written, without the space around its cells. Lines count from 1, the header among them.

    `fault` says in Chinese why its cells could not be told apart; then those that are not known are empty.
    """

    line: int
    last_line: int
    code: str = ""
    name: str = ""
    level: str = ""
    parent: str = ""
    fault: str = ""

    @property
    def lines(self) -> str:
        return f"第{self.line}行" if self.line == self.last_line else f"第{self.line}到{self.last_line}行"


class NotATable(ValueError):
    """The file as a whole cannot be read; the message says why, in Chinese."""


def read_rows(data: bytes) -> list[VillageRow]:
    """Every row that is not blank. Raises NotATable.

    Columns may stand in any order, others beside them are ignored; a quoted cell may span lines.
    """
    text = _text(data)
    delimiter, columns = _header(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[VillageRow] = []
    for line, last_line, cells in _records(reader):
        if isinstance(cells, str):
            rows.append(VillageRow(line, last_line, fault=cells))
        elif line > 1 and any(cell.strip() for cell in cells):
            rows.append(_row(line, last_line, cells, columns))
        if len(rows) > MOST_ROWS:
            raise NotATable(f"一次最多{MOST_ROWS}行，请分成几个文件")
    return rows


def _records(reader) -> Iterator[tuple[int, int, list[str] | str]]:
    """First and last line of each record, and its cells or what is wrong with its quotes."""
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            cells = _said(error)
        yield line, reader.line_num, cells


def _row(line: int, last_line: int, cells: list[str], columns: list[str]) -> VillageRow:
    while len(cells) > len(columns) and not cells[-1].strip():
        cells.pop()
    fault = f"这一行有{len(cells)}格，表头有{len(columns)}格" if len(cells) != len(columns) else ""
    named = {COLUMNS[column]: cell.strip() for column, cell in zip(columns, cells, strict=False) if column in COLUMNS}
    return VillageRow(line, last_line, fault=fault, **named)


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise NotATable(f"文件超过{MOST_BYTES // 1024 // 1024}兆，请分成几个")
    if data[:2] == b"PK" or data[:4] == b"\xd0\xcf\x11\xe0":
        raise NotATable("这是Excel工作簿或压缩包，请在表格软件里“另存为”CSV再传")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise NotATable("这是UTF-16文本，请“另存为”CSV UTF-8再传")
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise NotATable(f"第{line}行有不是文字的字节，这不像CSV文件")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
    raise NotATable("读不出文字：文件要用UTF-8或GB18030编码保存")


def _header(text: str) -> tuple[str, list[str]]:
    """The delimiter, and the names in the first line."""
    first = text[:LONGEST_HEADER].splitlines()[:1]
    for delimiter in DELIMITERS:
        try:
            cells = [cell.strip() for cell in next(csv.reader(first, delimiter=delimiter), [])]
        except csv.Error:
            continue
        if all(cells.count(column) == 1 for column in COLUMNS):
            return delimiter, cells
    raise NotATable(f"第一行应是列名：{'、'.join(COLUMNS)}")


def _said(error: csv.Error) -> str:
    if "field larger" in str(error):
        return "有一格太长"
    return "引号没有配对" if "unexpected end" in str(error) else "引号后面应是分隔符"
