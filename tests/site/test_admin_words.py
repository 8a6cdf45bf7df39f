"""The admin speaks Chinese: every screen that our people can reach is walked, and an English word on it fails the test."""

import re
from collections.abc import Iterator
from urllib.parse import urldefrag, urlsplit
from zoneinfo import available_timezones

import pytest
from bs4 import BeautifulSoup, Comment, NavigableString
from django.apps import apps
from django.core.cache import cache
from django.db import models
from django.urls import Resolver404, resolve, reverse

from languages import registry
from science_content.content_files.fields import TYPES
from science_content.models import ScienceImage, SciencePage

PEOPLE = ("bianji", "shenhe", "yiyuan", "jiaodui", "shengban", "admin")
WORD = re.compile(r"[A-Za-z]{2,}")
UNSEEN = {"script", "style", "svg", "code", "textarea", "noscript"}
SAID_BY = ("title", "placeholder", "aria-label", "alt", "data-w-tooltip-content-value", "data-comment-label")
MOST_SCREENS = 160  # per person; each kind of screen once
# What is written in Latin letters in Chinese too. A name or format; never a word that has a Chinese one.
ALLOWED = {
    word: reason
    for reason, words in {
        "name of a piece of software": "Wagtail Localize",
        "file format": "CSV XLSX PDF PO SVG HTML JPG JPEG PNG WEBP AVIF GIF HEIC DOCX PPTX ODT TXT MP OGG OPUS WEBM",
        "unit": "KB MB GB",
        "licence": "CC BY SA",
        "standard, on the public page that a preview shows": "WCAG AA",
        "what people call it": "URL ID QR IP SEO",
        "key or protocol": "Ctrl Shift Alt Esc Enter HTTP HTTPS",
    }.items()
    for word in words.split()
}
# Whole texts that Wagtail 8.0.1 writes outside gettext.
FIXED = {
    "Search": "a button off screen on the first screen (home.html); the field has its Chinese name",
    "Actions": "name of a landmark, for screen readers alone (headers/_actions.html)",
    "None": "a counter that stays hidden while there is nothing to count (side_panel_toggle.html)",
    "用于URL的页面名称，如http://domain.com/work/[my-work]/": "an example of an address, on the form of a front page",
    "Port": "list of sites, for administrators alone (sites/views.py)",
    "Site name": "list of sites, for administrators alone (sites/views.py)",
    "按“Port”升序排列。": "list of sites, for administrators alone (sites/views.py)",
}
NOT_TYPED = {"contenttypes.ContentType", "auth.Permission"}
TIME_ZONES = available_timezones()  # the account's choice lists them by these names
LEAVES = {"wagtailadmin_logout", "wagtailadmin_javascript_catalog", "wagtail_localize:javascript_catalog"}


def typed_by_people() -> re.Pattern:
    """What stands in the database as people wrote it: names, addresses and titles are theirs to write in any letters."""
    found: set[str] = {
        word for language in registry.LANGUAGES.values() for word in (language.code, language.label, language.tag)
    }
    for model in apps.get_models():
        if model._meta.label in NOT_TYPED or model._meta.app_label in {"sessions", "axes"}:
            continue
        names = [field.name for field in model._meta.concrete_fields if is_typed(field)]
        for row in model._default_manager.values_list(*names) if names else ():
            found |= {
                part
                for value in row
                if value
                for part in str(value).split("/")
                if WORD.search(part) and len(part) < 400
            }
    longest_first = "|".join(re.escape(text) for text in sorted(found, key=len, reverse=True))
    return re.compile(f"(?<![A-Za-z])(?:{longest_first})(?![A-Za-z])")


def is_typed(field) -> bool:
    is_text = isinstance(field, models.CharField | models.TextField | models.FileField)
    return is_text and not field.choices and field.name != "action"


def said(html: BeautifulSoup) -> Iterator[str]:
    """Every piece of text that somebody sees or hears."""
    for text in html.find_all(string=True):
        inside = {parent.name for parent in text.parents}
        if type(text) is NavigableString and not isinstance(text, Comment) and not inside & UNSEEN:
            yield text.strip()
    for element in html.find_all(True):
        yield from (element[name].strip() for name in SAID_BY if isinstance(element.get(name), str))
        if element.name == "input" and element.get("type") in {"submit", "button"}:
            yield element.get("value", "")


def english_in(text: str, typed: re.Pattern) -> list[str]:
    """The words of `text` that stand there in English, once what people typed is taken away."""
    if not WORD.search(text) or text in FIXED or text in TIME_ZONES:
        return []
    return [word for word in WORD.findall(typed.sub(" ", text)) if word not in ALLOWED and word.upper() not in ALLOWED]


def screen(address: str) -> tuple | None:
    """What kind of screen an address is: each is looked at once; None for what is no screen of the admin."""
    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return None
    if not urlsplit(address).path.startswith("/cms/") or match.view_name in LEAVES:
        return None
    kinds = tuple(
        str(value)
        for name, value in match.kwargs.items()
        if name in {"content_type_model_name", "model_name", "action_name"}
    )
    return (match.view_name, *kinds)


def starts() -> list[str]:
    """The first screen, and the forms that a link in a menu drawn by a script leads to."""
    image = ScienceImage.objects.first()
    found = ["/cms/", reverse("wagtailimages:edit", args=[image.pk]), reverse("wagtailmedia:add", args=["audio"])]
    for kind, model in TYPES.items():
        page = model.objects.filter(locale__language_code=registry.SOURCE).first()
        found += [
            reverse("wagtailadmin_pages:edit", args=[page.pk]) + f"?{kind}",
            reverse("wagtailadmin_pages:add", args=["science_content", model._meta.model_name, page.get_parent().pk]),
        ]
    tibetan = SciencePage.objects.filter(locale__language_code="bo").order_by("-pk").first()
    names = (
        "wagtailimages:index",
        "wagtaildocs:index",
        "wagtailmedia:index",
        "wagtailadmin_explore_root",
        "wagtailadmin_account",
    )
    return (
        found
        + [reverse(name) for name in names]
        + ([reverse("wagtailadmin_pages:edit", args=[tibetan.pk]) + "?bo"] if tibetan else [])
    )


def walk(client, typed: re.Pattern) -> tuple[int, dict[str, str]]:
    """(screens seen, {English text: where})."""
    first, seen, heard, found = starts(), set(), set[str](), {}
    waiting = list(first)
    while waiting and len(seen) < MOST_SCREENS:
        address = waiting.pop(0)
        kind = (screen(address), urlsplit(address).query if address in first else "")
        if kind[0] is None or kind in seen:
            continue
        seen.add(kind)
        response = client.get(address)
        if response.status_code != 200 or "html" not in response.headers.get("Content-Type", ""):
            continue
        html = BeautifulSoup(response.content, "html.parser")
        for text in dict.fromkeys(said(html)):
            if text not in heard and english_in(text, typed):
                found.setdefault(text[:120], address)
            heard.add(text)  # a menu says the same on every screen
        waiting += [urldefrag(link["href"]).url for link in html.find_all("a", href=re.compile("^/cms/"))]
        cache.clear()
    return len(seen), found


@pytest.mark.parametrize("person", PEOPLE)
def test_no_screen_says_anything_in_english_to(tree, as_, person):
    seen, found = walk(as_(person), typed_by_people())
    assert not found, "\n".join(f"{where}: {text}" for text, where in sorted(found.items(), key=lambda item: item[1]))
    assert seen > 10


def test_an_english_word_is_found_and_what_people_typed_is_not():
    html = BeautifulSoup(
        '<p title="Close">保存 Draft <b>FAO manual</b></p><script>var x</script><input type="submit" value="Go on">',
        "html.parser",
    )
    assert [english_in(text, re.compile("FAO manual")) for text in said(html) if text] == [
        ["Draft"],
        [],
        ["Close"],
        ["Go", "on"],
    ]


def test_every_allowed_word_has_its_reason():
    assert all(reason and WORD.fullmatch(word) for word, reason in ALLOWED.items())
    assert all(FIXED.values())
