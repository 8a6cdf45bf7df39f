"""What a page is, in the words of schema.org, for search engines and readers of facts."""

from collections.abc import Callable, Iterable

from .models import SciencePage
from .reading import Reading

PUBLISHER = {"@type": "Organization", "name": "科普e站"}
LICENCE_ADDRESSES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
Address = Callable[[SciencePage], str]


def graph(page: SciencePage, address: Address, image: str = "", chapters: Iterable[SciencePage] = ()) -> dict:
    """The JSON-LD of `page` and its place in the library.

    `address` gives the absolute address of a page, `image` is that of the cover or "". What a translation may not show,
    because the Chinese page is newer, is not said here either.
    """
    said = _said_of_all(page, address, image) | _said_of_kind(page, address, list(chapters))
    return {"@context": "https://schema.org", "@graph": [_without_empty(said), _breadcrumb(page, address)]}


def _said_of_all(page: SciencePage, address: Address, image: str) -> dict:
    above = page.trail[-1] if page.trail else None
    source = page.versions.get("zh-hans")
    return {
        "@type": page.schema_type,
        "@id": address(page),
        "url": address(page),
        "name": page.title,
        "headline": page.title,
        "description": page.summary,
        "inLanguage": page.language.tag,
        "datePublished": page.first_published_at and page.first_published_at.isoformat(),
        "dateModified": page.last_published_at and page.last_published_at.isoformat(),
        "license": LICENCE_ADDRESSES.get(page.licence, ""),
        "image": image,
        "isAccessibleForFree": True,
        "isPartOf": above and {"@type": above.specific_class.schema_type, "@id": address(above), "name": above.title},
        "translationOfWork": {"@id": address(source)} if source and source.pk != page.pk else None,
        "publisher": PUBLISHER,
        "author": PUBLISHER,
    }


def _said_of_kind(page: SciencePage, address: Address, chapters: list[SciencePage]) -> dict:
    says = {"ClaimReview": _claim_review, "HowTo": _how_to}.get(page.schema_type)
    if says:
        return says(page)
    if page.schema_type == "Book":
        return {"hasPart": [{"@type": "Chapter", "@id": address(each), "name": each.title} for each in chapters]}
    place = next((place for place, each in enumerate(chapters, start=1) if each.pk == page.pk), None)
    return {"position": place}


def _claim_review(page) -> dict:
    rating = {
        "@type": "Rating",
        "ratingValue": page.verdict_step,
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": page.get_verdict_display(),
    }
    shown = page.verdict_step and Reading(page).numbers_are_current
    return {"claimReviewed": page.claim, "reviewRating": rating if shown else None}


def _how_to(page) -> dict:
    blocks = [block.value for block in page.body if block.block_type == "steps"]
    materials = [material["name"] for value in blocks for material in value["materials"]]
    steps = [step["text"] for value in blocks for step in value["steps"]]
    return {
        "totalTime": f"PT{page.minutes}M" if page.minutes and Reading(page).numbers_are_current else "",
        "supply": [{"@type": "HowToSupply", "name": name} for name in materials],
        "step": [{"@type": "HowToStep", "position": place, "text": text} for place, text in enumerate(steps, start=1)],
    }


def _breadcrumb(page: SciencePage, address: Address) -> dict:
    places = [
        {"@type": "ListItem", "position": place, "name": each.title, "item": address(each)}
        for place, each in enumerate([*page.trail, page], start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": places}


def _without_empty(said: dict) -> dict:
    return {name: value for name, value in said.items() if value not in (None, "", [], 0)}
