"""Upgrades a copy of an earlier site as docs/deployment.md says, with today's code, and finds what did not come along."""

import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from . import differences
from .answers import Asking, ask_all
from .commits import ROOT
from .differences import Difference
from .earlier import EXPECTED, MOVED
from .moved import Moved
from .site import Site
from .snapshot import snapshot
from .subjects import ELSE, OF_ADDRESSES, OF_TABLES, subject_of_address, subject_of_table

# docs/deployment.md, "Upgrade"; the last one only where the database says that its index is old.
STEPS = ("migrate", "setup_site")
INDEX_IS_OLD, INDEX_STEP = "search.W001", "update_index"


@dataclass(frozen=True)
class Upgrade:
    """`counted` by subject: how many rows or addresses were held against those of the upgraded site."""

    counted: Counter
    found: list[Difference]
    expected: list[Difference]


def upgrade(old: Site, folder: Path) -> Site:
    """A copy of `old` in `folder`, upgraded by today's code."""
    new = old.copy(folder, ROOT, Path(sys.executable))
    said = "".join(new.run("manage.py", step) for step in STEPS)
    if INDEX_IS_OLD in said:
        new.run("manage.py", INDEX_STEP)
    return new


def prove(old: Site, new: Site, asking: Asking, moved: Moved = MOVED, meant: Mapping[str, str] = EXPECTED) -> Upgrade:
    """All that is in `old`, which stays as it is, looked for in `new`; `asking` `new` what readers asked `old`."""
    before, after, asked_before = snapshot(old.database, moved), snapshot(new.database), old.answers
    asked_after = ask_all(asked_before, asking.answer)
    had = {moved.model(label) for label in old.facts["models"]}
    found = [
        *differences.in_rows(before, after, asking.models, had),
        *differences.in_answers(asked_before, asked_after),
    ]
    counted = Counter({subject_of_table(name): 0 for name in before.tables})
    for name, table in before.tables.items():
        counted[subject_of_table(name)] += len(table.rows)
    counted.update(subject_of_address(address, answer) for address, answer in asked_before.items())
    expected = [each for each in found if any(fnmatchcase(each.text, pattern) for pattern in meant)]
    return Upgrade(counted, [each for each in found if each not in expected], expected)


def report(proved: Upgrade, shown: int = 20) -> str:
    """A table of subjects with how many were compared and how many differ; below it, what differs, `shown` of a subject at most."""
    differing, meant = (Counter(each.subject for each in of) for of in (proved.found, proved.expected))
    lines = [f"{'':34}{'compared':>10}{'differences':>13}{'meant':>7}"]
    for subject in [*OF_TABLES, ELSE, *OF_ADDRESSES]:
        lines.append(f"{subject:34}{proved.counted[subject]:>10}{differing[subject]:>13}{meant[subject]:>7}")
    lines.append(f"{'in all':34}{proved.counted.total():>10}{differing.total():>13}{meant.total():>7}")
    for subject, number in differing.items():
        lines += ["", f"{subject}: {number}"]
        lines += [f"  {each.text}" for each in proved.found if each.subject == subject][:shown]
    return "\n".join(lines)
