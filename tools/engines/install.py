"""Finds Java, asks Maven for an engine's files, and keeps each installed engine in a cache folder."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from tools.engines.recipes import ENGINES

HERE = Path(__file__).resolve().parent


def find_java(versions: range) -> Path:
    """Home of the oldest JDK here whose major version is in `versions`."""
    candidates = [Path(os.environ["JAVA_HOME"])] if "JAVA_HOME" in os.environ else []
    candidates += Path("/usr/lib/jvm").glob("*")
    if on_path := shutil.which("java"):
        candidates.append(Path(on_path).resolve().parents[1])
    found: dict[int, Path] = {}
    for home in candidates:
        release = home / "release"
        text = release.read_text() if release.is_file() else ""
        if (match := re.search(r'JAVA_VERSION="(\d+)', text)) and int(match[1]) in versions:
            found.setdefault(int(match[1]), home)
    if not found:
        raise LookupError(f"no Java {versions.start} to {versions.stop - 1} found: install a JDK or set JAVA_HOME")
    return found[min(found)]


def installed(name: str) -> Path:
    """Home folder of the engine, made on first use. A changed recipe gets a folder of its own.

    Raises LookupError when Maven or a fitting JDK is missing.
    """
    jdk = find_java(ENGINES[name].java)
    home = cache_folder() / f"{name}-{recipe_digest()}"
    if not home.exists():
        if not shutil.which("mvn"):
            raise LookupError("no mvn found: install maven")
        home.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home.parent) as work:
            fetched, fresh = Path(work, "fetched"), Path(work, "home")
            subprocess.run(
                [
                    "mvn",
                    "-B",
                    "-q",
                    "-f",
                    HERE / "pom.xml",
                    "-P",
                    name,
                    "dependency:copy-dependencies",
                    f"-DoutputDirectory={fetched}",
                ],
                check=True,
            )
            ENGINES[name].install(fetched, fresh, jdk)
            put_in_place(fresh, home)
    return home


def put_in_place(fresh: Path, home: Path) -> None:
    """Whole or not at all, also when two processes install at once."""
    try:
        fresh.rename(home)
    except OSError:
        if not home.exists():
            raise


def cache_folder() -> Path:
    # As root the node runs as nobody, who may not look into root's home.
    base = "/var/cache" if os.geteuid() == 0 else os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(os.environ.get("ENGINES_CACHE") or Path(base) / "test-engines")


def recipe_digest() -> str:
    sources = [HERE / "pom.xml", HERE / "recipes.py", *sorted((HERE / "elasticsearch").glob("*.java"))]
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:12]
