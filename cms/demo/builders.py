"""One builder per kind of content: the demo and the tests make their pages here, through the publish gate."""

from datetime import date

from wagtail.models import Locale, Page

from languages import registry
from science_content.models import (
    ArticlePage,
    CaseStoryPage,
    Crop,
    ExperimentPage,
    FactCheckPage,
    ManualChapterPage,
    ManualPage,
    PageCrop,
    PageException,
    PagePlace,
    PageSource,
    PageTopic,
    PolicyPage,
    SciencePage,
    TopicPage,
)
from science_content.pages.audience import AUDIENCES
from science_content.pages.bits import bits_for
from science_content.pages.months import bits_of
from science_content.pages.slugs import slug_from_title

from .bodies import stored_body

TYPES: dict[str, type[SciencePage]] = {
    "article": ArticlePage,
    "manual": ManualPage,
    "chapter": ManualChapterPage,
    "topic": TopicPage,
    "factcheck": FactCheckPage,
    "policy": PolicyPage,
    "story": CaseStoryPage,
    "experiment": ExperimentPage,
}


def build(parent: Page, kind: str, piece: dict, images: dict[str, int], topics: dict[str, TopicPage]) -> SciencePage:
    """The published page of a piece below `parent`; where its slug stands there already, that page, untouched."""
    slug = piece.get("slug") or slug_from_title(piece["title"])
    existing = SciencePage.objects.child_of(parent).filter(slug=slug).first()
    if existing:
        return existing.specific
    page = TYPES[kind](
        title=piece["title"],
        slug=slug,
        locale=Locale.objects.get(language_code=registry.SOURCE),
        summary=piece.get("summary", ""),
        cover_id=images[piece["cover"]["image"]] if piece.get("cover") else None,
        months=bits_of(piece.get("months", [])),
        audience=bits_for(AUDIENCES, piece.get("audience", [])),
        stream=piece.get("stream") or "",
        altitude_from=piece.get("altitude_from"),
        altitude_to=piece.get("altitude_to"),
        licence=piece.get("licence", "CC-BY-4.0"),
        review_by=_day(piece.get("review_by")),
        is_demo=piece.get("is_demo", True),
        body=stored_body(piece["key"], piece.get("body", []), images),
        live=False,
        **_own_fields(TYPES[kind], piece),
    )
    _add_rows(page, piece, topics)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page.specific_class.objects.get(pk=page.pk)


def _add_rows(page: SciencePage, piece: dict, topics: dict[str, TopicPage]) -> None:
    page.page_topics = [
        PageTopic(topic=topics[key], sort_order=n) for n, key in enumerate(piece.get("more_topics", []))
    ]
    crops = Crop.objects.in_bulk(piece.get("crops", []), field_name="key")
    page.page_crops = [PageCrop(crop=crops[key], sort_order=n) for n, key in enumerate(piece.get("crops", []))]
    page.page_places = [PagePlace(place_id=code, sort_order=n) for n, code in enumerate(piece.get("places", []))]
    page.page_sources = [
        PageSource(**row | {"opened_at": _day(row.get("opened_at"))}, sort_order=n)
        for n, row in enumerate(piece.get("sources", []))
    ]
    page.page_exceptions = [
        PageException(**row | {"named_at": _day(row["named_at"])}, sort_order=n)
        for n, row in enumerate(piece.get("exceptions", []))
    ]


def _own_fields(model: type[SciencePage], piece: dict) -> dict:
    """What this kind says besides, in fields of its own; what a piece leaves out keeps the model's default."""
    own = [field for field in model._meta.local_fields if field.editable and not field.primary_key]
    return {field.name: field.to_python(piece[field.name]) for field in own if field.name in piece}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
