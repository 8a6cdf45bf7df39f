"""Hiding one block of a page: its blocks on one screen, a reason, one click; and showing it again."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from wagtail.blocks import StreamValue

from science_content.blocks import answers
from science_content.pages.models import SciencePage
from science_content.withdrawal.actions import CannotWithdraw
from science_content.withdrawal.blocks import hide_block, show_block

from .permissions import may_restore, subject
from .views import form_or_answer

MOST_WORDS = 60


@dataclass(frozen=True)
class BlockRow:
    """A block as its reviewer recognises it: what it is, how it begins, and why and since when it is hidden."""

    id: str
    label: str
    words: str
    reason: str
    at: datetime | None


@form_or_answer
def page_blocks(request: HttpRequest, page_id: int) -> HttpResponse:
    """A translation stands for its Chinese page, as all languages go together."""
    page = subject(get_object_or_404(SciencePage, pk=page_id))
    if not may_restore(request.user, page):
        raise PermissionDenied
    refusal: list[str] = []
    if request.method == "POST":
        try:
            messages.success(request, _done(request, page))
        except CannotWithdraw as error:
            refusal = error.messages
        else:
            return redirect("page_blocks", page.pk)
    context = {
        "page": page,
        "rows": block_rows(page),
        "refusal": refusal,
        "chosen": request.POST.get("block", ""),
        "words": request.POST.get("words", ""),
    }
    return TemplateResponse(request, "desk/withdrawal/admin/blocks.html", context)


def _done(request: HttpRequest, page: SciencePage) -> str:
    if "show" in request.POST:
        count = show_block(page, request.POST["show"], user=request.user)
        return f"这一段恢复了，各语种一共 {count} 页。"
    count = hide_block(page, request.POST.get("block", ""), reason=request.POST.get("words", ""), user=request.user)
    return f"这一段已停用，各语种和副本一共 {count} 页。读者看到的是原因。"


def block_rows(page: SciencePage) -> list[BlockRow]:
    """The blocks of the live page, in its order."""
    return [_row(page, block, page.hidden_blocks.get(block.id, {})) for block in page.body if block.id]


def _row(page: SciencePage, block, said: dict[str, str]) -> BlockRow:
    stream = page.body.stream_block
    alone = StreamValue(stream, [block.get_prep_value()], is_lazy=True)
    words = " ".join(found.text for found in answers.words(stream, alone) if found.text)
    at = datetime.fromisoformat(said["at"]) if said else None
    return BlockRow(block.id, block.block.label, words[:MOST_WORDS], said.get("reason", ""), at)
