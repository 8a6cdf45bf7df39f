"""What `SciencePage.checked_words` says of each sentence of a translation: by whom it was read as it stands."""

from collections.abc import Iterable

OWN, ALONE = "own:", "alone:"


class ReadWords:
    """`checked` holds digests of sentences with their words. Bare: somebody else read it than wrote it. `own:` before it: nobody
    but who wrote it, which is enough for a plain sentence. `alone:` before it: the same of a guarded one, in a language that
    had no second person; it counts, and the page says so.
    """

    def __init__(self, checked: Iterable[str]) -> None:
        self.marks = frozenset(checked)

    def counts(self, digest: str, *, guarded: bool) -> bool:
        return bool({digest, ALONE + digest} & self.marks) or (not guarded and OWN + digest in self.marks)

    @property
    def alone(self) -> frozenset[str]:
        """Digests of guarded sentences that only their writer has read."""
        return frozenset(mark.removeprefix(ALONE) for mark in self.marks if mark.startswith(ALONE)) - self.marks

    def with_reading(self, digests: Iterable[str], before: str = "") -> "ReadWords":
        """Besides, these were read: by another person, or with OWN or ALONE `before` them. A second reader stays one."""
        read = {before + digest for digest in digests if digest not in self.marks}
        bare = {mark for mark in read if not before}
        return ReadWords({mark for mark in self.marks if mark.rpartition(":")[2] not in bare} | read)

    def without(self, digests: Iterable[str]) -> "ReadWords":
        """Nobody stands for these any more."""
        gone = set(digests)
        return ReadWords(mark for mark in self.marks if mark.rpartition(":")[2] not in gone)

    def __iter__(self):
        return iter(sorted(self.marks))
