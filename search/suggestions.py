"""What is offered while somebody types: words of the library first, then pages whose title begins so."""

from django.utils.http import urlencode
from django.utils.translation import gettext
from wagtail.models import Locale

from languages import registry
from science_content.models import SciencePage
from science_content.reader import Reader

from .queries import pages_by_ids
from .terms import beginning_with, letters_of

MOST_WORDS, MOST_PAGES = 4, 5


def suggested(typed: str, reader: Reader) -> list[dict[str, str]]:
    """`text` with its `lang`, `kind` (what it is, in the interface's language) and `href`."""
    if not typed:
        return []
    words = [
        {
            "text": word,
            "lang": "zh-Hans",
            "kind": gettext("搜这个词"),
            "href": f"{reader.everywhere}search/?{urlencode({'q': word})}",
        }
        for word in beginning_with(typed, MOST_WORDS)
    ]
    return words + [
        {
            "text": page.title,
            "lang": page.language.tag,
            "kind": gettext(page.specific_class.kind),
            "href": reader.href(page),
        }
        for page in _pages(typed, reader.language)
    ]


def _pages(typed: str, language: registry.Language) -> list[SciencePage]:
    """In the reader's language first, then in Chinese; a text once."""
    begun = letters_of(typed) or typed
    found: list[SciencePage] = []
    for code in dict.fromkeys((language.code, registry.SOURCE)):
        pages = SciencePage.objects.readable().public().filter(locale=Locale.objects.filter(language_code=code).first())
        scores = pages.autocomplete(begun)[:MOST_PAGES].scores() or {}
        keys = {page.translation_key for page in found}
        found += [page for page in pages_by_ids(list(scores)) if page.translation_key not in keys]
    return found[:MOST_PAGES]
