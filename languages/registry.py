"""The one list of written languages: what settings, fonts, search, checks and templates know about each of them."""

import json
from dataclasses import dataclass, field
from pathlib import Path

DATA_FILE = Path(__file__).parent / "data" / "languages.json"
DATA = json.loads(DATA_FILE.read_text(encoding="utf-8"))
SOURCE = "zh-hans"


@dataclass(frozen=True)
class Font:
    """A self-hosted face: `family` as CSS names it, `file` in `languages/fonts/`.

    `awaited`: a device without the face shows boxes, so a page asks for it before its style sheets do.
    """

    family: str
    file: str
    awaited: bool = True


@dataclass(frozen=True)
class Script:
    """An ISO 15924 script as pages need it: font (None = every device has one), line height (unitless), digit zero."""

    code: str
    font: Font | None
    line_height: float
    zero: str = "0"
    spaced: bool = True


SCRIPTS = {
    script.code: script
    for script in (
        Script("Hans", None, 1.75, spaced=False),
        Script("Tibt", Font("Noto Serif Tibetan", "noto-serif-tibetan-400.woff2"), 2.0, "༠", spaced=False),
        Script("Tale", Font("Noto Sans Tai Le", "noto-sans-tai-le-400.woff2"), 1.8, spaced=False),
        Script("Talu", Font("Noto Sans New Tai Lue", "noto-sans-new-tai-lue-400.woff2"), 1.9, "᧐", spaced=False),
        Script("Yiii", Font("Noto Sans Yi", "noto-sans-yi-400.woff2"), 1.8, spaced=False),
        Script("Lisu", Font("Noto Sans Lisu", "noto-sans-lisu-400.woff2"), 1.7),
        Script("Plrd", Font("Noto Sans Miao", "noto-sans-miao-400.woff2"), 1.9),
        Script("Latn", Font("Noto Sans Yunnan Latin", "noto-sans-yunnan-latin-400.woff2", awaited=False), 1.6),
    )
}


@dataclass(frozen=True)
class Language:
    """A written language that the site publishes in.

    `code` is Django's (lower case), `tag` the BCP 47 spelling for `lang` attributes, `locale` the catalogue's folder.
    `label` is what a button shows: the autonym where a source confirms it, else the Chinese name; `label_tag` is the
    language that the label is written in. `dose_digits`: "own" (those of its script) only where its own team chose them.
    `interface_released`: the public interface words are all translated, and the language's own team has released them.
    `negations`: its words for "not" as its own team gave them, one of which stands wherever Chinese forbids; none has come yet.
    """

    code: str
    tag: str
    name_zh: str
    short_zh: str
    name_en: str
    autonym: str | None
    autonym_checked: bool
    script: Script
    formats: dict[str, str] = field(default_factory=dict)
    dose_digits: str = "ASCII"
    interface_released: bool = False
    negations: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.autonym if self.autonym and self.autonym_checked else self.short_zh

    @property
    def label_tag(self) -> str:
        return self.tag if self.label == self.autonym else "zh-Hans"

    @property
    def interface_tag(self) -> str:
        """The BCP 47 tag of the language in which a page's interface words stand: Chinese until this one's are released."""
        return self.tag if self.interface_released else "zh-Hans"

    def in_dose(self, number: str) -> str:
        """`number`, written in ASCII digits, in those that a dose shows in this language."""
        zero = {"ASCII": "0", "own": self.script.zero}[self.dose_digits]
        return number.translate({ord("0") + digit: ord(zero) + digit for digit in range(10)})

    @property
    def locale(self) -> str:
        """As Django's to_locale() spells it: bo, zh_Hans."""
        language, _, subtag = self.code.partition("-")
        return f"{language}_{subtag.title() if len(subtag) > 2 else subtag.upper()}" if subtag else language

    @property
    def is_source(self) -> bool:
        return self.code == SOURCE


def _read() -> dict[str, Language]:
    rows = [row for row in DATA["languages"] if row["tier"] in (0, 1)]
    return {
        row["code"]: Language(
            code=row["code"],
            tag="zh-Hans" if row["code"] == SOURCE else row["code"],
            name_zh=row["zh"],
            short_zh=row["zh_short"],
            name_en=row["en"],
            autonym=row["autonym"],
            autonym_checked=row["autonym_checked"],
            script=SCRIPTS[row["script"]],
            dose_digits=row.get("dose_digits", "ASCII"),
            interface_released=row["code"] == SOURCE or row.get("interface_released", False),
            negations=tuple(row.get("negations", ())),
        )
        for row in rows
    }


LANGUAGES: dict[str, Language] = _read()
TRANSLATED: tuple[Language, ...] = tuple(language for language in LANGUAGES.values() if not language.is_source)
# Tongues that are spoken and heard, and nobody writes: tag → Chinese name.
WITHOUT_SCRIPT: dict[str, str] = {
    row["code"]: row["zh"] for row in DATA["languages"] if row["tier"] == 3 and not row["code"].startswith("und-")
}
_READS: dict[str, list[str]] = {row["tag"]: row["reads"] for row in DATA["spoken"]}


def get(code: str) -> Language:
    """The language of `code`, case ignored; KeyError where nobody publishes in it."""
    return LANGUAGES[code.lower()]


def read_by(spoken: list[str]) -> list[Language]:
    """The written languages that speakers of the `spoken` tags (ISO 639-3 or ours) read, in that order, without repeats."""
    codes = [code for tag in spoken for code in ([tag] if tag in LANGUAGES else _READS.get(tag, []))]
    return [LANGUAGES[code] for code in dict.fromkeys(codes)]


def django_languages() -> list[tuple[str, str]]:
    """`LANGUAGES` of the settings: (code, Chinese name)."""
    return [(language.code, language.short_zh) for language in LANGUAGES.values()]


def lang_info() -> dict[str, dict[str, str | bool]]:
    """Entries for `django.conf.locale.LANG_INFO`, which knows almost none of these codes."""
    return {
        language.code: {"bidi": False, "code": language.code, "name": language.name_en, "name_local": language.label}
        for language in LANGUAGES.values()
    }
