"""Whether words fit their field: what does not could be released by no door."""

from collections.abc import Iterator

from .findings import ERROR, Finding, Kind, TranslationCheck
from .plain import plain


class TooLong(TranslationCheck):
    id, name, severity = "too-long", "放得下", ERROR

    def check(self, source: str, target: str, language: str, kind: Kind) -> Iterator[Finding]:
        length = len(plain(target))
        if kind.limit is not None and length > kind.limit:
            yield self.found(f"译文有{length}个字符，这一格最多{kind.limit}个。", str(kind.limit))
