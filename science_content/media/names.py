"""Names of files: any length and any signs come in, what file systems, columns and Wagtail's sizes bear goes out."""

import re
import unicodedata
from pathlib import PurePosixPath

MOST_BYTES = 120  # of 255; sizes of pictures and a second file of the same name add to it
MOST_LETTERS = 80  # of the column's 100, which holds the folder too
NAMELESS = "file"
EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,5}\Z")
_LEFT_OUT = re.compile(r"[^-\w.]")  # as Django's `get_valid_filename`: blanks, slashes, emoji, what turns the direction


def fitting(name: str) -> str:
    """`name` without folders and odd signs, at most 120 bytes and 80 letters long; its extension is kept, in small letters.

    Never empty and never hidden: of "🌾.PDF" is left "file.pdf". Raises nothing.
    """
    last = PurePosixPath(unicodedata.normalize("NFC", name).replace("\\", "/")).name
    plain = _LEFT_OUT.sub("", re.sub(r"\s+", "_", last.strip()))
    found = EXTENSION.search(plain)
    extension = found[0].lower() if found else ""
    stem = plain.removesuffix(found[0]) if found else plain
    stem = stem.strip("._")[: MOST_LETTERS - len(extension)]
    while len(stem.encode()) + len(extension) > MOST_BYTES:
        stem = stem[:-1]
    return (stem or NAMELESS) + extension
