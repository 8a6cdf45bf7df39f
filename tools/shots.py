"""Draws every page type and the desk at kiosk, phone and desktop size, in Mandarin and Tibetan, into var/shots: `make shots`.

The pictures of the README are among them."""

import io
import json
import os
import sys
import tempfile
from pathlib import Path
from urllib.parse import urljoin

import django
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests import database, server

SIZES = {"phone": (390, 844), "kiosk": (1024, 600), "desktop": (1366, 900), "wide": (1920, 1080)}
OUT = database.ROOT / "var" / "shots"
MANUAL, CHAPTER = "niu-yang-yang-zhi/mao-niu-yu-huang-niu-jian-kang-shou-ce/", "qu-chong-yu-fang-yi/"
PAGES = {
    "front": "",
    "topic": "niu-yang-yang-zhi/",
    "article": "gao-yuan-sheng-huo/gao-yuan-fan-ying-zen-me-fang-zen-me-ban/",
    "manual": MANUAL,
    "chapter": MANUAL + CHAPTER,
    "search": "search/?q=",
    "nothing": "search/?q=zzzz",
    "missing": "no-such-page/",
}
ROOMS = {
    "place": "places/533401/",
    "places": "places/",
    "place-topic": "places/533401/topics/niu-yang-yang-zhi/",
    "place-calendar": "places/533401/calendar/",
    "calendar": "calendar/",
    "month": "calendar/9/",
    "month-crop": "calendar/9/yak/",
    "border": "border/",
    "stream": "border/tibetan/",
    "county": "border/places/533401/",
    "kinds": "kinds/",
    "kind": "kinds/manuals/",
    "audience": "for/teacher/",
}
# Addresses that name a page by its id: of the manual in Tibetan.
BY_ID = {"side": "side-by-side/{id}/", "feedback": "feedback/{id}/?answer=unclear", "languages": "languages/{id}/"}
# Who sees what in the admin; {id} is the Chinese chapter.
DESK = {
    "bianji": {
        "home": "",
        "readers": "feedback/",
        "edit": "pages/{id}/edit/",
        "withdraw": "withdrawal/{id}/",
        "many": "bulk/wagtailcore/page/set_review_date/?id={id}&next=/cms/",
        "villages": "places/load/",
        "places": "places/",
    },
    "shenhe": {"home": "", "blocks": "withdrawal/{id}/blocks/"},
    "shengban": {"home": "", "readers": "feedback/", "translations": "translations/"},
    "admin": {f"styleguide-{code}": f"/styleguide/{code}/" for code in ("zh-hans", "bo", "tdd", "lis", "kac")},
    "yiyuan": {"home": "", "translations": "translations/"},
}
QUERIES = {"zh-hans": "核桃", "bo": "གཡག"}
KINDS = ("factcheck", "policy", "story", "experiment")


def one_of_each_kind() -> dict[str, str]:
    """{kind: path} of the first piece of each kind that stands in Mandarin alone."""
    content = database.ROOT / "cms" / "demo" / "content"
    read = {
        path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(content.glob("*.json"), reverse=True)
    }
    topics = {topic["key"]: topic["slug"] for topic in read.pop("topics")}
    return {
        piece["type"]: f"{topics[piece['topic']]}/{piece['slug']}/"
        for piece in read.values()
        if piece.get("type") in KINDS
    }


def addresses() -> dict[str, str]:
    """{name of the picture: address}, for the public site and the kiosk of Shangri-La."""
    found = {"kiosk-start": "/e/533401/"}
    for code, query in QUERIES.items():
        for name, path in PAGES.items():
            address = f"/{code}/{path}" + (query if name == "search" else "")
            found[f"{name}-{code}"] = address
            found[f"kiosk-{name}-{code}"] = f"/e/533401{address}"
        for name, path in ROOMS.items():
            found[f"{name}-{code}"] = f"/{code}/{path}"
            if not path.startswith("places/"):
                found[f"kiosk-{name}-{code}"] = f"/e/533401/{code}/{path}"
    for kind, path in one_of_each_kind().items():
        found |= {f"{kind}-zh-hans": f"/zh-hans/{path}", f"kiosk-{kind}-zh-hans": f"/e/533401/zh-hans/{path}"}
    asked = {"zh-hans": "核桃&month=3", "tdd": "登革热", "lis": "洋芋"}
    found |= {f"found-{code}": f"/{code}/search/?q={query}" for code, query in asked.items()}
    found["kiosk-found-zh-hans"] = "/e/533401/zh-hans/search/?q=和桃"
    return found | {f"front-{code}": f"/{code}/" for code in ("tdd", "lis", "kac", "khb", "hmd")}


def ids(site: server.Site) -> dict[str, str]:
    """{language: id of the manual's page in it}."""
    slug = MANUAL.rstrip("/").rpartition("/")[2]
    code = "from science_content.models import ManualPage\n"
    code += f"for p in ManualPage.objects.filter(slug={slug!r}).select_related('locale'): print(p.locale.language_code, p.pk)"
    return dict(line.split() for line in site.shell(code).splitlines())


def withdraw_one(site: server.Site) -> str:
    """The address of a page that is withdrawn now."""
    path = f"/zh-hans/{one_of_each_kind()['experiment']}"
    site.shell(
        "from django.contrib.auth import get_user_model\n"
        "from science_content.models import SciencePage\n"
        "from science_content.withdrawal.actions import withdraw\n"
        f"page = SciencePage.objects.get(url_path={path!r})\n"
        "withdraw(page, reason='有一步写错了，照着做会伤眼睛。', user=get_user_model().objects.get(username='bianji'))"
    )
    return path


def draw(page: Page, site: server.Site, found: dict[str, str], wanted: list[str]) -> None:
    for name, address in found.items():
        kiosk = name.startswith("kiosk-")
        for size, (width, height) in SIZES.items():
            if (wanted and not any(word in f"{name}-{size}" for word in wanted)) or (size == "wide" and not kiosk):
                continue
            page.set_viewport_size({"width": width, "height": height})
            page.goto(site.url + address)
            page.screenshot(path=OUT / f"{name}-{size}.png", full_page=not kiosk)


def draw_the_desk(browser: Browser, site: server.Site, chapter: str, wanted: list[str]) -> None:
    from tests.journeys.conftest import sign_in  # reads the demo's password through Django

    for person, screens in DESK.items():
        context = browser.new_context(base_url=site.url)
        page = context.new_page()
        sign_in(page, person)
        draw(
            page,
            site,
            {f"desk-{person}-{name}": urljoin("/cms/", path.format(id=chapter)) for name, path in screens.items()},
            wanted,
        )
        context.close()


def draw_for_the_readme(page: Page, site: server.Site) -> None:
    """The three pictures of README.md."""
    pictures = database.ROOT / "docs" / "pictures"
    for name, size, address, part in (
        ("kiosk", (1024, 600), "/e/533401/", None),
        ("phone", (390, 844), f"/bo/{MANUAL}{CHAPTER}", None),
        ("dose", (390, 844), f"/zh-hans/{MANUAL}{CHAPTER}", ".dose"),
    ):
        page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
        page.goto(site.url + address)
        png = page.locator(part).first.screenshot() if part else page.screenshot()
        Image.open(io.BytesIO(png)).save(pictures / f"{name}.webp", quality=85)


def draw_all(browser: Browser, site: server.Site, wanted: list[str]) -> None:
    site.manage("seed_demo")  # the template's desk is idle
    manuals = ids(site)
    found = addresses() | {name: f"/bo/{path.format(id=manuals['bo'])}" for name, path in BY_ID.items()}
    gone = withdraw_one(site)
    found |= {"withdrawn": gone, "kiosk-withdrawn": f"/e/533401{gone}"}
    draw(browser.new_page(), site, found, wanted)
    draw_the_desk(browser, site, manuals["zh-hans"], wanted)
    if not wanted or "readme" in wanted:
        draw_for_the_readme(browser.new_page(), site)


def main(wanted: list[str]) -> None:
    """Only names that hold one of the words in `wanted`; all of them without."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        database.copy_template(Path(folder))
        os.environ.update(database.environment(Path(folder)))
        django.setup()
        with server.running(Path(folder)) as site:
            browser = playwright.chromium.launch(executable_path=server.chromium(), args=server.CHROMIUM_FLAGS)
            draw_all(browser, site, wanted)
            browser.close()
    print(f"{len(list(OUT.glob('*.png')))} pictures in {OUT.relative_to(database.ROOT)}")


if __name__ == "__main__":
    main(sys.argv[1:])
