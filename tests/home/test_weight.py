"""The first visit is light."""

import os
import subprocess
import sys

import pytest

from tests import database, server
from tests.weight import MOST_BYTES, weigh

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("weight")]
SETTINGS = "tests.compressed"


@pytest.fixture(scope="module")
def compressed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("compressed")
    database.copy_template(folder)
    more = {"STATIC_ROOT": str(folder / "static")}
    env = database.environment(folder) | {"DJANGO_SETTINGS_MODULE": SETTINGS} | more
    subprocess.run([sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"], cwd=database.ROOT, env=env, check=True)
    with server.running(folder, settings=SETTINGS, **more) as running:
        yield running


@pytest.mark.parametrize("address", MOST_BYTES)
def test_a_first_visit_weighs_little(compressed, browser, address):
    found = weigh(browser, compressed.url + address)
    listed = "\n".join(f"{size:>7} {url.removeprefix(compressed.url)}" for url, size in sorted(found.items(), key=lambda row: -row[1]))
    assert sum(found.values()) <= MOST_BYTES[address], f"{os.linesep}{listed}"


@pytest.mark.parametrize("address, fonts", [("/zh-hans/", 0), ("/zh-hans/places/533401/", 0), ("/bo/", 1), ("/lis/", 2), ("/kac/", 1)])
def test_a_font_comes_only_where_letters_of_its_script_stand(compressed, browser, address, fonts):
    found = [url for url in weigh(browser, compressed.url + address) if url.endswith(".woff2")]
    assert len(found) <= fonts, found
