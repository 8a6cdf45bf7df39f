"""How the editor shows a page before it is public: on the web, on paper, and in what other parts register here."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.utils.html import format_html


@dataclass(frozen=True)
class Mode:
    """One entry of the preview's list, for pages for which `offered(page)` holds.

    `dress(page)`: what the preview's request carries besides, by name. `stands_for(page)`: which page is shown in its
    place; None where there is none, and then the sentence `absent` is. `finish`: changes the finished HTML.
    """

    name: str
    label: str
    order: int
    offered: Callable = lambda page: True
    dress: Callable = lambda page: {}
    stands_for: Callable = lambda page: page
    absent: str = ""
    finish: Callable[[str], str] = lambda html: html


_modes: dict[str, Mode] = {}


def register_mode(mode: Mode) -> None:
    """To be called from `AppConfig.ready`; a later one of the same name takes its place."""
    _modes[mode.name] = mode


def _on_paper(html: str) -> str:
    """The print style holds on the screen too, on a sheet of its width."""
    sheet = format_html('media="all"><link rel="stylesheet" href="{}"', static("science_content/paper.css"))
    return html.replace('media="print"', sheet)


register_mode(Mode("", "普通网页", 0))
register_mode(Mode("print", "打印", 20, finish=_on_paper))

SIZES = [
    {"name": "phone", "icon": "mobile-alt", "device_width": 390, "label": "手机（390×844）"},
    {"name": "kiosk", "icon": "tablet-alt", "device_width": 1024, "label": "触摸屏（1024×600）"},
    {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": "电脑（1280）"},
]


class Previews:
    """Mixed into `SciencePage`. A mode that nobody registered, or that the page does not offer, is the plain one."""

    preview_sizes = SIZES

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        modes = sorted(_modes.values(), key=lambda mode: mode.order)
        return [(mode.name, mode.label) for mode in modes if mode.offered(self)]

    def make_preview_request(self, original_request=None, preview_mode=None, extra_request_attrs=None) -> HttpResponse:
        mode = _modes.get(preview_mode or "", _modes[""])
        if not mode.offered(self):
            mode = _modes[""]
        shown = mode.stands_for(self)
        attributes = mode.dress(shown or self) if shown else {"says": mode.absent}
        return super(Previews, shown or self).make_preview_request(  # type: ignore[misc]  # a page has it
            original_request, mode.name, (extra_request_attrs or {}) | attributes
        )

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        says = getattr(request, "says", "")
        if says:
            return TemplateResponse(request, "science_content/pages/admin/nothing_to_show.html", {"says": says})
        response = super().serve_preview(request, mode_name)  # type: ignore[misc]
        finish = _modes.get(mode_name or "", _modes[""]).finish
        response.add_post_render_callback(lambda done: _rewrite(done, finish))
        return response


def _rewrite(response: HttpResponse, finish: Callable[[str], str]) -> None:
    response.content = finish(response.content.decode())
