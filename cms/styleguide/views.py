"""The styleguide: for whoever works on the site, not for readers."""

import re

from django.contrib.auth.decorators import login_required, permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from languages import registry
from science_content.reader import Reader

from .examples import Example, Examples
from .words import LANGUAGES, title_of, words_of

ID = re.compile(r'(?<=[\s])((?:id|for|aria-labelledby|aria-describedby)=")([^"]+)"')


@require_safe
@never_cache
@login_required(login_url="wagtailadmin_login")
@permission_required("wagtailadmin.access_admin", raise_exception=True)
def styleguide(request: HttpRequest, code: str = registry.SOURCE) -> HttpResponse:
    """Every component in one of the five languages; 404 for another code."""
    if code not in LANGUAGES:
        raise Http404
    language = registry.get(code)
    request.reader = Reader(language)  # type: ignore[attr-defined]  # set by our middleware on every request
    with override(code):
        sections = [
            (heading, [(example, drawn(example, request, f"{nth}-{n}")) for n, example in enumerate(examples)])
            for nth, (heading, examples) in enumerate(Examples(language).all().items())
        ]
        context = {
            "sections": sections,
            "choices": [registry.get(each) for each in LANGUAGES],
            "sample_title": title_of(language),
            "sample_words": words_of(language),
        }
        return HttpResponse(render_to_string("styleguide/admin/page.html", context, request))


def drawn(example: Example, request: HttpRequest, mark: str) -> SafeString:
    """The example as HTML; its ids end in `mark`, since a component that stands once on a page stands here many times."""
    html = render_to_string(example.template, example.context, request)
    return mark_safe(ID.sub(rf'\g<1>\g<2>-{mark}"', html))
