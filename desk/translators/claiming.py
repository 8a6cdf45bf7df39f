"""The buttons beside a page on the desk: 我来译, 放回去, and another day."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_POST

from languages import registry
from science_content.models import SciencePage
from translation.claims.actions import NotClaimed, claim_page, give_back, set_due
from translation.claims.models import Claim
from translation.claims.queries import taken_as
from translation.release.permissions import languages_of, people_of

from .filters import query_of
from .taken import is_of_team

Act = Callable[[HttpRequest, SciencePage, registry.Language, bool], str]


def _for_its_team(act: Act) -> Callable[[HttpRequest, str, int], HttpResponse]:
    """A view that acts for whoever translates in the language, says what came of it, and leads back to the same list."""

    @require_POST
    @wraps(act)
    def view(request: HttpRequest, language: str, page_id: int) -> HttpResponse:
        mine = {each.code: each for each in languages_of(request.user)}
        if language not in mine:
            raise PermissionDenied
        chinese = SciencePage.objects.filter(locale__language_code=registry.SOURCE).select_related("locale")
        page = get_object_or_404(chinese, id=page_id)  # SQLite fails on a `pk` of twenty digits, which is a pointer
        try:
            releases = mine[language] in languages_of(request.user, "publish")
            releases = _may_take_over(request, page, language, releases)
            messages.success(request, act(request, page, mine[language], releases))
        except NotClaimed as reason:
            messages.error(request, str(reason))
        return redirect(f"{reverse('translation_desk')}?{query_of(request.GET, mine[language])}#page-{page.pk}")

    return view


def _may_take_over(request: HttpRequest, page: SciencePage, language: str, releases: bool) -> bool:
    """Whether the page may be taken from who has it: by anybody from who left the team, by who `releases` from whom the list
    named, not from who took it since the list was drawn.
    """
    claims = Claim.objects.filter(page_key=taken_as(page).translation_key, language=language)
    claim = claims.select_related("user").first()
    if claim is None:
        return False
    is_seen = request.POST.get("over", "") == str(claim.pk)
    return (releases and is_seen) or not is_of_team(claim, people_of(language))


@_for_its_team
def take_page(request: HttpRequest, page: SciencePage, language: registry.Language, releases: bool) -> str:
    claim = claim_page(page, language=language, user=request.user, releases=releases)  # type: ignore[arg-type]  # signed in
    return f"“{taken_as(page).title}”归您译了，到{claim.due.month}月{claim.due.day}日。别人还是可以打开来写。"


@_for_its_team
def put_back(request: HttpRequest, page: SciencePage, language: registry.Language, releases: bool) -> str:
    give_back(page, language=language, user=request.user, releases=releases)  # type: ignore[arg-type]  # signed in
    return f"“{taken_as(page).title}”放回去了，现在没有人领。"


@_for_its_team
def change_due(request: HttpRequest, page: SciencePage, language: registry.Language, releases: bool) -> str:
    try:
        due = parse_date(request.POST.get("due", ""))
    except ValueError:
        due = None
    if due is None:
        raise NotClaimed("没有看懂日期，没有改。请照“2026-12-08”这样写。")
    set_due(page, language=language, user=request.user, due=due)  # type: ignore[arg-type]  # signed in
    return f"“{taken_as(page).title}”改到{due.month}月{due.day}日。"
