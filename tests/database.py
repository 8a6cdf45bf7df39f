"""The template database: migrated and seeded once per state of the code, kept in var/test, copied for each worker."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "test"
PARTS = ("cms", "home", "search", "translation", "science_content", "languages")
LEFT_OUT = ("/static/", "/templates/", "/images/svg/")


def state_of_the_code() -> str:
    """A hash over everything that decides what a fresh site looks like: code, migrations, data, versions."""
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for part in PARTS:
        for path in sorted((ROOT / part).rglob("*")):
            relative = f"/{path.relative_to(ROOT)}"
            if path.suffix in {".py", ".json", ".webp", ".txt", ".tsv"} and not any(name in relative for name in LEFT_OUT):
                digest.update(relative.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def template() -> Path:
    return KEPT / state_of_the_code()


def make_template() -> Path:
    """Make the template of this state of the code where it is absent; older ones are deleted."""
    folder = template()
    if (folder / "ready").exists():
        return folder
    shutil.rmtree(KEPT, ignore_errors=True)
    folder.mkdir(parents=True)
    for command in (["migrate", "-v0"], ["seed_demo"]):
        done = subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=environment(folder), capture_output=True, text=True
        )
        if done.returncode:
            raise SystemExit(f"manage.py {command[0]} failed while making the test database:\n{done.stdout}{done.stderr}")
    (folder / "ready").touch()
    return folder


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
