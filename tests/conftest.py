"""One migrated and seeded database, made once and copied per worker; the cast; a small multilingual tree; a real server."""

import gc
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from subprocess import CalledProcessError

import pytest
from _pytest.nodeid import coerce_node_id
from django.apps import apps
from django.template import Context, Template
from django.test import utils
from django.test.signals import template_rendered
from django.utils.safestring import SafeString
from wagtail.models import pages as wagtail_pages

from tests import database, server
from tests.order import rank
from tests.ready import ready
from tools import engines

# Playwright leaves its event loop marked as running between its calls, in the very thread that asks the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def _render(template: Template, context: Context) -> SafeString:
    """The test client hears of each page that is made, not of each include in it: it would copy every context of a page, and
    a page has hundreds."""
    if context.template is template:
        template_rendered.send(sender=template, template=template, context=context)
    return template.nodelist.render(context)


utils.instrumented_test_render = _render


def pytest_configure(config: pytest.Config) -> None:
    if getattr(config.option, "numprocesses", None):  # the controller of several workers
        database.settle()
        config.add_cleanup(database.begin().terminate)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of one group stay on one worker: xdist 3.8.0 marks them in `_nodeid`, which pytest 9.2 no longer reads."""
    if hasattr(config, "workerinput"):
        items.sort(key=rank)
    for item in items:
        marked = getattr(item, "_nodeid", item.nodeid)
        if marked != item.nodeid:
            item._id = coerce_node_id(marked)


def pytest_collection_finish() -> None:
    """What is imported by now stays; looking through it for garbage again and again would take a twelfth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item):
    """A test that asks for `tree` gets the database in which it stands, before its transaction begins; none asks for none."""
    wanted = set(getattr(item, "fixturenames", ()))
    try:
        if "tree" in wanted:
            database.use(database.WITH_TREE)
        elif wanted & {"db", "transactional_db"} or item.get_closest_marker("django_db"):
            database.use(database.DEMO)
    except CalledProcessError as failed:
        pytest.exit(f"the template database cannot be made\n{''.join(failed.__notes__)}", returncode=3)
    return (yield)


@pytest.fixture(scope="session")
def django_db_setup():
    """The whole demo stands in the database; each test's changes are rolled back."""
    from django.conf import settings

    settings.MEDIA_ROOT = str(database.copy_of_this_process() / "media")


@pytest.fixture(scope="session")
def django_db_modify_db_settings():
    """Our database needs no name of pytest-django's."""


@pytest.fixture
def cast(db) -> dict:
    """The seven people of docs/design.md who have an account, the Lisu translator and the administrator, by user name."""
    from django.contrib.auth import get_user_model

    return {user.username: user for user in get_user_model().objects.all()}


@pytest.fixture
def as_(client, cast):
    """`as_("bianji")`: a client signed in as one of the cast."""
    from django.test import Client

    def signed_in(username: str) -> Client:
        each = Client()
        each.force_login(cast[username], backend="django.contrib.auth.backends.ModelBackend")
        return each

    return signed_in


@pytest.fixture
def tree(db):
    """A topic with one article that holds a dose of 10 ml, released in Tibetan: see `tests.trees`."""
    from tests.trees import Tree

    return Tree.stored()


@pytest.fixture
def own_demo(tmp_path) -> Path:
    """A folder with a copy of the demo, for processes of the test's own."""
    database.copy_template(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def stand_by(tmp_path_factory):
    """(a process that has loaded the site and makes servers by fork, the folder in which they stand)."""
    folder = tmp_path_factory.mktemp("site")
    with ready(folder) as process:
        yield process, folder


@pytest.fixture(scope="module")
def site(stand_by):
    """A real server of our own on a free port, with a fresh copy of the demo for this module."""
    with server.running_at_once(*stand_by) as running:
        yield running


@pytest.fixture(scope="session")
def nodes():
    """(start, stop): `start(engine)` gives the address of a server that stays until `stop(engine)`, or until the end."""
    standing: dict[str, tuple[str, ExitStack]] = {}
    with ExitStack() as until_the_end:

        def start(engine: str) -> str:
            if engine not in standing:
                alone = until_the_end.enter_context(ExitStack())
                standing[engine] = alone.enter_context(served(engine)), alone
            return standing[engine][0]

        yield start, lambda engine: standing.pop(engine)[1].close()


@pytest.fixture(scope="session")
def browser():
    """Chromium through Playwright; absent, the test skips and names the package."""
    executable = server.chromium()
    if executable is None:
        absent("Chromium", "Debian package chromium-headless-shell or chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=server.CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def planted(monkeypatch):
    """Page types defined in the test are forgotten after it: other tests walk all page types.

    `planted(name, **facts)` makes one with these facts; a class statement in the test does as well.
    """
    models = apps.all_models["science_content"]
    monkeypatch.setattr(wagtail_pages, "PAGE_MODEL_CLASSES", list(wagtail_pages.PAGE_MODEL_CLASSES))
    monkeypatch.setitem(apps.all_models, "science_content", models.copy())
    monkeypatch.setattr(apps.get_app_config("science_content"), "models", apps.all_models["science_content"])

    def plant(name: str, **facts) -> type:
        from science_content.models import SciencePage

        apps.all_models["science_content"].pop(name.lower(), None)
        wagtail_pages.PAGE_MODEL_CLASSES[:] = [
            model for model in wagtail_pages.PAGE_MODEL_CLASSES if model.__name__ != name
        ]
        meta = type("Meta", (), {"app_label": "science_content", "proxy": True})
        return type(SciencePage)(name, (SciencePage,), {"__module__": __name__, "Meta": meta, **facts})

    yield plant
    monkeypatch.undo()
    apps.clear_cache()


def absent(what: str, package: str) -> None:
    """Skip, or fail where REQUIRE_SERVICES=1, naming the package that brings `what`."""
    message = f"{what} is absent: install {package}"
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(message)
    pytest.skip(message)


@contextmanager
def served(engine: str) -> Iterator[str]:
    """Address of a server that `tools.engines.server` starts; what is absent makes a skip, as `absent` has it."""
    with ExitStack() as stack:
        try:
            url = stack.enter_context(engines.server(engine))
        except LookupError as missing:
            absent(engine, str(missing))
        yield url
