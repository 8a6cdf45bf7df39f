"""HEIC as phones write it is read by a program apart; what phones do not write never reaches the decoder.

libheif and libde265 had dozens of memory errors mended in 2026, some used through uploaded pictures (decision 0006). So the
boxes of a file are looked at first, in Python: still pictures of HEVC, whole or in tiles, and what is said about them. And the
decoder runs in a process with little memory and time, no environment and no database: where it dies, a picture is refused.
"""

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from django.core.exceptions import ValidationError

from . import apart
from .refusals import NOT_WHOLE, UNUSUAL_HEIC, too_many_pixels

logger = logging.getLogger(__name__)
PROGRAM = Path(apart.__file__)
BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
AVIF_BRANDS = {b"avif", b"avis"}
ITEMS = {b"hvc1", b"grid", b"Exif", b"mime", b"tmap"}  # tiles, their grid, what is said of them, a map of brightness
FILM = {b"moov", b"moof", b"mini"}
UNCOMPRESSED = {b"uncC", b"cmpd", b"cmpC", b"icef", b"cpat", b"cloc", b"splz", b"snuc", b"sbpm"}
Box = tuple[bytes, int, int]  # its kind; where its content begins and ends


def is_heif(content: bytes) -> bool:
    """Whether the brands at its head say so; AVIF, which is built alike, does not count."""
    if content[4:8] != b"ftyp":
        return False
    size = min(int.from_bytes(content[:4], "big"), 256)
    brands = {content[8:12], *(content[place : place + 4] for place in range(16, size, 4))}
    return bool(brands & BRANDS) and not brands & AVIF_BRANDS


def decoded(content: bytes, most_pixels: int, longest: int) -> bytes:
    """An uncompressed TIFF of the picture, upright, with its colour profile. Raises ValidationError where there is none."""
    _look_at(content)
    command = [sys.executable, "-I", str(PROGRAM), str(most_pixels), str(longest)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, env={}, timeout=apart.SECONDS * 2)
    except subprocess.TimeoutExpired as late:
        raise ValidationError(NOT_WHOLE) from late
    if done.returncode == apart.TOO_MANY:
        raise ValidationError(too_many_pixels(most_pixels))
    if done.returncode or not done.stdout:
        logger.warning("HEIC not read, %s: %s", done.returncode, done.stderr.decode(errors="replace")[-400:])
        raise ValidationError(NOT_WHOLE)
    return done.stdout


def _look_at(content: bytes) -> None:
    kinds: set[bytes] = set()
    items: set[bytes] = set()
    properties: set[bytes] = set()
    for kind, start, end in _boxes(content, 0, len(content)):
        kinds.add(kind)
        if kind == b"meta":
            items, properties = _items_and_properties(content, start + 4, end)
    if not items:
        raise ValidationError(NOT_WHOLE)
    if kinds & FILM or not items <= ITEMS or properties & UNCOMPRESSED:
        raise ValidationError(UNUSUAL_HEIC)


def _items_and_properties(content: bytes, start: int, end: int) -> tuple[set[bytes], set[bytes]]:
    items: set[bytes] = set()
    properties: set[bytes] = set()
    for kind, begin, finish in _boxes(content, start, end):
        if kind == b"iinf":
            head = 6 if content[begin] == 0 else 8
            items |= {_item(content, place) for _, place, _ in _boxes(content, begin + head, finish)}
        elif kind == b"iprp":
            for inner, first, last in _boxes(content, begin, finish):
                properties |= {inner} if inner != b"ipco" else {each for each, _, _ in _boxes(content, first, last)}
    return items, properties


def _item(content: bytes, place: int) -> bytes:
    """The kind of an `infe` box; versions before 2 name none."""
    version = content[place] if place < len(content) else 0
    skipped = {2: 8, 3: 10}.get(version)
    return content[place + skipped : place + skipped + 4] if skipped else b""


def _boxes(content: bytes, place: int, end: int) -> Iterator[Box]:
    while place + 8 <= end:
        size, kind, head = int.from_bytes(content[place : place + 4], "big"), content[place + 4 : place + 8], 8
        if size == 1:
            size, head = int.from_bytes(content[place + 8 : place + 16], "big"), 16
        size = size or end - place  # nought: to the end
        if size < head or place + size > end:
            return  # cut off: the decoder finds it so too
        yield kind, place + head, place + size
        place += size
