"""Whether the words are words of their language: told to the translator, and none of it keeps them from readers."""

import re
import unicodedata
from collections.abc import Iterator

from languages import registry
from languages.scripts import COMMON, INHERITED, runs

from .findings import Finding, Kind, TranslationCheck
from .plain import plain

HAN, LATIN = "Hans", "Latn"
BANS = re.compile("[不没别勿禁无非莫未忌]")
ENDS_HERE = "。！？；!?;"
ENDS = ENDS_HERE + ".…།༎༏༐༑༔꓿꓾᪨᪩᪪᪫”’」』》)）]"
SHUT = "ཀགཤ"  # after these letters Tibetan writes no shad
SPACED_OUT = re.compile(r"\s+[།༎꓿]|་་|  ")
DIGITS = {"Tibt": "༠", "Talu": "᧐", "Tale": "၀", "Lana": "᪀"}


class Empty(TranslationCheck):
    id, name = "empty", "有译文"

    def check(self, source: str, target: str, language: str, kind: Kind) -> Iterator[Finding]:
        if not any(unicodedata.category(sign)[0] in "LN" for sign in plain(target)):
            yield self.found("译文里一个字也没有。")


class Untranslated(TranslationCheck):
    id, name = "same", "译过了"

    def check(self, source: str, target: str, language: str, kind: Kind) -> Iterator[Finding]:
        if _is_same(source, target) and _letters(target, HAN):
            yield self.found("译文和中文一模一样：还没有译。")


class LeftoverHan(TranslationCheck):
    id, name = "han", "没有剩下汉字"

    def check(self, source: str, target: str, language: str, kind: Kind) -> Iterator[Finding]:
        left = _letters(target, HAN)
        if left and not _is_same(source, target):
            yield self.found(f"译文里还有汉字“{left[0]}”。", *left)


class WrongScript(TranslationCheck):
    """Latin names of substances and units stand in every language."""

    id, name = "script", "文字对"

    def check(self, source: str, target: str, language: str, kind: Kind) -> Iterator[Finding]:
        own = registry.LANGUAGES[language].script.code if language in registry.LANGUAGES else None
        if own is None:
            return
        allowed = {own, HAN, COMMON, INHERITED}
        words = plain(target)
        scripts = {run.script for run in runs(words)}
        if own not in scripts and scripts & {LATIN} and len(_latin(words)) > len(_latin(plain(source))) + 3:
            yield self.found("译文不是这种语言的文字。", LATIN)
        for script in sorted(scripts - allowed - {LATIN}):
            yield self.found(f"译文里有别的文字“{_letters(target, script)[0]}”。", script)
        for digit in _foreign_digits(target, own):
            yield self.found(f"译文里的数字“{digit}”不是这种语言用的数字。", digit)


class EndMark(TranslationCheck):
    id, name = "end-mark", "句末标点"

    def check(self, source: str, target: str, language: str, kind: Kind) -> Iterator[Finding]:
        ours, theirs = plain(source).rstrip(), plain(target).rstrip()
        if (
            ours[-1:]
            and ours[-1] in ENDS_HERE
            and theirs
            and theirs[-1] not in ENDS
            and _last_letter(theirs) not in SHUT
        ):
            yield self.found("中文有句末标点，译文没有。")


class Spacing(TranslationCheck):
    id, name = "spacing", "空格和音节点"

    def check(self, source: str, target: str, language: str, kind: Kind) -> Iterator[Finding]:
        if found := SPACED_OUT.search(plain(target)):
            yield self.found(f"标点前多了空格，或者音节点、空格连用：“{found[0]}”。", found[0])


class Negation(TranslationCheck):
    """Only where the language's own team has given its words for "not": `negations` in the registry."""

    id, name = "negation", "“不”字译出来了"

    def check(self, source: str, target: str, language: str, kind: Kind) -> Iterator[Finding]:
        words = registry.LANGUAGES[language].negations if language in registry.LANGUAGES else ()
        banned = BANS.search(plain(source))
        if words and banned and not any(word in target for word in words):
            yield self.found(f"中文里有“{banned[0]}”，译文里没有表示否定的词。", banned[0])


def _is_same(source: str, target: str) -> bool:
    return plain(source).split() == plain(target).split()


def _letters(text: str, script: str) -> list[str]:
    return [run.text.strip() for run in runs(plain(text)) if run.script == script]


def _latin(text: str) -> str:
    return "".join(re.findall("[A-Za-z]", text))


def _last_letter(text: str) -> str:
    """The last letter without what is written below, above and after it; a sign no text holds where there is none."""
    return next((sign for sign in reversed(text) if unicodedata.category(sign) == "Lo"), "\0")


def _foreign_digits(text: str, script: str) -> list[str]:
    zeros = {"0", "０", DIGITS.get(script, "0"), "᪐" if script == "Talu" else "0", "᪀" if script == "Talu" else "0"}
    own = {chr(ord(zero) + digit) for zero in zeros for digit in range(10)}
    return sorted({sign for sign in text if unicodedata.category(sign) == "Nd" and sign not in own})
