"""Loads townships and villages from a table that people bring: all of it, or nothing and what is wrong with each line."""

from dataclasses import dataclass, field
from typing import BinaryIO

from django.db import transaction
from wagtail.log_actions import log

from .actions import placed
from .models import Place
from .rules import code_fault, name_fault, parent_code
from .village_file import MOST_BYTES, SAMPLE_NAME, NotATable, VillageRow, read_rows

LEVELS = {"乡镇": "township", "乡镇街道": "township", "村": "village", "村和社区": "village"}
WRITTEN_AT_ONCE = 1000  # rows


@dataclass(frozen=True)
class Problem:
    """`lines` says which ("第5行"), `sentence` what is wrong with them, both in Chinese; without lines it is the whole file."""

    lines: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.lines}：{self.sentence}。" if self.lines else f"{self.sentence}。"


@dataclass
class Report:
    """Numbers of places that are new, have a new name, or were there already; or the problems, and then nothing was loaded."""

    added: int = 0
    renamed: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def loaded(self) -> bool:
        return not self.problems

    def __str__(self) -> str:
        if self.problems:
            return f"有{len(self.problems)}处要改，一行也没有导入。"
        return f"新增{self.added}，改名{self.renamed}，不变{self.unchanged}。"


@transaction.atomic
def load_villages(file: BinaryIO, *, user=None) -> Report:
    """Create or rename the townships and villages of a CSV file (see `village_file`); logged for each county.

    Raises nothing for what stands in the file. Parents come from the file, in any order, or from the registry; a place
    takes over the spoken languages of its county.
    """
    try:
        rows = read_rows(file.read(MOST_BYTES + 1))
    except NotATable as reason:
        return Report(problems=[Problem("", str(reason))])
    if not rows:
        return Report(problems=[Problem("", "表里只有列名，没有内容")])
    stored = {place.code: place for place in Place.objects.all()}
    problems = _problems(rows, stored)
    return Report(problems=problems) if problems else _store(rows, stored, user)


def _problems(rows: list[VillageRow], stored: dict[str, Place]) -> list[Problem]:
    first: dict[str, VillageRow] = {}
    for row in rows:
        first.setdefault(row.code, row)
    return [Problem(row.lines, fault) for row in rows if (fault := row.fault or _fault(row, first, stored))]


def _fault(row: VillageRow, first: dict[str, VillageRow], stored: dict[str, Place]) -> str | None:
    """The first thing that is wrong with a row; `first`: the first row of each code in the file."""
    level = LEVELS.get(row.level)
    if level is None:
        return f"级别只能写“乡镇”或“村”，现在是“{row.level[:20]}”" if row.level else "没有写级别"
    there = stored.get(row.code)
    if there and there.level != level:
        return f"代码{row.code}已经是{there.get_level_display()}“{there.name}”"
    if row.code and first[row.code] is not row:
        return f"代码和{first[row.code].lines}重复"
    if row.name.startswith(SAMPLE_NAME):
        return "这是样表里的示例，请删掉这一行"
    return code_fault(row.code, level) or name_fault(row.name) or _parent_fault(row, level, first, stored)


def _parent_fault(row: VillageRow, level: str, first: dict[str, VillageRow], stored: dict[str, Place]) -> str | None:
    """A parent whose own row is at fault counts: it is reported once, at its own line."""
    wanted = parent_code(row.code, level)
    if row.parent != wanted:
        written = f"现在是“{row.parent[:20]}”" if row.parent else "现在没有写"
        return f"上级代码应是{wanted}（代码的前{len(wanted)}位），{written}"
    if level == "township":
        is_there = wanted in stored and stored[wanted].level == "county"
        return None if is_there else f"没有代码是{wanted}的县市区"
    is_there = wanted in first or (wanted in stored and stored[wanted].level == "township")
    return None if is_there else f"上级乡镇{wanted}不在表里，也不在地区名录里"


def _store(rows: list[VillageRow], stored: dict[str, Place], user) -> Report:
    report, renamed = Report(), list[Place]()
    new: dict[str, Place] = {}
    for row in sorted(rows, key=lambda row: len(row.code)):  # townships first
        place = stored.get(row.code)
        if place is None:
            new[row.code] = placed(row.code, row.name, stored.get(row.parent) or new[row.parent])
        elif place.name != row.name:
            place.name = row.name
            renamed.append(place)
        else:
            report.unchanged += 1
    Place.objects.bulk_create(new.values(), batch_size=WRITTEN_AT_ONCE)
    Place.objects.bulk_update(renamed, ["name"], batch_size=WRITTEN_AT_ONCE)
    report.added, report.renamed = len(new), len(renamed)
    _log([*new.values(), *renamed], stored, user)
    return report


def _log(changed: list[Place], stored: dict[str, Place], user) -> None:
    counties: dict[str, int] = {}
    for place in changed:
        counties[place.code[:6]] = counties.get(place.code[:6], 0) + 1
    for code, count in counties.items():
        log(instance=stored[code], action="science_content.villages_loaded", user=user, data={"count": count})
