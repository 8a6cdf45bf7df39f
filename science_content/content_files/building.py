"""Makes the page of a piece: the demo, an import and the tests make their pages here, through the publish gate."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from wagtail.models import Locale, Page

from languages import registry

from ..pages.audience import AUDIENCES
from ..pages.bits import bits_for
from ..pages.models import SciencePage
from ..pages.months import bits_of
from ..pages.rows import PageCrop, PageException, PagePlace, PageSource, PageTopic
from ..pages.slugs import slug_from_title
from ..topics.models import Crop, TopicPage
from .bodies import Known, block_id, stored_body
from .checking import refuse_bad
from .faults import BadContent, Fault
from .fields import TYPES, own_columns

SAID_BY_MANUAL = (
    "licence",
    "discipline",
    "review_by",
    "crops",
    "places",
    "audience",
    "stream",
    "altitude_from",
    "altitude_to",
    "is_demo",
)


def build(
    parent: Page,
    kind: str,
    piece: dict,
    images: Mapping[str, int],
    topics: Mapping[str, TopicPage],
    known: Known | None = None,
    publish: bool = True,
) -> SciencePage:
    """The page of a piece below `parent`, published or a draft; where its slug stands there already, that page, untouched.

    `known`: see `Known`; without it, `images` alone. Raises BadContent where the piece is not of the format.
    """
    known = known or Known(images=images)
    refuse_bad({name: value for name, value in piece.items() if name != "chapters"}, known, kind)
    slug = piece.get("slug") or slug_from_title(piece["title"])
    existing = SciencePage.objects.child_of(parent).filter(slug=slug).first()
    if existing:
        return existing.specific
    page = _unsaved(kind, piece | {"slug": slug}, known)
    refuse_unknown_topics(piece, topics)
    _add_rows(page, piece, topics)
    parent.add_child(instance=page)
    revision = page.save_revision()
    if publish:
        revision.publish()
    return page.specific_class.objects.get(pk=page.pk)


def refuse_unknown_topics(piece: Mapping[str, Any], topics: Mapping[str, TopicPage]) -> None:
    gone = [key for key in piece.get("more_topics") or [] if key not in topics]
    if gone:
        raise BadContent([Fault("more_topics", f"没有“{key}”这个专题。") for key in gone])


def build_whole(
    parent: Page, piece: dict, topics: Mapping[str, TopicPage], known: Known, publish: bool = True
) -> SciencePage:
    """A piece with its chapters. Raises BadContent, with every fault of the whole, before anything is stored."""
    refuse_bad(piece, known)
    page = build(parent, piece["type"], piece, known.images, topics, known, publish)
    for chapter in piece.get("chapters") or []:
        build(page, "chapter", chapter_of(piece, chapter), known.images, topics, known, publish)
    return page


def chapter_of(manual: Mapping[str, Any], chapter: Mapping[str, Any]) -> dict[str, Any]:
    """A chapter as a piece of its own: what it does not say, its manual says."""
    shared = {name: manual[name] for name in SAID_BY_MANUAL if manual.get(name)}
    return shared | dict(chapter) | {"key": f"{manual['key']}/{chapter['key']}"}


def keys_of(pieces: Iterable[Mapping[str, Any]], parents: Mapping[str, Page] | Page) -> dict[str, UUID]:
    """Key of each piece and chapter → translation key: of the page that stands there already, else a new one.

    `parents`: the page below which all stand, or that of each topic by its key.
    """
    found: dict[str, UUID] = {}
    for piece in pieces:
        parent = parents if isinstance(parents, Page) else parents[piece["topic"]]
        page = _standing(parent, piece)
        found[piece["key"]] = page.translation_key if page else uuid4()
        for chapter in _chapters(piece):
            there = _standing(page, chapter) if page else None
            found[f"{piece['key']}/{chapter['key']}"] = there.translation_key if there else uuid4()
    return found


def _chapters(piece: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Those that are whole enough to have a key and an address; what is wrong with others is said by who checks them."""
    said = piece.get("chapters")
    for each in said if isinstance(said, list) else ():
        if isinstance(each, Mapping) and all(isinstance(each.get(name), str) for name in ("key", "title")):
            yield each


def _standing(parent: Page, piece: Mapping[str, Any]) -> SciencePage | None:
    slug = piece.get("slug") or slug_from_title(piece["title"])
    return SciencePage.objects.child_of(parent).filter(slug=slug).first()


def _unsaved(kind: str, piece: dict, known: Known) -> SciencePage:
    page = TYPES[kind](
        title=piece["title"],
        slug=piece["slug"],
        locale=Locale.objects.get(language_code=registry.SOURCE),
        summary=piece.get("summary") or "",
        cover_id=known.images[piece["cover"]["image"]] if piece.get("cover") else None,
        months=bits_of(piece.get("months") or []),
        audience=bits_for(AUDIENCES, piece.get("audience") or []),
        stream=piece.get("stream") or "",
        altitude_from=piece.get("altitude_from"),
        altitude_to=piece.get("altitude_to"),
        licence=piece.get("licence") or "CC-BY-4.0",
        discipline=piece.get("discipline") or "",
        review_by=_day(piece.get("review_by")),
        is_demo=piece.get("is_demo", True),
        body=stored_body(piece["key"], piece.get("body") or [], known),
        live=False,
        **_own_values(TYPES[kind], piece),
    )
    if piece["key"] in known.keys:
        page.translation_key = known.keys[piece["key"]]
    return page


def _add_rows(page: SciencePage, piece: dict, topics: Mapping[str, TopicPage]) -> None:
    page.page_topics = [
        PageTopic(topic=topics[key], sort_order=n) for n, key in enumerate(piece.get("more_topics") or [])
    ]
    crops = Crop.objects.in_bulk(piece.get("crops") or [], field_name="key")
    page.page_crops = [PageCrop(crop=crops[key], sort_order=n) for n, key in enumerate(piece.get("crops") or [])]
    page.page_places = [PagePlace(place_id=code, sort_order=n) for n, code in enumerate(piece.get("places") or [])]
    page.page_sources = [
        PageSource(**_source(row, piece["key"]), sort_order=n) for n, row in enumerate(piece.get("sources") or [])
    ]
    page.page_exceptions = [
        PageException(**row | {"named_at": _day(row.get("named_at"))}, sort_order=n)
        for n, row in enumerate(piece.get("exceptions") or [])
    ]


def _source(row: dict, piece: str) -> dict:
    block = row.get("block")
    return row | {"opened_at": _day(row.get("opened_at")), "block": block_id(piece, block) if block else ""}


def _own_values(model: type[SciencePage], piece: dict) -> dict:
    """What a piece leaves out keeps the model's default."""
    said = (field for field in own_columns(model) if piece.get(field.name) is not None)
    return {field.name: field.to_python(piece[field.name]) for field in said}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
