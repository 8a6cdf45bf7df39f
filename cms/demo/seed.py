"""The demo: every content file as published pages, with its Tibetan drafts. Again, it changes nothing."""

import json
from collections.abc import Callable
from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.models import Locale

from science_content.content_files.bodies import Known
from science_content.content_files.building import build, build_whole, keys_of
from science_content.models import ScienceImage, SciencePage, TopicPage
from translation.engine.sources import store_words, translation_of
from translation.engine.starting import start
from translation.release.actions import release

from ..site import set_up_site

CONTENT = Path(__file__).parent / "content"
IMAGES = Path(__file__).parent / "images"
MACHINE = "机器草稿"


def pieces() -> list[dict]:
    """The Mandarin pieces, by file name; topics stand in a file of their own."""
    files = sorted(path for path in CONTENT.glob("*.json") if path.name != "topics.json")
    return [json.loads(path.read_text(encoding="utf-8")) for path in files]


def seed_demo(say: Callable[[str], None] = lambda line: None) -> None:
    front = set_up_site()
    say("图片")
    images = seed_images()
    rows = json.loads((CONTENT / "topics.json").read_text(encoding="utf-8"))
    topics: dict[str, TopicPage] = {}
    for row in rows:
        topics[row["key"]] = build(front, "topic", row | {"is_demo": False}, images, topics)
    known = Known(images=images, keys=keys_of(pieces(), topics))
    for piece in pieces():
        say(piece["title"])
        build_whole(topics[piece["topic"]], piece, topics, known)
    say("藏文草稿")
    seed_tibetan(topics)


def seed_images() -> dict[str, int]:
    """Ids by file stem; each picture is stored once, known by its title."""
    listed = json.loads((IMAGES / "images.json").read_text(encoding="utf-8"))
    known = dict(ScienceImage.objects.filter(title__in=listed).values_list("title", "pk"))
    for stem, facts in listed.items():
        if stem not in known:
            with (IMAGES / facts["file"]).open("rb") as file:
                image = ScienceImage(
                    title=stem,
                    alt=facts["alt"],
                    licence=facts["licence"],
                    source=facts["source"],
                    file=ImageFile(file, name=facts["file"]),
                )
                image.save()
            known[stem] = image.pk
    return known


def seed_tibetan(topics: dict[str, TopicPage]) -> None:
    """Start, fill and release every piece that has Tibetan words; a page that stands in Tibetan already is left alone."""
    locale = Locale.objects.get(language_code="bo")
    words = json.loads((CONTENT / "bo" / "topics.json").read_text(encoding="utf-8"))
    for topic in topics.values():
        _translate(topic, locale, words)
    for piece in pieces():
        path = CONTENT / "bo" / f"{piece['key']}.json"
        if path.exists():
            page = SciencePage.objects.child_of(topics[piece["topic"]]).get(slug=piece["slug"]).specific
            words = json.loads(path.read_text(encoding="utf-8"))
            for part in [page, *page.get_children().live().specific()]:
                _translate(part, locale, words)


def _translate(page: SciencePage, locale: Locale, words: dict[str, str]) -> None:
    if SciencePage.objects.filter(translation_key=page.translation_key, locale=locale, live=True).exists():
        return
    start(page, locale)
    translation = translation_of(page.get_translation(locale))
    store_words(translation, words, tool=MACHINE)
    release(translation)
