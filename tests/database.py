"""The template database: migrated and seeded once per state of the code, kept in var/test, copied for each worker.

Beside it stands another with the small tree of `tests.trees` in it: so many tests ask for it that it is made once, too.
"""

import atexit
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "test"
DEMO, WITH_TREE = "db.sqlite3", "tree.sqlite3"
# What decides what a fresh site holds; views and templates do not.
DECIDES = (
    "requirements.txt",
    "*/migrations/*.py",
    "*/data/*",
    "cms/site.py",
    "cms/roles/*.py",
    "cms/demo/**/*.py",
    "cms/demo/**/*.json",
    "cms/demo/images/*.webp",
    "languages/scripts/*.py",
    "science_content/blocks/*.py",
    "science_content/media/*.py",
    "science_content/pages/*.py",
    "science_content/publishing/*.py",
    "search/analysis/**/*",
    "search/engines/*.py",
    "tests/warm.py",
    "tests/trees.py",
    "translation/engine/*.py",
)


def state_of_the_code() -> str:
    """A hash over everything that decides what a fresh site looks like: code, migrations, data, versions."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in DECIDES for path in ROOT.glob(pattern) if path.is_file()}):
        if path.suffix != ".pyc":
            digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def template() -> Path:
    """The folder that this run uses; settled once, so that an edit during the run does not move it."""
    return Path(os.environ.setdefault("KEPU_TEST_TEMPLATE", str(KEPT / state_of_the_code())))


def make_template() -> Path:
    """Make the template of this state of the code where it is absent; others older than a day are deleted."""
    folder = template()
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:  # two runs at once make it once
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            _make(folder)
    return folder


def _make(folder: Path) -> None:
    for other in KEPT.iterdir():
        if other.is_dir() and other.stat().st_mtime < time.time() - 86_400:
            shutil.rmtree(other, ignore_errors=True)
    making = Path(tempfile.mkdtemp(dir=KEPT, prefix="making-"))
    demo, with_tree = environment(making), environment(making, WITH_TREE)
    manage(demo, "migrate", "-v0")
    manage(demo, "seed_demo", "--idle-desk")
    manage(demo, "shell", "-v0", "-c", "from tests.warm import make_pictures; make_pictures()")
    shutil.copy(making / DEMO, making / WITH_TREE)
    manage(with_tree, "shell", "-v0", "-c", "from tests.trees import small_tree; small_tree()")
    making.rename(folder)


def manage(env: dict[str, str], *command: str) -> str:
    """What `manage.py command` printed in a process of its own. Raises CalledProcessError, with both outputs in a note."""
    command = (sys.executable, "manage.py", *command)
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
    """Both databases and the media."""
    for name in (DEMO, WITH_TREE):
        shutil.copy(template() / name, folder / name)
    shutil.copytree(template() / "media", folder / "media", dirs_exist_ok=True)


@cache
def copy_of_this_process() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="kepu-test-")
    atexit.register(folder.cleanup)
    copy_template(Path(folder.name))
    return Path(folder.name)


def use(name: str) -> None:
    """From now on Django's connection leads to this database of the process's own copy."""
    from django.db import connection

    path = str(copy_of_this_process() / name)
    if connection.settings_dict["NAME"] != path:
        connection.close()
        connection.settings_dict["NAME"] = path
