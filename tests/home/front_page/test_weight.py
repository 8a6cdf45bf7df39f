"""The first visit is light."""

import os

import pytest

from languages.registry import LANGUAGES, SCRIPTS
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
    # Asked by no public page; to hash and compress them takes longer than all of ours.
    not_asked = ("-i", "wagtail*", "-i", "admin")
    database.manage(env, "collectstatic", "--noinput", "-v0", *not_asked)
    with server.running(folder, settings=SETTINGS, **more) as running:
        yield running


@pytest.mark.parametrize("address", MOST_BYTES)
def test_a_first_visit_weighs_little(compressed, browser, address):
    found = weigh(browser, compressed.url + address)
    listed = "\n".join(
        f"{size:>7} {url.removeprefix(compressed.url)}" for url, size in sorted(found.items(), key=lambda row: -row[1])
    )
    assert sum(found.values()) <= MOST_BYTES[address], f"{os.linesep}{listed}"


@pytest.mark.parametrize(
    "address, fonts", [("/zh-hans/", 0), ("/zh-hans/places/533401/", 0), ("/bo/", 1), ("/lis/", 2), ("/kac/", 1)]
)
def test_a_font_comes_only_where_letters_of_its_script_stand(compressed, browser, address, fonts):
    found = [url for url in weigh(browser, compressed.url + address) if url.endswith(".woff2")]
    assert len(found) <= fonts, found


@pytest.mark.parametrize(
    "font", [script.font for script in SCRIPTS.values() if script.font], ids=lambda font: font.family
)
def test_a_page_asks_in_its_head_for_the_face_without_which_nobody_reads_it_and_for_no_other(compressed, browser, font):
    code = next(language.code for language in LANGUAGES.values() if language.script.font == font)
    context = browser.new_context()
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{compressed.url}/{code}/search/", wait_until="networkidle")
    ahead = page.eval_on_selector_all("link[rel=preload]", "links => links.map(link => link.href)")
    used = page.evaluate("[...document.fonts].filter(face => face.status == 'loaded').map(face => face.family)")
    context.close()
    assert [url.rpartition("/")[2].partition(".")[0] for url in ahead] == [font.file.partition(".")[0]] * font.awaited
    if font.awaited:
        assert [url for url in asked if url.endswith(".woff2")] == ahead
        assert used == [font.family]
