"""Gettext catalogues by polib, so that no machine needs gettext: compiled for the site, kept in step with its words.

A language whose interface words are not released gets an empty catalogue: gettext then answers in Chinese, and no page
shows a mixture (decision 14 of docs/design.md). Its `.po` stays where its team works on it.
"""

import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import polib

from languages import registry

HEAD = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=1; plural=0;"}
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]")
LINE = re.compile(
    r'\s*(?:#(?!~).*|(?:#~\|?\s*)?(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(?:[^"\\]|\\.)*"\s*)?'
)


class BrokenCatalogue(ValueError):
    """A `.po` that cannot be read whole; says in which file and line."""


class Word(NamedTuple):
    """What code asks gettext for."""

    text: str
    plural: str = ""
    context: str | None = None


class Update(NamedTuple):
    """What one catalogue becomes: its text as it is and as it should be, words that it lacked, words nobody asks for now."""

    path: Path
    before: str
    after: str
    missing: list[str]
    unasked: list[str]


def compile_catalogues(root: Path) -> int:
    """Compile each `.po` below `root` whose `.mo` is absent, empty or older than it or the registry; the number compiled.

    Settings call it: importable before Django is set up, and safe when several processes start at once.
    """
    released = {language.locale for language in registry.LANGUAGES.values() if language.interface_released}
    compiled = 0
    for source in sorted(root.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if _is_stale(target, source):
            catalogue = read_catalogue(source)
            if target.parts[-3] not in released:
                catalogue.clear()  # its header stays: without a catalogue Django does not route the language
            write_whole(catalogue.to_binary(), target)
            compiled += 1
    return compiled


def updates(root: Path, words: Mapping[Word, Sequence[str]]) -> list[Update]:
    """How the catalogue of each translated language below `root` must change to hold `words` (with the files that ask).

    Nothing is written, so one that is broken stops them all (BrokenCatalogue).
    """
    paths = {language.locale: root / language.locale / "LC_MESSAGES" / "django.po" for language in registry.TRANSLATED}
    return [_update(path, locale, words) for locale, path in paths.items()]


def read_catalogue(path: Path) -> polib.POFile:
    """The catalogue at `path`; stricter than polib, which takes the last letter of a text whose quote is not closed."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _broken(path, content[: error.start].count(b"\n") + 1, "不是UTF-8文字") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if not LINE.fullmatch(line):
            raise _broken(path, number, "不合PO格式")
    try:
        catalogue = polib.pofile(text)
    except (OSError, ValueError) as error:
        named = re.search(r"line (\d+)", str(error))
        raise _broken(path, int(named[1]) if named else 1, "不合PO格式") from error
    seen = set()
    for entry in catalogue:
        key = (entry.msgctxt, entry.msgid)
        if key in seen:
            raise _broken(path, entry.linenum, f"“{entry.msgid}”写了两次")
        seen.add(key)
    return catalogue


def _broken(path: Path, line: int, reason: str) -> BrokenCatalogue:
    return BrokenCatalogue(f"{path}，第{line}行：{reason}。")


def _update(path: Path, locale: str, words: Mapping[Word, Sequence[str]]) -> Update:
    catalogue = read_catalogue(path) if path.exists() else polib.POFile()
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    catalogue.metadata = HEAD | {"Language": locale} | catalogue.metadata
    said = re.search(r"nplurals=(\d+)", catalogue.metadata["Plural-Forms"])
    forms = int(said[1]) if said else 1
    asked = {(word.context, word.text): word for word in sorted(words, key=lambda word: word.plural)}
    known = {(entry.msgctxt, entry.msgid): entry for entry in catalogue}
    missing = [text for context, text in asked if (context, text) not in known or known[context, text].obsolete]
    unasked = [entry.msgid for key, entry in known.items() if key not in asked and not entry.obsolete]
    for key, word in asked.items():
        entry = known.setdefault(key, polib.POEntry(msgctxt=word.context, msgid=word.text))
        _fit(entry, word, words[word], forms)
    for key in known.keys() - asked.keys():
        known[key].obsolete = True
    kept = [entry for entry in known.values() if not entry.obsolete or _holds_work(entry)]
    catalogue[:] = sorted(kept, key=lambda entry: (entry.obsolete, entry.msgid, entry.msgctxt or ""))
    return Update(path, before, _written(catalogue), sorted(missing), sorted(unasked))


def _fit(entry: polib.POEntry, word: Word, files: Sequence[str], forms: int) -> None:
    """Make `entry` that of `word`; lines of files have no numbers, so that a catalogue changes only when words do."""
    entry.obsolete = False
    entry.occurrences = [(file, "") for file in files]
    if PLACEHOLDER.search(word.text):
        _flag(entry, "python-format")
    if word.plural != entry.msgid_plural:
        translated = entry.msgstr_plural or dict.fromkeys(range(forms), entry.msgstr)
        entry.msgid_plural = word.plural
        entry.msgstr = "" if word.plural else translated[0]
        entry.msgstr_plural = translated if word.plural else {}
        if translated[0]:
            _flag(entry, "fuzzy")


def _flag(entry: polib.POEntry, flag: str) -> None:
    if flag not in entry.flags:
        entry.flags.append(flag)


def _holds_work(entry: polib.POEntry) -> bool:
    """Whether somebody has translated the word or written a note to it."""
    return bool(entry.msgstr or any(entry.msgstr_plural.values()) or entry.tcomment)


def _written(catalogue: polib.POFile) -> str:
    catalogue.wrapwidth = 0
    return str(catalogue).removeprefix("" if catalogue.header else "#\n")


def _is_stale(target: Path, source: Path) -> bool:
    """An empty file counts: Django crashes on one instead of ignoring it. The registry says what is released."""
    if not target.exists():
        return True
    written = target.stat()
    changed = max(source.stat().st_mtime, registry.DATA_FILE.stat().st_mtime)
    return not written.st_size or written.st_mtime < changed


def write_whole(content: bytes, target: Path) -> None:
    """No reader sees half a file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as part:
        try:
            part.write(content)
            part.flush()
            os.chmod(part.name, 0o644)
            os.replace(part.name, target)
        except BaseException:
            os.unlink(part.name)
            raise
