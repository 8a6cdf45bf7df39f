"""Which addresses of a site are asked: where to begin, and which links are followed."""

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

QUESTIONS = ("核桃", "蚜虫怎么防", "གཡག")
ALONE = ("/", "/robots.txt", "/healthz", "/sitemap.xml", "/nonsense", "/zh-hans/nonsense/")
CLOSED = ("/cms/", "/static/", "/styleguide/", "/documents/", "//")
KIOSK = re.compile(r"/e/(\d{6})(?=/)")
COUNTY = re.compile(r"/[a-z-]+/places/(\d{6})/")
CHOSEN = re.compile(r"(calendar/\d+|kinds|for|border)/[a-z0-9_-]+/$")  # a crop, a kind, an audience, a stream


@dataclass(frozen=True)
class Reach:
    """How far readers go: `languages` (all where empty), kiosks of these counties, rooms of the first of them in public.

    `one_of_each`: of addresses that differ by their numbers alone (months, counties, ids) or by a choice, the first one answers for all.
    """

    counties: tuple[str, ...]
    languages: tuple[str, ...] = ()
    one_of_each: bool = False


# In Tibetan country, in the Dai lowlands at the border, in the middle of the capital.
REACHES = {
    "whole": Reach(counties=("533401", "532823", "530102")),
    "small": Reach(counties=("533401",), languages=("zh-hans", "bo"), one_of_each=True),
}


class Addresses:
    """Of the site in `database`, within `reach`: `begin` are known by its rows, others are found by following links."""

    def __init__(self, database: Path, reach: Reach) -> None:
        self.reach = reach
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            ask = connection.execute
            self._all_languages = {code for (code,) in ask("SELECT language_code FROM wagtailcore_locale")}
            self._pages = [
                path for (path,) in ask("SELECT url_path FROM wagtailcore_page WHERE depth > 1 ORDER BY path")
            ]
            self._redirects = [path for (path,) in ask("SELECT old_path FROM wagtailredirects_redirect ORDER BY id")]
        self._languages = sorted(self._all_languages & set(reach.languages)) or sorted(self._all_languages)
        self._shapes: set[str] = set()

    def begin(self) -> list[str]:
        """Every page, live or not, in public and in each kiosk; every redirect; and what nothing need lead to."""
        public = [
            *self._pages,
            *(f"/{code}/search/?q={quote(asked)}" for code in self._languages for asked in QUESTIONS),
        ]
        public += [f"/{code}/search/suggest/?q={quote(QUESTIONS[0])}" for code in self._languages]
        public = [address for address in public if self._is_read(address)]
        kiosks = [f"/e/{county}" for county in self.reach.counties]
        feeds = [address for code in self._languages for address in (f"/{code}/feed/", f"/sitemap-{code}.xml")]
        moved = [address for path in self._redirects for address in (path, f"{path}/")]
        below = [f"{kiosk}{address}" for kiosk in kiosks for address in ["/", *public]]
        return list(dict.fromkeys([*ALONE, *public, *feeds, *moved, *below]))

    def is_followed(self, link: str) -> bool:
        """Asked once for each link that is found."""
        if not link.startswith("/") or link.startswith(CLOSED) or not self._is_read(link):
            return False
        kiosk, county = KIOSK.match(link), COUNTY.match(link)
        if kiosk and kiosk[1] not in self.reach.counties or county and county[1] != self.reach.counties[0]:
            return False
        return not self.reach.one_of_each or self._is_new_shape(link)

    def _is_read(self, address: str) -> bool:
        code = KIOSK.sub("", address).split("/")[1]
        return code not in self._all_languages or code in self._languages

    def _is_new_shape(self, link: str) -> bool:
        kiosk = KIOSK.match(link)
        inside = CHOSEN.sub(r"\1/x/", KIOSK.sub("", link))
        shape = (kiosk and kiosk[1], re.sub(r"\d+", "0", inside))
        is_new = shape not in self._shapes
        self._shapes.add(shape)
        return is_new
