"""Writes a page, with its chapters, as a piece of the content format; what is read back is equal."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Model

from ..blocks import answers
from ..media.models import ScienceImage, ScienceMedia
from ..pages.audience import AUDIENCES
from ..pages.bits import keys_in
from ..pages.models import SciencePage
from ..pages.raw import raw_body
from .bodies import FileNames, row_names, written_body
from .fields import COLUMNS, EXCEPTION_COLUMNS, SOURCE_COLUMNS, TYPES, own_columns

KINDS = {model: kind for kind, model in TYPES.items()}


def files_of(pages: Iterable[SciencePage]) -> tuple[dict[int, ScienceImage], dict[int, ScienceMedia]]:
    """The pictures, and the sounds and films, of pages, by id."""
    images: dict[int, ScienceImage] = {}
    media: dict[int, ScienceMedia] = {}
    for page in pages:
        body = page.body.stream_block, page.body
        shown = [page.cover] if page.cover else []
        images |= {image.pk: image for image in (*shown, *(each.image for each in answers.pictures(*body)))}
        media |= {each.media.pk: each.media for each in answers.media(*body)}
    return images, media


def pieces_named(pages: list[SciencePage], images: Mapping[int, str], media: Mapping[int, str]) -> FileNames:
    """`pages`: the first with its chapters; `images`, `media`: id → file stem."""
    first, *chapters = pages
    keys = {str(first.translation_key): first.slug}
    keys |= {str(each.translation_key): f"{first.slug}/{each.slug}" for each in chapters}
    rows = {row: name for page in pages for row, name in row_names(raw_body(page)).items()}
    return FileNames(images, media, keys, rows)


def written(page: SciencePage, named: FileNames, chapters: Iterable[SciencePage] = ()) -> dict[str, Any]:
    """A piece; what is empty is left out. `page` and `chapters` are in their own types."""
    parts = [written(chapter, named) for chapter in chapters]
    said: dict[str, Any] = {"key": page.slug}
    if KINDS[type(page)] != "chapter":
        said["type"] = KINDS[type(page)]
    said |= {name: _plain(getattr(page, name)) for name in COLUMNS}
    said |= {field.name: _plain(field.value_from_object(page)) for field in own_columns(type(page))}
    said |= {
        "more_topics": [row.topic.slug for row in page.page_topics.all()],
        "crops": [row.crop.key for row in page.page_crops.all()],
        "places": [row.place_id for row in page.page_places.all()],
        "months": page.months_list,
        "audience": keys_in(AUDIENCES, page.audience),
        "cover": {"image": named.images[page.cover_id]} if page.cover_id in named.images else None,
        "sources": [_row(row, SOURCE_COLUMNS) for row in page.page_sources.all()],
        "exceptions": [_row(row, EXCEPTION_COLUMNS) for row in page.page_exceptions.all()],
        "body": written_body(raw_body(page), named),
        "chapters": parts,
    }
    return {name: value for name, value in said.items() if value not in (None, "", []) or value is False}


def _row(row: Model, columns: tuple[str, ...]) -> dict[str, Any]:
    said = {name: _plain(getattr(row, name)) for name in columns}
    return {name: value for name, value in said.items() if value not in (None, "", False)}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
