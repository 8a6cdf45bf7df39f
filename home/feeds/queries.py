"""What other machines are told of the library: the newest pieces, and every address with its languages."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from wagtail.models import Locale

from languages import registry
from science_content.models import SciencePage

IN_A_FEED = 30
IN_A_SITEMAP = 50_000  # the protocol's limit


@dataclass(frozen=True)
class SitemapEntry:
    """An address of one language, without the host; `versions` maps language codes to where the same text stands, itself among them."""

    path: str
    changed_at: datetime | None
    versions: dict[str, str]

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """(hreflang, path) of each version, Chinese also as x-default; [] where there is only one."""
        if len(self.versions) < 2:
            return []
        found = [(registry.get(code).tag, path) for code, path in self.versions.items()]
        source = self.versions.get(registry.SOURCE)
        return [*found, ("x-default", source)] if source else found


def newest_pieces(locale: Locale) -> QuerySet[SciencePage]:
    """The newest pieces of a language; chapters stand inside their manuals."""
    pieces = SciencePage.objects.readable().filter(locale=locale).on_their_own()
    return pieces.without_body().order_by("-first_published_at", "-pk")[:IN_A_FEED]


def entries() -> dict[str, list[SitemapEntry]]:
    """The readable pages by language code, only of languages that have any; front pages lead. One query."""
    readable = SciencePage.objects.readable().order_by("path")
    rows = list(readable.values_list("translation_key", "locale__language_code", "url_path", "last_published_at"))
    versions: dict = defaultdict(dict)
    for key, code, path, _ in rows:
        versions[key][code] = path
    found: dict[str, list[SitemapEntry]] = defaultdict(list)
    for key, code, path, changed_at in rows:
        found[code].append(SitemapEntry(path, changed_at, versions[key]))
    fronts = {code: f"/{code}/" for code in registry.LANGUAGES if code in found}
    return {
        code: [SitemapEntry(front, newest(found[code]), fronts), *found[code]][:IN_A_SITEMAP]
        for code, front in fronts.items()
    }


def newest(of: list[SitemapEntry]) -> datetime | None:
    return max((entry.changed_at for entry in of if entry.changed_at), default=None)
