"""Which language each text of a page claims to be in, held against the script it is written in."""

from collections.abc import Iterator

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString

from languages import registry
from languages.scripts import runs

CHINESE = "zh-Hans"
SCIENTIFIC = "la"  # names of species
TAGS = {language.tag for language in registry.LANGUAGES.values()} | {SCIENTIFIC}
TYPED_BY_THE_READER = ""  # HTML's word for "nobody knows"
SITE_NAME = "科普e站"  # a name at the end of a page's title, which cannot hold marks
READ_ALOUD = ("alt", "title", "aria-label", "placeholder")
NOT_READ = ("script", "style", "template")


def strange_languages(html: BeautifulSoup) -> Iterator[str]:
    """A sentence for each text, read or read aloud, whose script is not that of the language it claims to be in."""
    for tag, text, language in _texts(html):
        scripts = {run.script for run in runs(text)} - {"Latn", "Zyyy"}
        strange = scripts - {"Hans"} if language == CHINESE else scripts & {"Hans"}
        if language != TYPED_BY_THE_READER and (strange or language not in TAGS):
            yield f"<{tag} lang={language}>: {text.strip()[:60]}"


def _texts(html: BeautifulSoup) -> Iterator[tuple[str, str, str | None]]:
    """(where, text, language) of each; from the top down, as to look upwards from every text takes most of a test's time."""
    waiting: list[tuple[Tag, str | None]] = [(html, None)]
    while waiting:
        element, above = waiting.pop()
        for name in READ_ALOUD:
            if element.get(name, "").strip():
                yield f"{element.name} {name}", element[name], element.get("lang") or above
        if element.name in NOT_READ:
            continue
        language = element.get("lang", above)
        for child in element.children:
            if isinstance(child, Tag):
                waiting.append((child, language))
            elif child.strip() and not isinstance(child, PreformattedString):
                yield element.name, _without_site(child), language


def _without_site(text: NavigableString) -> str:
    return text.strip().removesuffix(SITE_NAME) if text.parent.name == "title" else str(text)
