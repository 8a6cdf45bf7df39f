"""What a page is, in the words of schema.org, for search engines and readers of facts."""

from collections.abc import Callable, Iterable

from .models import SciencePage

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
    said = _said_of_all(page, address, image) | page.schema_facts(address, list(chapters))
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


def _breadcrumb(page: SciencePage, address: Address) -> dict:
    places = [
        {"@type": "ListItem", "position": place, "name": each.title, "item": address(each)}
        for place, each in enumerate([*page.trail, page], start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": places}


def _without_empty(said: dict) -> dict:
    return {name: value for name, value in said.items() if value not in (None, "", [], 0)}
