"""The production settings with queries counted, and a plain Wagtail page to compare with, served by the same process."""

from .production import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.bench.plain"]  # noqa: F405
MIDDLEWARE = ["tests.bench.counting.CountQueries", *MIDDLEWARE]  # noqa: F405
ROOT_URLCONF = "tests.bench.plain.urls"
