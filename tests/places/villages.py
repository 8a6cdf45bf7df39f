"""Tables of made-up townships and villages of Yulong county."""

COUNTY = "530721"
HEADER = ("代码", "名称", "级别", "上级代码")
Table = list[list[str]]
NUMERALS = "一二三四五六七八九十"


def township(number: int) -> list[str]:
    code = f"{COUNTY}{900 + number}"
    return [code, f"试验{NUMERALS[number % 10]}{number}镇", "乡镇", COUNTY]


def village(of: list[str], number: int) -> list[str]:
    return [f"{of[0]}{200 + number}", f"试验{NUMERALS[number % 10]}{number}村", "村", of[0]]


def table(villages: int, each: int = 50) -> Table:
    """`villages` villages below their townships, `each` to a township; the villages come first."""
    townships = [township(number) for number in range(-(-villages // each))]
    return [village(townships[n // each], n % each) for n in range(villages)] + townships


def csv_of(rows: Table, delimiter: str = ",", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    return "".join(delimiter.join(row) + end for row in [HEADER, *rows]).encode(encoding)
