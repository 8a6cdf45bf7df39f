"""Named exceptions: somebody says of one sentence, by name and with a reason, that it is not what it looks like.

An exception is kept by its sentence's digest, which two spellings of one sentence share: when the sentence changes, it is
open again. It is a row of the page, so a copy, an old draft and a revision bring their own.
"""

from collections.abc import Iterable, Iterator

from languages.sentences import mark

from .findings import NOTE, Check, Finding


def not_excused(page, found: Iterable[Finding]) -> Iterator[Finding]:
    """What nobody has named an exception, each place once."""
    excused = {mark(row.sentence) for row in page.page_exceptions.all() if row.is_named}
    seen = set()
    for finding in found:
        key = (finding.sentence, finding.block, finding.field)
        if key not in seen and not (finding.subject and mark(finding.subject) in excused):
            seen.add(key)
            yield finding


class NamedExceptions(Check):
    id = "exception"
    name = "写了原因的例外"
    severity = NOTE
    fix = "审核时看一看：原因站不站得住。句子改了，就要重新写。"

    def check(self, page) -> Iterator[Finding]:
        for number, row in enumerate(page.page_exceptions.all()):
            if row.is_named:
                said = f"“{row.sentence}”：{row.reason}（{row.named_by}，{row.named_at:%Y-%m-%d}）"
                yield Finding(said, field=f"page_exceptions-{number}")
