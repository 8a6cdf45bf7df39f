"""What a check is and what it says: plain Python about a page object, so that the editor, the review and tests share it."""

from collections.abc import Iterator
from dataclasses import dataclass

ERROR, WARNING, NOTE = "error", "warning", "note"
SEVERITIES = (ERROR, WARNING, NOTE)


@dataclass(frozen=True)
class Finding:
    """One sentence in Chinese, and where to mend it: a block of the body by id, or a field or row of the edit form by name.

    `subject`: by what somebody may name it as an exception, see `exceptions`; "" where no reason helps.
    """

    sentence: str
    block: str = ""
    field: str = ""
    subject: str = ""


class Check:
    """`severity`: an error keeps the page from passing review, a warning is to be mended, a note may be better.

    `fix` says in one line how to mend it. `every_language` is for what does not depend on Chinese words.
    """

    id: str
    name: str
    severity: str = WARNING
    fix: str
    every_language = False

    def check(self, page) -> Iterator[Finding]:
        """What is wrong with `page`, in its own type, saved or not; writes nothing but pictures' sizes."""
        raise NotImplementedError
