"""One run of modelsearch's own backend tests, as JSON: `python -m tools.conformance.suite ENGINE stock|ours [URL]`.

The fixture (`fixtures/search.json`) is modelsearch's own, which its wheel leaves out (BSD licence, github.com/kaedroho/django-modelsearch).
"""

import json
import sys
import tempfile
import unittest
from pathlib import Path
from urllib.parse import urlsplit

from search.evaluation.project import OURS, STOCK

HERE = Path(__file__).parent
APPS = ["modelsearch.test.testapp", "modelsearch", "taggit"]
APPS += [
    f"django.contrib.{name}"
    for name in ("admin", "auth", "contenttypes", "sessions", "messages", "staticfiles", "sitemaps")
]


def configure(engine: str, which: str, url: str, folder: str) -> str:
    """Set Django up; the path of the backend."""
    import django
    from django.conf import settings

    path = (STOCK if which == "stock" else OURS)[engine]
    database = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"{folder}/database.sqlite3",
        "TEST": {"NAME": f"{folder}/test.sqlite3"},
    }
    if engine == "postgresql":
        parts = urlsplit(url)
        database = {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "postgres",
            "HOST": parts.hostname,
            "PORT": parts.port,
            "USER": parts.username,
        }
    backend = {"BACKEND": path}
    if engine in ("elasticsearch", "opensearch"):
        backend |= {"URLS": [url], "INDEX_PREFIX": f"{which}_", "TIMEOUT": 60}
    settings.configure(
        SECRET_KEY="for tests",
        INSTALLED_APPS=[*APPS, "django.contrib.postgres"] if engine == "postgresql" else APPS,
        ROOT_URLCONF="modelsearch.test.urls",
        DATABASES={"default": database},
        CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
        MODELSEARCH_BACKENDS={"default": backend},
        FIXTURE_DIRS=[str(HERE / "fixtures")],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
        STATIC_URL="/static/",
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        USE_TZ=True,
    )
    django.setup()
    return path


class Outcomes(unittest.TestResult):
    def __init__(self) -> None:
        super().__init__()
        self.outcomes: dict[str, str] = {}

    def stopTest(self, test: unittest.TestCase) -> None:
        self.outcomes.setdefault(test._testMethodName, "passed")
        super().stopTest(test)

    def addError(self, test, error) -> None:
        super().addError(test, error)
        self.outcomes[getattr(test, "_testMethodName", str(test))] = f"{error[0].__name__}: {error[1]}"[:200]

    addFailure = addError

    def addSubTest(self, test, subtest, error) -> None:
        if error:
            self.addError(test, error)

    def addSkip(self, test, reason: str) -> None:
        super().addSkip(test, reason)
        self.outcomes[test._testMethodName] = "skipped"


def main(engine: str, which: str, url: str = "") -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        path = configure(engine, which, url, folder)
        from django.test import TestCase
        from django.test.runner import DiscoverRunner
        from modelsearch.tests.elasticsearch_common_tests import ElasticsearchCommonSearchBackendTests
        from modelsearch.tests.test_backends import BackendTests

        base = ElasticsearchCommonSearchBackendTests if engine in ("elasticsearch", "opensearch") else BackendTests
        suite = unittest.defaultTestLoader.loadTestsFromTestCase(
            type("Suite", (base, TestCase), {"backend_path": path})
        )
        runner = DiscoverRunner(verbosity=0, interactive=False)
        databases = runner.setup_databases()
        found = Outcomes()
        try:
            suite.run(found)
        finally:
            runner.teardown_databases(databases)
        return found.outcomes


if __name__ == "__main__":
    answer = main(*sys.argv[1:])
    print("\n" + json.dumps(answer))
