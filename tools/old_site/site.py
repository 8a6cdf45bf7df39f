"""A site in a folder: its rows, its files, what readers were answered; made by the code of an earlier commit and kept."""

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from .addresses import REACHES, Addresses
from .answers import Answer, Asking, keep, kept_in, running, walk
from .commits import ROOT, CannotMake, full_hash, interpreter_for, run, write_code
from .keeping import once

KEPT = ROOT / "var" / "old_site"
HERE = Path(__file__).parent
FILLING = HERE / "filling.py"
OF_THE_MACHINE = ("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "LD_LIBRARY_PATH")
RECIPE = ("site.py", "filling.py", "answering.py", "addresses.py", "answers.py", "words.py")


@dataclass(frozen=True)
class Site:
    """`folder` holds `site.sqlite3` and `media`; `code` is where manage.py lies, `python` what runs it."""

    folder: Path
    code: Path
    python: Path

    @property
    def database(self) -> Path:
        return self.folder / "site.sqlite3"

    @property
    def facts(self) -> dict:
        """`commit`, `seed`, `moment` (when it was last read, as ISO 8601) and `models` (labels of what its code had)."""
        return json.loads((self.folder / "facts.json").read_text(encoding="utf-8"))

    @property
    def answers(self) -> dict[str, Answer]:
        """What its readers were answered at that moment."""
        return kept_in(self.folder / "answers.json.gz")

    def run(self, *command: str) -> str:
        """What its interpreter printed, run in the folder of its code, with its rows and files."""
        return run([str(self.python), *command], cwd=self.code, env=_environment(self))

    @contextmanager
    def asking(self, moment: str) -> Iterator[Asking]:
        with running(self.python, self.code, _environment(self), moment) as asking:
            yield asking

    def copy(self, folder: Path, code: Path | None = None, python: Path | None = None) -> "Site":
        """The same site in an empty folder, for other code where that is given. Raises CannotMake where it is not empty."""
        refuse_full(folder)
        folder.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.database)) as old, closing(sqlite3.connect(folder / "site.sqlite3")) as new:
            old.backup(new)
        for name in ("facts.json", "answers.json.gz"):
            shutil.copy(self.folder / name, folder / name)
        shutil.copytree(self.folder / "media", folder / "media")
        return Site(folder, code or self.code, python or self.python)


def refuse_full(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotMake(f"{folder} is there already and not empty: name another, or empty it")


def _environment(site: Site) -> dict[str, str]:
    """Nothing of the machine's own settings, nor of an `.env` in the code's folder: neither its cluster nor its address."""
    return {name: os.environ[name] for name in OF_THE_MACHINE if name in os.environ} | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "DATABASE_URL": f"sqlite:///{site.database.resolve()}",
        "MEDIA_ROOT": str(site.folder.resolve() / "media"),
        "SITE_URL": "http://127.0.0.1:8000",
        "SEARCH_URL": "",
        "SEARCHES_PER_MINUTE": "10000",
        "PYTHONHASHSEED": "0",
    }


def make(commit: str, seed: str = "whole", kept: Path = KEPT) -> Site:
    """The site of a commit (see `full_hash`), out of `kept` where it stands there. Raises CannotMake, and then leaves nothing."""
    commit = full_hash(commit)
    folder = once(kept / f"{commit}-{seed}", _recipe(), lambda making: _fill(making, commit, seed, kept))
    return Site(folder, folder / "code", interpreter_for(folder / "code", kept))


def _recipe() -> str:
    digest = hashlib.sha256()
    for name in RECIPE:
        digest.update((HERE / name).read_bytes())
    return digest.hexdigest()[:8]


def _fill(folder: Path, commit: str, seed: str, kept: Path) -> None:
    for other in (kept / f"{commit}-{seed}").iterdir():
        if other.is_dir() and other != folder.parent:  # filled by another recipe
            shutil.rmtree(other)
    code = folder / "code"
    write_code(commit, code)
    (folder / "media").mkdir()
    site = Site(folder, code, interpreter_for(code, kept))
    site.run("-P", str(FILLING), seed)
    read(site, commit, seed)


def read(site: Site, commit: str, seed: str) -> None:
    """Readers visit the site; what they are answered is kept. To be called again where its rows were changed since."""
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    with site.asking(moment) as asking:
        given = walk(Addresses(site.database, REACHES[seed]), asking.answer)
        facts = {"commit": commit, "seed": seed, "moment": moment, "models": asking.models}
    keep(given, site.folder / "answers.json.gz")
    (site.folder / "facts.json").write_text(json.dumps(facts), encoding="utf-8")
