"""The template databases: made when a test first asks, once per meaning of the code, kept in var/test, copied for each worker.

One holds a site that is set up and has no page; one the demo; one the small tree of `tests.trees` besides. What they hold
follows from the modules that make them and all that these import: a comment, a template or a view changes neither.
"""

import ast
import atexit
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

from tools.engines.postgresql import dump, postgresql

from .imports import file_of, imports_of
from .layout import ROOT, names

KEPT = ROOT / "var" / "test"
PICTURES = KEPT / "pictures"
DEMO, WITH_TREE = "db.sqlite3", "tree.sqlite3"
BARE = {"sqlite": DEMO, "postgresql": "bare.sql"}
A_DAY = 86_400  # seconds
MAKES_DEMO = ("cms/management/commands/seed_demo.py", "cms/settings/test.py", "tests/templates.py")
MAKES_TREE = ("tests/trees.py",)
# Python apart, what a seed reads.
READ_BY_SEED = (
    "requirements.txt",
    "*/data/*",
    "search/analysis/data/*",
    "cms/demo/content/**/*.json",
    "cms/demo/images/*",
)


def key_of(*roots: str, root: Path = ROOT) -> str:
    """A hash over the meaning of the modules at `roots`, of every app and migration, and of all that they import."""
    started = [root / path for path in roots]
    for name in names(root):
        started += [root / name / "apps.py", root / name / "models.py", *(root / name).glob("migrations/0*.py")]
    digest = hashlib.sha256()
    for path in sorted(_reached([path.relative_to(root) for path in started if path.exists()], root)):
        digest.update(str(path).encode() + meaning((root / path).read_text(encoding="utf-8")).encode())
    for path in sorted({path for pattern in READ_BY_SEED for path in root.glob(pattern) if path.is_file()}):
        if path.suffix not in {".py", ".pyc"}:
            digest.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


@cache  # two keys are made of the same modules
def meaning(text: str) -> str:
    """The syntax tree of a module without comments and docstrings."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and ast.get_docstring(
            node
        ):
            node.body = node.body[1:]
    return ast.dump(tree)


def _reached(paths: list[Path], root: Path) -> set[Path]:
    seen: set[Path] = set()
    while paths:
        path = paths.pop()
        if path not in seen:
            seen.add(path)
            paths += _asked_by(path, root)
    return seen


def _asked_by(path: Path, root: Path) -> Iterator[Path]:
    for module in _modules_of(path, (root / path).read_text(encoding="utf-8")):
        found = file_of(module, root)
        if found is not None:
            yield found


@cache  # as above
def _modules_of(path: Path, text: str) -> tuple[str, ...]:
    return tuple(each.module for each in imports_of(path, text))


def bare(engine: str) -> Path:
    """A migrated site that is set up and has no page, on SQLite or PostgreSQL: a file of the former, or what `load` reads."""
    folder = KEPT / f"bare-{engine}-{_settled('KEPU_TEST_DEMO', MAKES_DEMO)}"
    return _made(folder, partial(_make_bare, engine), lock=f"bare-{engine}.lock") / BARE[engine]


@cache
def demo() -> Path:
    """The folder with the demo's database and media."""
    return _made(KEPT / _settled("KEPU_TEST_DEMO", MAKES_DEMO), _make_demo)


@cache
def with_tree() -> Path:
    """The database of the demo with the small tree in it."""
    folder = demo() / f"tree-{_settled('KEPU_TEST_TREE', MAKES_TREE)}"
    return _made(folder, lambda making: _make_tree(demo(), making)) / WITH_TREE


def settle() -> None:
    """Choose both keys now: an edit during the run moves neither, and all workers agree."""
    _settled("KEPU_TEST_DEMO", MAKES_DEMO)
    _settled("KEPU_TEST_TREE", MAKES_TREE)


def begin() -> subprocess.Popen:
    """A process that makes what is absent, while the workers still collect; where it fails, the first who asks tries again."""
    command = (sys.executable, "-c", "from tests.database import with_tree; with_tree()")
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _settled(name: str, roots: tuple[str, ...]) -> str:
    os.environ[name] = os.environ.get(name) or key_of(*roots)
    return os.environ[name]


def _made(folder: Path, make: Callable[[Path], None], lock: str = "lock") -> Path:
    """`folder`, made under a lock where it is absent; a half-made one is never taken for a whole one."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / lock).open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not folder.exists():
            making = Path(tempfile.mkdtemp(dir=KEPT, prefix="making-"))
            make(making)
            making.rename(folder)
    return folder


def _make_demo(making: Path) -> None:
    for other in KEPT.iterdir():
        if other.is_dir() and other not in (PICTURES, making) and other.stat().st_mtime < time.time() - A_DAY:
            shutil.rmtree(other, ignore_errors=True)
    shutil.copy(bare("sqlite"), making / DEMO)
    run(environment(making), "-m", "tests.templates", "demo", str(PICTURES))


def _make_bare(engine: str, making: Path) -> None:
    command = ("-m", "tests.templates", "bare", str(PICTURES))
    if engine == "sqlite":
        run(environment(making), *command)
        return
    with postgresql() as url:
        run(environment(making) | {"DATABASE_URL": url}, *command)
        dump(url, making / BARE[engine])


def _make_tree(demo_folder: Path, making: Path) -> None:
    shutil.copy(demo_folder / DEMO, making / WITH_TREE)
    env = environment(making, WITH_TREE) | {"MEDIA_ROOT": str(demo_folder / "media")}
    run(env, "-m", "tests.templates", "tree", str(PICTURES))


def manage(env: dict[str, str], *command: str) -> str:
    """What `manage.py command` printed in a process of its own. Raises CalledProcessError, with both outputs in a note."""
    return run(env, "manage.py", *command)


def run(env: dict[str, str], *arguments: str) -> str:
    command = (sys.executable, *arguments)
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    if done.returncode:
        failed = subprocess.CalledProcessError(done.returncode, command)
        failed.add_note(done.stdout + done.stderr)
        raise failed
    return done.stdout


def environment(folder: Path, name: str = DEMO) -> dict[str, str]:
    """The environment of a process that uses the database and media in `folder`."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "DATABASE_URL": f"sqlite:///{folder / name}",
        "MEDIA_ROOT": str(folder / "media"),
    }


def copy_template(folder: Path) -> None:
    """The demo's database and media."""
    shutil.copy(demo() / DEMO, folder / DEMO)
    shutil.copytree(demo() / "media", folder / "media", copy_function=_link, dirs_exist_ok=True)


def _link(source: str, target: str) -> None:
    """A picture is written once and never changed, only deleted: another name for it is enough, where the disk is the same."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


@cache
def copy_of_this_process() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="kepu-test-")
    atexit.register(folder.cleanup)
    copy_template(Path(folder.name))
    return Path(folder.name)


def use(name: str) -> None:
    """From now on Django's connection leads to this database of the process's own copy."""
    from django.db import connection

    path = copy_of_this_process() / name
    if not path.exists():
        shutil.copy(with_tree(), path)
    if connection.settings_dict["NAME"] != str(path):
        connection.close()
        connection.settings_dict["NAME"] = str(path)
