"""The screen on which a native reader reads a whole live translation beside its Chinese, and ticks what he has read."""

from collections import Counter
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from desk.templatetags.sentences import inline
from science_content.models import SciencePage
from translation.engine.judging import WordsRefused
from translation.engine.sources import translation_of
from translation.engine.whole import WholeLine, WholePage, WholeSentence, whole
from translation.release.permissions import may_release
from translation.release.recording import OWN_WORDS, hindrances
from translation.release.ticking import Moved, NotTicked, Tick, take_back, tick


@dataclass(frozen=True)
class SentenceShown:
    """`why_not`: a sentence in Chinese where this person cannot tick it; `is_chosen`: its box is ticked beforehand."""

    sentence: WholeSentence
    label: str
    chinese: SafeString
    words: SafeString
    was: SafeString
    author: str
    why_not: str
    is_open: bool
    is_chosen: bool


@dataclass(frozen=True)
class LineShown:
    line: WholeLine
    has_moved: bool
    sentences: list[SentenceShown]


@require_http_methods(["GET", "HEAD", "POST"])
def read_translation(request: HttpRequest, page_id: int) -> HttpResponse:
    """Whoever works on the page reads it; what of it a person may tick, `translation.release.ticking` says."""
    page = get_object_or_404(SciencePage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if page.language.is_source or translation_of(page) is None:
        raise Http404
    if not page.live or page.source_page is None:
        messages.warning(request, "这一页还没有公开，先发布，再通读审校。")
        return redirect(_desk_of(page))
    if "back" in request.POST:
        return _take_back(request, page)
    return _tick(request, page) if request.method == "POST" else _screen(request, page)


def _take_back(request: HttpRequest, page: SciencePage) -> HttpResponse:
    if not may_release(request.user, page):
        raise PermissionDenied
    take_back(page=page, user=request.user)  # type: ignore[arg-type]  # signed in
    messages.success(request, "已撤回，这一页又写着“未经母语者审校”。")
    return redirect("translation_read", page.pk)


def _tick(request: HttpRequest, page: SciencePage) -> HttpResponse:
    posted = request.POST.getlist("read")
    seen = whole(translation_of(page))
    chosen = {each.digest for each in seen.can_be_read} if "all" in request.POST else _everywhere(posted, seen)
    try:
        found = tick(page=page, user=request.user, sentences=chosen, screen=request.POST.get("screen", ""))  # type: ignore[arg-type]
    except Moved as moved:
        messages.error(request, " ".join(moved.messages))
        return _screen(request, page, status=409)
    except NotTicked as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("translation_read", page.pk)
    except WordsRefused as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("translation_findings", page.pk)
    _say(request, found)
    page = SciencePage.objects.get(pk=page.pk)
    return redirect(_desk_of(page) if page.checked_by_native else reverse("translation_read", args=[page.pk]))


def _everywhere(posted: list[str], seen: WholePage) -> set[str]:
    """What is ticked wherever it stands: the same words may stand in two places, and only one be right there."""
    places = Counter(each.digest for each in seen.can_be_read if each.is_open)
    ticked = Counter(posted)
    return {digest for digest in ticked if ticked[digest] >= places[digest]}


def _say(request: HttpRequest, found: Tick) -> None:
    if found.read:
        messages.success(request, f"已记下：看过{len(found.read)}句。")
    if found.own:
        messages.warning(request, f"有{len(found.own)}句是您自己写的，关系到用药和安全，要请另一位来看，没有标记。")
    if found.others:
        messages.warning(request, f"有{len(found.others)}句要由审校来标记，没有标记。")
    if not (found.read or found.own or found.others):
        messages.warning(request, "没有勾选句子，什么也没有标记。")


def _screen(request: HttpRequest, page: SciencePage, status: int = 200) -> HttpResponse:
    seen = whole(translation_of(page))
    hindered = hindrances(seen.page, seen.can_be_read, request.user)  # type: ignore[arg-type]  # signed in
    people = get_user_model().objects.in_bulk({each.author for each in seen.sentences if each.author})
    names = {pk: person.get_full_name() or person.get_username() for pk, person in people.items()}
    blocks = [
        (block, [_line(line, hindered, names, request) for line in block.lines if line.cells]) for block in seen.blocks
    ]
    context = {
        "page": seen.page,
        "whole": seen,
        "blocks": [(block, lines) for block, lines in blocks if lines],
        "read": sum(each.is_read for each in seen.can_be_read),
        "has_guarded": any(each.guarded and not each.is_read for each in seen.can_be_read),
        "may_release": may_release(request.user, seen.page),
    }
    return TemplateResponse(request, "desk/translators/admin/read.html", context, status=status)


def _line(line: WholeLine, hindered: dict[str, str], names: dict[int, str], request: HttpRequest) -> LineShown:
    """After a page moved, what was chosen stays chosen where it still stands as it stood."""
    was_sent = request.method == "POST"
    moved = was_sent and line.print not in request.POST.getlist("line")
    before = set(request.POST.getlist("read"))
    shown = []
    for label, each in line.sentences:
        hindrance = hindered.get(each.digest, "")
        is_open = each.is_open and not hindrance
        usual = not each.guarded and not each.blocks
        shown.append(
            SentenceShown(
                sentence=each,
                label=label,
                chinese=inline(each.chinese),
                words=inline(each.words or ""),
                was=inline(each.was),
                author=names.get(each.author or 0, ""),
                why_not=_why_not(each, hindrance),
                is_open=is_open,
                is_chosen=is_open and not moved and (each.digest in before if was_sent else usual),
            )
        )
    return LineShown(line, moved, shown)


def _why_not(sentence: WholeSentence, hindrance: str) -> str:
    if sentence.returned:
        return "退回了，等译者改"
    if not hindrance or not sentence.is_open:
        return ""
    return "您自己写的，要请另一位来看" if hindrance == OWN_WORDS else "由审校来标记"


def _desk_of(page: SciencePage) -> str:
    return f"{reverse('translation_desk')}?language={page.language.code}"
