"""mypy reads every module of ours, and what is planted in one is refused: nothing unsaid in the strict rooms, no lie elsewhere."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.layout import names

pytestmark = pytest.mark.xdist_group("types")  # they share `refused`
ROOT = Path(__file__).resolve().parents[1]
CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]
STRICT = ("languages", "search.analysis", "science_content.publishing", "translation.engine")
# By the code that mypy gives them.
FAULTS = {
    "return-value": 'def planted_lie() -> int:\n    return "one"\n',
    "no-untyped-def": "def planted_untyped(it):\n    return it\n",
    "no-untyped-call": "def planted_call() -> None:\n    planted_untyped(1)\n",
    "untyped-decorator": "@planted_untyped\ndef planted_decorated() -> None: ...\n",
    "type-arg": "def planted_bare(it: list) -> None: ...\n",
    "no-any-return": "def planted_any(it: Any) -> str:\n    return it\n",
    "misc": "def planted_base(it: Any) -> None:\n    class Planted(it): ...\n",
    "comparison-overlap": 'def planted_never(it: int) -> bool:\n    return it == "one"\n',
}


def modules_of(folder: Path) -> list[Path]:
    found = [path for path in folder.rglob("*.py") if "migrations" not in path.parts]
    return sorted((path for path in found if path.stat().st_size), key=lambda path: path.stat().st_size)


@pytest.fixture(scope="module")
def refused(tmp_path_factory) -> str:
    """What mypy says of the smallest module of each strict room and of `home`, each with all the faults at its end."""
    folders = [*(ROOT / name.replace(".", "/") for name in STRICT), ROOT / "home"]
    sources = [str(modules_of(folder)[0].relative_to(ROOT)) for folder in folders]
    command = [sys.executable, "-m", "mypy", "--follow-imports=silent", "--cache-dir=/dev/null", *sources]
    for source in sources:
        copy = tmp_path_factory.mktemp("planted") / Path(source).name
        copy.write_text((ROOT / source).read_text() + "\nfrom typing import Any\n\n" + "\n".join(FAULTS.values()))
        command += ["--shadow-file", source, str(copy)]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout


@pytest.mark.parametrize("code", FAULTS)
@pytest.mark.parametrize("room", STRICT)
def test_a_fault_planted_in_a_strict_room_is_refused(refused, room, code):
    assert re.search(rf"^{room.replace('.', '/')}/.*error: .*\[{code}\]$", refused, re.MULTILINE), refused


def test_a_wrong_type_is_refused_elsewhere_too(refused):
    assert re.findall(r"^home/.*\[([a-z-]+)\]$", refused, re.MULTILINE) == ["return-value"]


@pytest.mark.parametrize("part", names())
def test_every_module_of_a_part_is_read(part):
    paths = [path.relative_to(ROOT).as_posix() for path in modules_of(ROOT / part)]
    assert CONFIG["files"] == ["."]
    assert [path for path in paths if any(re.search(pattern, path) for pattern in CONFIG["exclude"])] == []


def test_make_test_asks_for_the_types():
    recipe = re.search(r"^test:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert re.search(r"^\t@\$\(BIN\)/mypy( --no-error-summary)?$", recipe[1], re.MULTILINE)
