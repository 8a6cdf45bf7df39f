"""How many kilobytes a page costs who reads it over a weak line: its HTML and, of each picture, the heaviest size it offers."""

import gzip
import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest
from django.utils.translation import override

from ..blocks import answers
from ..media.models import ScienceRendition
from .findings import Check, Finding

logger = logging.getLogger(__name__)
KILOBYTE = 1024


@dataclass(frozen=True)
class Weight:
    """Bytes. `pictures`: {file name: bytes}, one name for each place where a picture stands. Styles and fonts, which are
    fetched once for the whole site, do not count.
    """

    html: int
    pictures: dict[str, int]

    @property
    def total(self) -> int:
        return self.html + sum(self.pictures.values())

    @property
    def heaviest(self) -> tuple[str, int] | None:
        return max(self.pictures.items(), key=lambda item: item[1], default=None)


def budget() -> int:
    """In bytes; the setting PAGE_WEIGHT_KB."""
    return settings.PAGE_WEIGHT_KB * KILOBYTE


def weigh(page) -> Weight:
    """Draws the page as a reader gets it, compressed; raises what its template raises."""
    html = _html(page)
    pictures: dict[str, int] = {}
    for element in BeautifulSoup(html, "html.parser").find_all("img"):
        around = element.find_parent("picture") or element
        sizes = {name: _size(name) for name in set(_files(around))}
        if sizes:
            name = max(sizes, key=sizes.__getitem__)
            pictures[name] = sizes[name]
    return Weight(len(gzip.compress(html.encode(), compresslevel=6)), pictures)


def _html(page) -> str:
    with override(page.language.code):
        response = page.serve(_request(page))
        return response.render().content.decode() if hasattr(response, "render") else response.content.decode()


def _request(page) -> HttpRequest:
    """A request for the page as its reader would send it."""
    site = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": page.url_path or "/",
            "HTTP_HOST": site.netloc,
            "SERVER_NAME": site.hostname,
            "SERVER_PORT": str(site.port or {"https": 443}.get(site.scheme, 80)),
            "wsgi.url_scheme": site.scheme,
            "wsgi.input": io.BytesIO(),
        }
    )
    request.LANGUAGE_CODE = page.language.code
    return request


def _files(around) -> Iterator[str]:
    """Names in the storage of everything a browser may choose for one picture."""
    for element in [around, *around.find_all(["img", "source"])]:
        for candidate in [element.get("src", ""), *element.get("srcset", "").split(",")]:
            path = urlsplit(candidate.split()[0]).path if candidate.split() else ""
            if settings.MEDIA_URL in path:
                yield unquote(path.split(settings.MEDIA_URL, 1)[1])


def _size(name: str) -> int:
    try:
        return default_storage.size(name)
    except (OSError, ValueError):
        return 0


class PageWeight(Check):
    id = "weight"
    name = "页面太重"
    fix = "先换掉或删掉最重的图：少放几张，选简单的画面，再看还重不重。"
    every_language = True

    def check(self, page) -> Iterator[Finding]:
        try:
            weight = weigh(page)
        except Exception:  # a half-written draft; the other checks say what it lacks
            logger.exception("page %s cannot be drawn", page.pk)
            yield Finding("这一页现在画不出来，称不了重量。")
            return
        if weight.total > budget():
            yield Finding(
                f"打开这一页要 {_kb(weight.total)} kB，最多 {_kb(budget())} kB。{_heaviest(weight)}",
                **_place(page, weight),
            )


def _kb(count: int) -> int:
    return round(count / KILOBYTE)


def _heaviest(weight: Weight) -> str:
    if not weight.heaviest or weight.heaviest[1] < weight.html:
        return f"文字就有 {_kb(weight.html)} kB，可以分成几页。"
    name, count = weight.heaviest
    return f"最重的图是“{_title(name)}”，{_kb(count)} kB。"


def _rendition(name: str):
    return ScienceRendition.objects.filter(file=name).select_related("image").first()


def _title(name: str) -> str:
    rendition = _rendition(name)
    return rendition.image.title if rendition else name.rsplit("/", 1)[-1]


def _place(page, weight: Weight) -> dict[str, str]:
    """Where the heaviest picture stands."""
    rendition = _rendition(weight.heaviest[0]) if weight.heaviest else None
    if rendition is None:
        return {}
    if page.cover_id == rendition.image_id:
        return {"field": "cover"}
    for picture in answers.pictures(page.body.stream_block, page.body):
        if picture.image.pk == rendition.image_id:
            return {"block": picture.place}
    return {}
