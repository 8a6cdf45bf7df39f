"""A dose ten times what another page says of the same product: one of the two is wrong."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db.models import TextField
from django.db.models.functions import Cast
from wagtail.blocks import StreamValue

from ..blocks.advice import advice_in
from ..blocks.dose import DoseBlock
from ..blocks.leaves import defines
from .findings import Check, Finding
from .plausible import unlike


class UnlikeOthers(Check):
    id = "unlike"
    name = "和别的页差十倍"
    fix = "两页里有一页多半写错了单位或小数点：对标签，改错的那一页。"

    def check(self, page) -> Iterator[Finding]:
        """Asks the live Chinese pages that have a dose, and this page's own other doses; one query."""
        ours = dict(_doses(page.body))
        others = [("这一页", ours)] + (
            [(f"“{title}”", dict(_doses(body))) for title, body in _others(page)] if ours else []
        )
        for place, dose in ours.items():
            for title, theirs in others:
                if any(unlike(dose, other) for key, other in theirs.items() if key != place):
                    yield Finding(f"“{dose.get('substance')}”的用量和{title}里的差十倍或更多。", block=place)


def _doses(body: StreamValue) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from ((place, value) for place, value in advice_in(body).items() if isinstance(value.block, DoseBlock))


def _others(page) -> Iterator[tuple[str, StreamValue]]:
    base = apps.get_model("science_content", "SciencePage")
    found = base.objects.readable().filter(locale_id=page.locale_id).exclude(pk=page.pk)
    with_doses = found.annotate(stored=Cast("body", TextField())).filter(stored__contains='"dose')
    for title, body in with_doses.values_list("title", "body"):
        blocks = body.stream_block.child_blocks
        held = [each for each in body.raw_data if each["type"] in blocks and defines(blocks[each["type"]], DoseBlock)]
        yield title, StreamValue(body.stream_block, held, is_lazy=True)  # without the pictures of the others
