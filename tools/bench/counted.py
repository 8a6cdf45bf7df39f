"""The production settings with queries counted, and a plain Wagtail page to compare with, served by the same process."""

from tools.bench.production import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tools.bench.plain"]  # noqa: F405
MIDDLEWARE = ["tools.bench.counting.CountQueries", *MIDDLEWARE]  # noqa: F405
ROOT_URLCONF = "tools.bench.plain.urls"
