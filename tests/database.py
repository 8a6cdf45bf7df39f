"""The template database: migrated and seeded once per state of the code, kept in var/test, copied for each worker."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "test"
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
    for command in (["migrate", "-v0"], ["seed_demo", "--idle-desk"]):
        done = subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=environment(making), capture_output=True, text=True
        )
        if done.returncode:
            raise SystemExit(f"manage.py {command[0]} failed while making the test database:\n{done.stdout}{done.stderr}")
    making.rename(folder)


def environment(folder: Path) -> dict[str, str]:
    """The environment of a process that uses the database and media in `folder`."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
    }


def copy_template(folder: Path) -> None:
    made = template()
    for name in ("db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm"):
        if (made / name).exists():
            shutil.copy(made / name, folder / name)
    shutil.copytree(made / "media", folder / "media", dirs_exist_ok=True)
