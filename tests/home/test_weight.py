"""The first visit is light: every byte of a front page over the wire, headers too, in a browser that knows nothing yet."""

import os
import subprocess
import sys

import pytest

from tests import database, server

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("weight")]
SCREEN = {"width": 1024, "height": 600}
SETTINGS = "tests.compressed"
MOST_BYTES = {"/zh-hans/": 60_000, "/bo/": 230_000, "/lis/": 75_000, "/zh-hans/places/533401/": 76_000, "/zh-hans/calendar/": 60_000}


@pytest.fixture(scope="module")
def compressed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("compressed")
    database.copy_template(folder)
    more = {"STATIC_ROOT": str(folder / "static")}
    env = database.environment(folder) | {"DJANGO_SETTINGS_MODULE": SETTINGS} | more
    subprocess.run([sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"], cwd=database.ROOT, env=env, check=True)
    with server.running(folder, settings=SETTINGS, **more) as running:
        yield running


def weigh(browser, url: str) -> dict[str, int]:
    """Address → bytes that came for it."""
    context = browser.new_context(viewport=SCREEN)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    urls, sizes = {}, {}
    session.on("Network.requestWillBeSent", lambda event: urls.setdefault(event["requestId"], event["request"]["url"]))
    session.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(url)
    page.wait_for_load_state("networkidle")
    context.close()
    return {urls[key]: size for key, size in sizes.items()}


@pytest.mark.parametrize("address", MOST_BYTES)
def test_a_first_visit_weighs_little(compressed, browser, address):
    found = weigh(browser, compressed.url + address)
    listed = "\n".join(f"{size:>7} {url.removeprefix(compressed.url)}" for url, size in sorted(found.items(), key=lambda row: -row[1]))
    assert sum(found.values()) <= MOST_BYTES[address], f"{os.linesep}{listed}"


@pytest.mark.parametrize("address, fonts", [("/zh-hans/", 0), ("/zh-hans/places/533401/", 0), ("/bo/", 1), ("/lis/", 2), ("/kac/", 0)])
def test_a_font_comes_only_where_letters_of_its_script_stand(compressed, browser, address, fonts):
    found = [url for url in weigh(browser, compressed.url + address) if url.endswith(".woff2")]
    assert len(found) <= fonts, found
