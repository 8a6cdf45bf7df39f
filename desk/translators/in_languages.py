"""One page in every language: how far each is, who has it, and where it is opened."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from languages import registry
from science_content.models import SciencePage
from science_content.pages.types import contained_types
from translation.claims.models import Claim
from translation.claims.queries import claims_of, is_past, taken_as
from translation.engine.sources import Progress, progress_by_page
from translation.release.permissions import languages_of

from .queries import TranslationRow, to_be_counted
from .views import OFFICE


@dataclass(frozen=True)
class InLanguage:
    """`row`: of the page itself; `live` of `parts`, the page and its chapters, are public; `progress` and `minutes` are of all
    of them. `may_open`: whether the person works in the language.
    """

    language: registry.Language
    row: TranslationRow
    live: int
    parts: int
    progress: Progress
    minutes: int
    claim: Claim | None
    may_open: bool

    @property
    def is_past(self) -> bool:
        return self.claim is not None and is_past(self.claim)


@require_safe
def page_in_languages(request: HttpRequest, page_id: int) -> HttpResponse:
    """Of the Chinese page of `page_id`. All languages for the office and who may change the page, else those of the person."""
    page = get_object_or_404(SciencePage.objects.select_related("locale", "content_type"), pk=page_id)
    source = page.source_page
    if source is None:
        raise Http404
    seen = _seen(request.user, source)
    if not seen:
        raise PermissionDenied
    if not page.language.is_source:
        return redirect("translation_languages", source.pk)
    found = in_languages(source, seen, request.user)
    context = {"page": source, "found": found, "has_parts": found[0].parts > 1}
    return TemplateResponse(request, "desk/translators/admin/in_languages.html", context)


def in_languages(source: SciencePage, seen: list[registry.Language], user: Any) -> list[InLanguage]:
    """In the registry's order. Three queries, and one for each language in which the page was begun."""
    parts = _parts(source)
    keys = {part.translation_key: part for part in parts}
    pages = SciencePage.objects.filter(translation_key__in=keys).exclude(locale=source.locale).select_related("locale")
    targets: dict[str, dict] = {}
    for target in pages:
        targets.setdefault(target.locale.language_code, {})[target.translation_key] = target
    mine, claims = languages_of(user), claims_of(taken_as(source))
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    found = []
    for language in seen:
        begun = targets.get(language.code, {})
        counts = progress_by_page(locales[language.code], keys) if begun and language.code in locales else {}
        rows = [TranslationRow(part, begun.get(key), counts.get(key, Progress())) for key, part in keys.items()]
        found.append(
            InLanguage(
                language=language,
                row=rows[0],
                live=sum(bool(row.target and row.target.live) for row in rows),
                parts=len(rows),
                progress=_sum([row.progress for row in rows]),
                minutes=sum(row.minutes for row in rows),
                claim=claims.get(language.code),
                may_open=language in mine,
            )
        )
    return found


def _seen(user: Any, source: SciencePage) -> list[registry.Language]:
    if user.has_perm(OFFICE) or source.permissions_for_user(user).can_edit():
        return list(registry.TRANSLATED)
    return languages_of(user)


def _parts(source: SciencePage) -> list[SciencePage]:
    """The page, and the chapters that it holds."""
    below = SciencePage.objects.child_of(source).readable().type(*contained_types())
    return list(to_be_counted(below | SciencePage.objects.filter(pk=source.pk)).order_by("path"))


def _sum(each: list[Progress]) -> Progress:
    return Progress(
        *(sum(numbers) for numbers in zip(*((p.done, p.all, p.machine, p.characters) for p in each), strict=True))
    )
