"""Lighthouse as on a phone. Its version is pinned in package.json; what it needs beyond that, Node, may be absent."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from tests import database, server

PINNED = Path(__file__).parent / "package.json"
VERSION = json.loads(PINNED.read_text())["dependencies"]["lighthouse"]
FOLDER = database.ROOT / "var" / "lighthouse"
REPORT = FOLDER / "report.json"  # what goes to a pipe is cut at 64 kB where Lighthouse leaves before it is read
PROGRAM = FOLDER / "node_modules" / ".bin" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TRIES = 3
SECONDS = 180


def install() -> str:
    """Install the pinned version where it is not; "" or why that cannot be."""
    if not (shutil.which("node") and shutil.which("npm")):
        return "Node is absent (Debian packages nodejs and npm)"
    FOLDER.mkdir(parents=True, exist_ok=True)
    installed = FOLDER / "package.json"
    if PROGRAM.exists() and installed.exists() and installed.read_bytes() == PINNED.read_bytes():
        return ""
    shutil.copy(PINNED, installed)
    command = ["npm", "install", "--no-audit", "--no-fund", "--no-save", "--no-package-lock", "--fetch-retries=0"]
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True)
    if done.returncode == 0:
        return ""
    installed.unlink()
    return f"npm install failed: {' '.join(done.stderr.split())[:160]}"


def audit(url: str, chromium: str) -> dict:
    """The report of one run. A browser that a busy machine stopped short is started again; {} where it never finished."""
    command = [
        str(PROGRAM),
        url,
        "--quiet",
        "--output=json",
        f"--output-path={REPORT}",
        "--locale=en",
        "--form-factor=mobile",
        "--no-enable-error-reporting",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(['--headless=new', *server.CHROMIUM_FLAGS])}",
    ]
    for _ in range(TRIES):
        REPORT.unlink(missing_ok=True)
        try:
            subprocess.run(
                command, cwd=FOLDER, env=os.environ | {"CHROME_PATH": chromium}, capture_output=True, timeout=SECONDS
            )
        except subprocess.TimeoutExpired:
            continue
        report = json.loads(REPORT.read_bytes()) if REPORT.exists() else {}
        if report and "runtimeError" not in report:
            return report
    return {}


def scores(report: dict) -> dict[str, int]:
    """Category → 0 to 100."""
    return {name: round((report["categories"][name]["score"] or 0) * 100) for name in CATEGORIES}


def failing(report: dict) -> list[str]:
    """What costs points, category by category: "seo: hreflang", "performance: largest-contentful-paint 2.4 s"."""
    found = []
    for name in CATEGORIES:
        for reference in report["categories"][name]["auditRefs"]:
            each = report["audits"][reference["id"]]
            if reference["weight"] and each["score"] is not None and each["score"] < 1:
                found.append(f"{name}: {each['id']} {each.get('displayValue', '')}".strip())
    return found
