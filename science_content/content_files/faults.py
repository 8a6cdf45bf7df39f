"""What is wrong with a content file, and where."""

import re
from dataclasses import dataclass

# What no reader sees and no database keeps: controls, marks that turn the writing round, halves of letters.
CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udfff]"
)


@dataclass(frozen=True)
class Fault:
    """`path` into the file, `sentence` in Chinese."""

    path: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.path or '（整份）'}：{self.sentence}"


class BadContent(ValueError):
    """A content file with `faults`; nothing of it was stored."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults
