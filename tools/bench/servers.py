"""Servers as in production: hashed and compressed static files, nothing in front."""

from contextlib import AbstractContextManager
from pathlib import Path

from tests import database, server
from tools.bench.addresses import ARTICLE, PLAIN_SLUG

PRODUCTION, COUNTED = "tools.bench.production", "tools.bench.counted"
COPY_AS_PLAIN = "from tools.bench.plain.actions import copy_as_plain; copy_as_plain(address={address!r}, slug={slug!r})"


def prepare(folder: Path) -> None:
    """The demo's database and media, static files, and an article's words as a plain page."""
    database.copy_template(folder)
    env = database.environment(folder) | _wanted(folder)
    production, counted = (env | {"DJANGO_SETTINGS_MODULE": settings} for settings in (PRODUCTION, COUNTED))
    database.manage(production, "collectstatic", "--noinput", "-v0")
    database.manage(counted, "migrate", "--run-syncdb", "-v0")
    copy = COPY_AS_PLAIN.format(address=ARTICLE.format(code="zh-hans"), slug=PLAIN_SLUG)
    database.manage(counted, "shell", "-v0", "-c", copy)


def running(folder: Path, settings: str) -> AbstractContextManager[server.Site]:
    return server.running(folder, settings=settings, **_wanted(folder))


def _wanted(folder: Path) -> dict[str, str]:
    """What production asks for. Nothing ends TLS here, so nobody is sent on to https."""
    return {
        "SECRET_KEY": "aB3-dE5_gH7+jK9=mN1" * 4,
        "ALLOWED_HOSTS": "127.0.0.1,.localhost",
        "SECURE_SSL_REDIRECT": "false",
        "STATIC_ROOT": str(folder / "static"),
    }
