"""What a document, a sound or a film is, by its content: asked of libraries, and of one table of what is refused under every name."""

import codecs
import re
import zipfile
from typing import IO

import filetype
from django.core.exceptions import ValidationError
from tinytag import TinyTag

from .refusals import CUT_OFF, HOSTILE, MACROS, MIXED, NOT_TEXT, not_sound, other_than_named

LOOKED_AT = 8192  # bytes: what `filetype` asks for, and the kilobyte in which readers of PDF look for its signature
PDF, PDF_WITHIN, PDF_END_WITHIN = b"%PDF-", 1024, 65_536
# What browsers take for a page, by the table of the WHATWG's MIME sniffing standard, and what else a server or they would run.
PAGE = re.compile(
    r"<(?:!doctype|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|svg|img|link|meta|form|object|embed|"
    r"base|math)[\s>/]|<!--|<\?xml|<\?php|<\?=|<%",
    re.IGNORECASE,
)
SCRIPT = re.compile(r"#!\s*/")
PROGRAMMES = {"exe", "elf", "wasm", "swf", "crx", "deb", "rpm", "ar", "dex", "dey"}  # as `filetype` calls them
MORE_PROGRAMMES = (
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
)
CONTROL = re.compile(r"[\0-\x08\x0b\x0e-\x19\x1c-\x1f\x7f]")
BLANK = "\ufeff \t\r\n\f\0"
OFFICE = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
TEXT = {"csv", "txt"}
FILMS = {"mp4", "webm"}
ALIKE: dict[
    str, set[str | None]
] = {  # extension: what `filetype` may call it; it knows no rare frames of mp3 and says nothing then
    "mp3": {"mp3", None},
    "m4a": {"m4a", "mp4", "m4v", "3gp"},
    "mp4": {"m4a", "mp4", "m4v", "3gp"},
    "ogg": {"ogg"},
    "opus": {"ogg"},
    "webm": {"webm"},
}


def refuse_hostile(start: bytes) -> None:
    """Raises ValidationError where a browser, a server or a machine would run what begins like this, whatever its name."""
    head = start[:1024]
    words = _decoded(head).lstrip(BLANK)
    if PAGE.match(words) or SCRIPT.match(words) or head.startswith(MORE_PROGRAMMES):
        raise ValidationError(HOSTILE)
    if _kind(start) in PROGRAMMES and not _is_text(head):
        raise ValidationError(HOSTILE)


def look_at_document(file: IO[bytes], extension: str) -> None:
    """Raises ValidationError where it is not what `extension` says, not whole, or hostile. Leaves `file` at its beginning."""
    start = start_of(file)
    refuse_hostile(start)
    if extension == "pdf":
        _look_at_pdf(file, start)
    elif extension in TEXT:
        if not _is_text(_all(file)):
            raise ValidationError(NOT_TEXT)
    else:
        _look_at_archive(file, extension)
    file.seek(0)


def look_at_sound_or_film(file: IO[bytes], extension: str, taken: list[str]) -> None:
    """Raises ValidationError where it is none of `taken`, the extensions of sound or those of film. Leaves `file` at its beginning."""
    refuse_hostile(start_of(file))
    if extension not in taken or not is_what_it_says(file, extension):
        raise ValidationError(not_sound(taken, is_film="webm" in taken))
    file.seek(0)


def is_what_it_says(file: IO[bytes], extension: str) -> bool:
    """Whether sound or film is what `extension` says, by its content, and plays."""
    return _kind(start_of(file)) in ALIKE.get(extension, ()) and _plays(file, extension)


def _plays(file: IO[bytes], extension: str) -> bool:
    if extension == "webm":
        return True  # `filetype` has read its kind of document; `tinytag` reads none of these
    try:
        tag = TinyTag.get(f"file.{extension}", file_obj=file, tags=False)  # type: ignore[arg-type]  # any open file
    except Exception:  # a reader of others raises whatever the bytes make it raise
        return False
    return tag.duration is not None or bool(tag.samplerate)


def _look_at_pdf(file: IO[bytes], start: bytes) -> None:
    place = start.find(PDF, 0, PDF_WITHIN + len(PDF))
    if place < 0 or _kind(start[place:]) != "pdf":
        raise ValidationError(other_than_named("pdf"))
    before = start[:place]
    if PAGE.search(_decoded(before)) or SCRIPT.search(_decoded(before)) or _kind(before):
        raise ValidationError(MIXED)
    size = file.seek(0, 2)
    file.seek(max(0, size - PDF_END_WITHIN))
    if b"%%EOF" not in file.read():
        raise ValidationError(CUT_OFF)


def _look_at_archive(file: IO[bytes], extension: str) -> None:
    """An office document is a zip that holds its parts, from the first byte on."""
    if start_of(file)[:4] != b"PK\x03\x04":
        raise ValidationError(other_than_named(extension))
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            is_open_text = "mimetype" in names and archive.open("mimetype").read(len(OPEN_TEXT)) == OPEN_TEXT
    except Exception as error:  # as above
        raise ValidationError(CUT_OFF) from error
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise ValidationError(MACROS)
    is_office = "[Content_Types].xml" in names and any(name.startswith(OFFICE.get(extension, "\0")) for name in names)
    if not (is_open_text if extension == "odt" else is_office):
        raise ValidationError(other_than_named(extension))


def start_of(file: IO[bytes]) -> bytes:
    """As much as `refuse_hostile` asks for. Leaves `file` at its beginning."""
    file.seek(0)
    start = file.read(LOOKED_AT)
    file.seek(0)
    return start


def _all(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()


def _kind(start: bytes) -> str | None:
    try:
        found = filetype.guess(start) if start else None
    except Exception:  # as above
        return None
    return found.extension if found else None


def _decoded(content: bytes) -> str:
    """As a reader of text would take it; what is no text comes out as signs that match nothing."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content[: len(content) // 2 * 2].decode("utf-16", errors="replace")
    return content.decode("utf-8", errors="replace")


def _is_text(content: bytes) -> bool:
    """UTF-8, UTF-16 with its mark, or the national standard's encoding, without control signs; the last letter may be cut."""
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_wide else ("utf-8", "gb18030"):
        try:
            words = codecs.getincrementaldecoder(encoding)().decode(content)
        except UnicodeDecodeError:
            continue
        return not CONTROL.search(words)
    return False
