"""The list of faults as it stands in `faults/*.toml`: one file per part, one table per fault."""

import ast
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LISTS = Path(__file__).resolve().parent / "faults"


class Gone(LookupError):
    """What the fault would replace does not stand in its file, or stands there more than once."""


@dataclass(frozen=True)
class Fault:
    """`name` says what the product would do wrong; `old` stands once in `file` and becomes `new`; `tests` must then fail."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    @property
    def part(self) -> str:
        return self.file.partition("/")[0]

    @property
    def room(self) -> str:
        """The folder below the part, or the module that stands there without one."""
        return "/".join(self.file.removesuffix(".py").split("/")[:2])

    def planted(self, text: str) -> str:
        """`text` of the file with the fault in it. Raises Gone."""
        if text.count(self.old) != 1:
            raise Gone(f"{self.file} holds it {text.count(self.old)} times: {self.old!r}")
        return text.replace(self.old, self.new)

    def troubles(self, root: Path = ROOT) -> list[str]:
        """What keeps the fault from being planted and looked for, one sentence each."""
        path = root / self.file
        if not path.is_file():
            return [f"{self.file} is no file"]
        try:
            planted = self.planted(path.read_text(encoding="utf-8"))
        except Gone as gone:
            return [str(gone)]
        return [*_of_text(self, planted), *_of_tests(self, root)]


def _of_text(fault: Fault, planted: str) -> list[str]:
    if fault.old == fault.new:
        return ["it changes nothing"]
    if fault.file.endswith(".py"):
        try:
            ast.parse(planted)
        except SyntaxError as error:
            return [f"it does not parse: {error}"]
    return []


def _of_tests(fault: Fault, root: Path) -> list[str]:
    found = [] if fault.tests else ["no test is named"]
    for test in fault.tests:
        path, _, name = test.partition("::")
        function = name.partition("[")[0].rpartition("::")[2]
        if not (root / path).exists():
            found.append(f"{path} is not there")
        elif function and f"def {function}(" not in (root / path).read_text(encoding="utf-8"):
            found.append(f"{path} has no {function}")
    return found


def listed(folder: Path = LISTS) -> list[Fault]:
    return [
        _fault(row) for path in sorted(folder.glob("*.toml")) for row in tomllib.loads(path.read_text("utf-8"))["fault"]
    ]


def _fault(row: dict) -> Fault:
    return Fault(row["name"], row["file"], row["old"], row["new"], tuple(row["tests"]))
