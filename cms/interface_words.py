"""Every word that pages ask gettext for: in templates, in Python, and the labels that code hands over by value.

A place that hands over something else than a literal must be told in `BY_VALUE` which words that may be, so that no word
can stay out of the catalogues in silence. A text without Chinese ("%", "℃") stays as it is in every language.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.utils.translation.template import templatize

from science_content.media.models import LICENCES
from science_content.models import ExperimentPage, SciencePage
from science_content.pages.columns import DISCIPLINES
from science_content.pages.types import page_types
from science_content.templatetags.science import LABELS

from .catalogues import Word

CHINESE = re.compile(r"[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e“”]+")
OF_STAFF = {"admin", "wagtailadmin"}  # folders of templates that no reader meets
ARGUMENTS = {
    "_": ("text",),
    "gettext": ("text",),
    "pgettext": ("context", "text"),
    "ngettext": ("text", "plural"),
    "npgettext": ("context", "text", "plural"),
}
_STRING = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"(?<![\w.])({'|'.join(ARGUMENTS)})\(({_STRING}(?:\s*,\s*{_STRING})*)\s*[,)]")
COMMENTS = re.compile(r"{#.*?#}|{%\s*comment\b.*?endcomment\s*%}", re.DOTALL)
HANDED_OVER = re.compile(r"{%-?\s*trans(?:late)?\s+([^\"'\s%][^\s%]*)")


class UnknownWords(ValueError):
    """A place asks for the translation of a value, and nobody has said which words it may be."""


def _kinds() -> Iterator[str]:
    """What readers call each type of page, at any depth below `SciencePage`."""
    yield SciencePage.kind
    yield from (model.kind for model in page_types())


BY_VALUE: dict[str, Callable[[], Iterable[str]]] = {
    "kind": _kinds,
    "listed_types()[slug].kind": _kinds,
    "model.kind": _kinds,
    "page.kind": _kinds,
    "page.specific_class.kind": _kinds,
    "page.get_licence_display": dict(LICENCES).values,
    "page.get_discipline_display": dict(DISCIPLINES).values,
    "source.get_discipline_display": dict(DISCIPLINES).values,
    "page.get_elapsed_unit_display": dict(ExperimentPage.ELAPSED_UNITS).values,
    "LABELS[key]": LABELS.values,
}


def interface_words(folders: Iterable[Path] | None = None) -> dict[Word, list[str]]:
    """Each word below `folders` (all our apps) with the files that ask for it; UnknownWords where `BY_VALUE` lacks a value."""
    found: dict[Word, set[str]] = defaultdict(set)
    for path in _sources(our_apps() if folders is None else folders):
        place = path.relative_to(settings.BASE_DIR) if path.is_relative_to(settings.BASE_DIR) else path
        for word in _words_of(path, place.as_posix()):
            if CHINESE.search(word.text):
                found[word].add(place.as_posix())
    return {word: sorted(places) for word, places in found.items()}


def our_apps() -> list[Path]:
    """Folders of the installed apps that belong to this project."""
    roots = {Path(config.path): settings.BASE_DIR / Path(*config.name.split(".")) for config in apps.get_app_configs()}
    return sorted(path for path, ours in roots.items() if path == ours)


def public_templates(folder: Path) -> Iterator[Path]:
    """Every template below `folder` that a reader may meet."""
    for path in sorted(folder.rglob("templates/**/*.*")):
        if not OF_STAFF & set(path.relative_to(folder).parts):
            yield path


def _sources(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from public_templates(folder)
        yield from (path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts)


def _words_of(path: Path, place: str) -> Iterator[Word]:
    text = path.read_text(encoding="utf-8")
    for asked in _of_python(text) if path.suffix == ".py" else _of_template(text):
        if isinstance(asked, Word):
            yield asked
        elif asked in BY_VALUE:
            yield from map(Word, BY_VALUE[asked]())
        else:
            raise UnknownWords(f"{place}: gettext of `{asked}`: say in cms/interface_words.py which words that may be")


def _of_template(text: str) -> Iterator[Word | str]:
    for function, literals in CALL.findall(templatize(text)):
        yield _word(function, ast.literal_eval(f"({literals},)"))
    yield from HANDED_OVER.findall(COMMENTS.sub("", text))


def _of_python(text: str) -> Iterator[Word | str]:
    tree = ast.parse(text)
    names = {
        alias.asname or alias.name: _plain(alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if _plain(alias.name) in ARGUMENTS
    }
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in calls:
        called = call.func
        function = names.get(called.id) if isinstance(called, ast.Name) else _plain(getattr(called, "attr", ""))
        if function in ARGUMENTS:
            yield _of_call(function, call)
    at_once = {id(call.func) for call in calls}
    yield from (  # handed on as a function: map(gettext, labels)
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id in names and id(node) not in at_once
    )


def _plain(name: str) -> str:
    return name.removesuffix("_lazy").removesuffix("_noop")


def _of_call(function: str, call: ast.Call) -> Word | str:
    arguments = call.args[: len(ARGUMENTS[function])]
    literals = [node.value for node in arguments if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    if len(literals) == len(ARGUMENTS[function]):
        return _word(function, literals)
    return ", ".join(map(ast.unparse, arguments)) or ast.unparse(call)


def _word(function: str, literals: Iterable[str]) -> Word:
    return Word(**dict(zip(ARGUMENTS[function], literals, strict=True)))
