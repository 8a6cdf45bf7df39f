"""Every public address of the demo, by what stands there: headers, cookies and languages are tested on these."""

from languages import registry

KIOSK = "533401"
FRONTS = [f"/{code}/" for code in registry.LANGUAGES]
SEARCHES = [
    "/zh-hans/search/",
    "/zh-hans/search/?q=核桃",
    "/bo/search/?q=核桃",
    "/bo/search/?q=གཡག",
    "/lis/search/?q=zzzz",
]
ABSENT = [
    "/bo/nonsense/",
    "/zh-hans/nonsense/",
    "/xx/",
    "/e/999999/",
    f"/e/{KIOSK}/bo/nonsense/",
    "/e/533401/xx/",
    "/nonsense",
    "/bo/places/999999/",
    "/bo/calendar/13/",
    "/bo/border/nonsense/",
    "/bo/kinds/nonsense/",
]
ROOMS = [  # what a language has besides its library: `places/` is not in kiosks, which stand in one
    "calendar/",
    "calendar/9/",
    "calendar/9/walnut/",
    "calendar/2/life/",
    "border/",
    "border/tibetan/",
    "border/places/533401/",
    "kinds/",
    "kinds/factchecks/",
    "kinds/manuals/",
    "for/teacher/",
]
PLACES = [
    "places/",
    "places/533401/",
    "places/530100/",
    "places/533401/calendar/",
    "places/533401/calendar/9/",
    "places/533401/topics/niu-yang-yang-zhi/",
]
PLAIN = ["/healthz", "/robots.txt"]


def pages(*codes: str) -> dict[int, str]:
    """Id → address of every live page below the front pages, of all languages or of those named."""
    from science_content.models import SciencePage

    found = SciencePage.objects.live().filter(locale__language_code__in=codes or registry.LANGUAGES)
    return {page.pk: page.url for page in found.order_by("path")}


def one_of_each_type(code: str) -> list[str]:
    """Addresses of one page of each type in a language."""
    from science_content.models import SciencePage

    found = (
        SciencePage.objects.live().filter(locale__language_code=code).select_related("content_type").order_by("path")
    )
    return list({page.content_type_id: page.url for page in found}.values())


def rooms(*codes: str) -> list[str]:
    return [f"/{code}/{room}" for code in codes for room in ROOMS]


def places(*codes: str) -> list[str]:
    return [f"/{code}/{place}" for code in codes for place in PLACES]


def in_kiosk(address: str) -> str:
    return f"/e/{KIOSK}{address}"


def addresses() -> list[str]:
    """All that answer 200 with a page, in both dresses."""
    written = pages()
    public = [
        *FRONTS,
        *written.values(),
        *(f"/bo/languages/{pk}/" for pk in written),
        *SEARCHES,
        *rooms("zh-hans", "bo", "lis"),
    ]
    return [*public, *places("zh-hans", "bo", "lis"), f"/e/{KIOSK}/", *(in_kiosk(address) for address in public)]
