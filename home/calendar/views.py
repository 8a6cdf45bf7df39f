from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.pieces import ListedPage, listed
from science_content.models import Crop
from science_content.reader import Reader

from .queries import WITHOUT_CROP, Work, by_crop, crops, due, one_of_each_shelf_first, year
from .seasons import MONTHS, season, this_month

SOON = 8
IN_A_GROUP = 6
PAGE_SIZE = 24


@dataclass(frozen=True)
class Group:
    """Pieces of one crop or animal; `crop` is None for what is about people and houses, whose key is "life"."""

    key: str
    crop: Crop | None
    entries: list[ListedPage]
    total: int


@require_safe
def whole_year(request: HttpRequest) -> HttpResponse:
    """The twelve months, what this one asks for, and a table of crops by months."""
    reader = Reader.of(request)
    works, month, known = year(reader), this_month(), crops()
    soon = one_of_each_shelf_first(due(works, month))[:SOON]
    rows = [
        (key, known.get(key), [len(due(group, number)) for number in MONTHS])
        for key, group in by_crop(works, known).items()
    ]
    context = {
        "is_list": True,
        "months": [(number, season(number)) for number in MONTHS],
        "month": month,
        "entries": listed([work.page_id for work in soon]),
        "rows": rows,
    }
    return render(request, "home/calendar/year.html", context)


@require_safe
def one_month(request: HttpRequest, month: str) -> HttpResponse:
    """What a month asks for, by crop and animal."""
    reader = Reader.of(request)
    number = int(month)
    known = crops()
    groups = by_crop(due(year(reader), number), known)
    shown = {entry.page.pk: entry for entry in listed(_first_of_each(groups))}
    context = _around(number) | {
        "is_list": True,
        "groups": [
            Group(
                key,
                known.get(key),
                [shown[work.page_id] for work in works[:IN_A_GROUP] if work.page_id in shown],
                len(works),
            )
            for key, works in groups.items()
        ],
    }
    return render(request, "home/calendar/month.html", context)


@require_safe
def one_crop(request: HttpRequest, month: str, crop: str) -> HttpResponse:
    """All that one crop or animal asks for in a month, in pages of 24. Raises Http404 for what is neither."""
    reader = Reader.of(request)
    known = crops()
    groups = by_crop(due(year(reader), int(month)), known)
    if crop not in {*known, WITHOUT_CROP}:
        raise Http404
    page = Paginator([work.page_id for work in groups.get(crop, [])], PAGE_SIZE).get_page(request.GET.get("page"))
    context = _around(int(month)) | {
        "is_list": True,
        "crop": known.get(crop),
        "pages": page,
        "entries": listed(list(page.object_list)),
    }
    return render(request, "home/calendar/crop.html", context)


def _around(month: int) -> dict:
    return {
        "month": month,
        "season": season(month),
        "is_now": month == this_month(),
        "previous": (month - 2) % 12 + 1,
        "next": month % 12 + 1,
    }


def _first_of_each(groups: dict[str, list[Work]]) -> list[int]:
    return [*dict.fromkeys(work.page_id for works in groups.values() for work in works[:IN_A_GROUP])]
