"""Documents as offices send them, made of their parts."""

import io
import zipfile

TYPES = "[Content_Types].xml"


def archive(*names: str, **content: bytes) -> bytes:
    """A zip; `content` holds what is not empty."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in names:
            packed.writestr(name, content.get(name, b"<x/>"))
    return out.getvalue()


DOCX = archive(TYPES, "_rels/.rels", "word/document.xml")
XLSX = archive(TYPES, "_rels/.rels", "xl/workbook.xml")
ODT = archive("mimetype", "content.xml", mimetype=b"application/vnd.oasis.opendocument.text")
WITH_MACROS = archive(TYPES, "word/document.xml", "word/vbaProject.bin")
