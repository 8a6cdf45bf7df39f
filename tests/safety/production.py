"""A process of its own with the production settings, and whatever environment a test wants to give it."""

import os
import subprocess
import sys

from tests.database import ROOT

GOOD = {
    "DJANGO_SETTINGS_MODULE": "cms.settings.production",
    "SECRET_KEY": "aB3-dE5_gH7+jK9=mN1" * 4,
    "ALLOWED_HOSTS": "kepu.example.cn",
    "DATABASE_URL": "sqlite:///:memory:",
}
OURS = {"DJANGO_ALLOW_ASYNC_UNSAFE": None}  # of the tests' own process: see tests/conftest.py


def production(code: str, **environment: str | None) -> subprocess.CompletedProcess:
    """Run `code` with Django set up; a variable given as None is absent."""
    return run([sys.executable, "-c", f"import django; django.setup()\n{code}"], **environment)


def manage(*command: str, **environment: str | None) -> subprocess.CompletedProcess:
    return run([sys.executable, "manage.py", *command], **environment)


def run(command: list[str], **environment: str | None) -> subprocess.CompletedProcess:
    wanted = {**os.environ, **OURS, **GOOD, **environment}
    env = {name: value for name, value in wanted.items() if value is not None}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
