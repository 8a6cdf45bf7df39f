"""What translators ask: a list for who may answer and who asked, and one question beside its sentence, to be answered or passed on."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from languages.sentences import mark
from translation.engine.sheet import sheet
from translation.engine.sources import translation_of
from translation.questions.actions import CannotAsk, answer, answer_seen, as_said, close, pass_on
from translation.questions.models import ASKED, LONGEST_ANSWER, READER, Question
from translation.questions.queries import asked_by, standing_at
from translation.release.permissions import languages_of

from .scope import Asked, answerable_by, chinese_of, with_pages

A_PAGE = 30
NEAR = 2  # sentences before and after


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """For everybody who may be asked or may ask, or has asked in a role that he had."""
    asked = asked_by(request.user.pk)  # type: ignore[arg-type]  # signed in
    if not concerns(request.user) and not asked.exists():
        raise PermissionDenied
    mine = answerable_by(request.user)
    answered = Paginator(mine.filter(answered_at__isnull=False).order_by("-answered_at", "-pk"), A_PAGE)
    shown = answered.get_page(request.GET.get("p"))
    context = {
        "to_answer": with_pages(mine.filter(answered_at=None, closed_at=None)),
        "mine": with_pages(asked),
        "answered": with_pages(shown),
        "shown": shown,
    }
    return TemplateResponse(request, "desk/questions/admin/questions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, question_id: int) -> HttpResponse:
    """One question with what stands around its sentence; on POST `answer` for the one that was `seen`, or passed on `to` another."""
    asked = _asked(request, question_id)
    if asked is None:
        return _turned_away(request)
    refused = ""
    if request.method == "POST":
        try:
            _act(request, asked.question)
        except CannotAsk as reason:
            refused = " ".join(reason.messages)
            asked.question.refresh_from_db()
        else:
            return redirect("questions")
    around = _around(asked)
    context = around | {
        "asked": asked,
        "others": [] if asked.question.answered_at else _others(asked.question),
        "typed": as_said(request.POST["answer"]) if "answer" in request.POST else asked.question.answer,
        "refused": refused,
        "most": LONGEST_ANSWER,
        "block_anchor": _anchor(around["here"].path if "here" in around else asked.question.path),
    }
    return TemplateResponse(request, "desk/questions/admin/question.html", context, status=400 if refused else 200)


@require_POST
def put_aside(request: HttpRequest, question_id: int) -> HttpResponse:
    """Whoever asked knows now, or asks no more; an answer that is not the one `seen` stays. A script is told nothing of it (204)."""
    asked = get_object_or_404(Question, pk=question_id, user=request.user.pk)
    is_new = request.GET.get("seen", answer_seen(asked)) != answer_seen(asked)
    if not is_new:
        close(asked)
    if not request.accepts("text/html"):
        return HttpResponse(status=204)
    said = "放下了。" if asked.answered_at else "不问了。"
    messages.success(request, "刚才有了新的回答，请看。" if is_new else said)
    return redirect("questions")


def concerns(user: Any) -> bool:
    """Whether somebody may ask or be asked at all."""
    return bool(languages_of(user)) or _changes_chinese(user)


def _changes_chinese(user: Any) -> bool:
    """One query for each object of a user: the menu asks on every screen, too."""
    if "_changes_chinese" not in user.__dict__:
        user.__dict__["_changes_chinese"] = chinese_of(user, "change").exists()
    return bool(user.__dict__["_changes_chinese"])


def _asked(request: HttpRequest, question_id: int) -> Asked | None:
    """None where it is not the person's to answer. Raises Http404."""
    get_object_or_404(Question, pk=question_id)
    return next(iter(with_pages(answerable_by(request.user).filter(pk=question_id))), None)


def _turned_away(request: HttpRequest) -> HttpResponse:
    """It may have been passed on, or its page withdrawn, while somebody typed: his words are given back to him."""
    typed = as_said(request.POST.get("answer", "")[:LONGEST_ANSWER])
    if request.method != "POST" or not concerns(request.user) or not (typed or "to" in request.POST):
        raise PermissionDenied
    if not typed:  # passed on by a click, and by one more
        messages.info(request, "这个问题不在您这里了。")
        return redirect("questions")
    messages.error(request, f"这个问题不在您这里了，您的回答没有送到。您写的是：{typed}")
    return redirect("wagtailadmin_home")


def _act(request: HttpRequest, asked: Question) -> None:
    if "to" in request.POST:
        if as_said(request.POST.get("answer", "")) != asked.answer:
            raise CannotAsk("您写了回答：请先回答；要转给别人，请先清空。")
        pass_on(question=asked, to=request.POST["to"])
        messages.success(request, "转过去了。")
        return
    answer(
        question=asked,
        text=request.POST.get("answer", ""),
        seen=request.POST.get("seen", ""),
        user=request.user,  # type: ignore[arg-type]  # signed in
    )
    messages.success(request, "回答送到了，问的人在首页看得到。")


def _others(asked: Question) -> list[tuple[str, str]]:
    return [(to, label) for to, label in ASKED if to not in (asked.to, READER)]


def _around(asked: Asked) -> dict[str, Any]:
    """`here`: the sentence as it stands on the page, None where the Chinese says it no more: then `now` is what stands in its
    place; `before` and `after` it, as the page is read. Nothing where nobody translates the page into the language any more.
    """
    target = asked.target
    translation = translation_of(target) if target else None
    if target is None or translation is None:
        return {}
    entries = sheet(translation, target).entries
    at = standing_at([asked.question], [(each.path, each.chinese) for each in entries]).get(asked.question.pk)
    here = entries[at] if at is not None else None
    if at is None or here is None or mark(here.chinese) != asked.question.mark:
        return {"now": [each for each in entries if each.path == asked.question.path]}
    return {"here": here, "before": entries[max(at - NEAR, 0) : at], "after": entries[at + 1 : at + 1 + NEAR]}


def _anchor(path: str) -> str:
    """Of the block in Wagtail's form of the Chinese page; "" for its title and summary."""
    field, _, rest = path.partition(".")
    return f"#block-{rest.partition('.')[0]}-section" if field == "body" and rest else ""
