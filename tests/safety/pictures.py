"""Pictures and files as an attacker or a careless phone would send them, made on the spot."""

import io
import struct
import zlib
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PDF = b"%PDF-1.4\n%%EOF\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
GPS, ORIENTATION, MAKE = 0x8825, 0x0112, 0x010F
CONTENT_TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "pdf": "application/pdf",
}


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    extension = name.rsplit(".", 1)[-1]
    return SimpleUploadedFile(name, content, CONTENT_TYPES.get(extension, "application/octet-stream"))


def encoded(image: Image.Image, kind: str, **options) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def photograph(size: tuple[int, int] = (60, 40), orientation: int = 6, **options) -> bytes:
    """A JPEG as a phone makes it: lying on its side (6), left half red, with the place where it was taken."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKE] = "Telephone"
    exif.get_ifd(GPS).update({1: "N", 2: (27.0, 49.0, 12.0), 3: "E", 4: (99.0, 42.0, 3.0)})
    return encoded(image, "JPEG", exif=exif, quality=95, **options)


def large_photograph() -> bytes:
    """More than Django keeps in memory (2.5 MB), so that it arrives as a temporary file."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS).update({1: "N", 2: (27.0, 49.0, 12.0)})
    return encoded(Image.effect_noise((1800, 1200), 120).convert("RGB"), "JPEG", exif=exif, quality=99)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes whose header promises `width` × `height` pixels."""
    row = b"\x00" + bytes((width + 7) // 8)
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(row) for _ in range(min(height, 3000))) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(*chunk) for chunk in ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    )


def text_bomb() -> bytes:
    """A tiny picture with a comment that unpacks to 20 megabytes."""
    packer = zlib.compressobj(9)
    text = b"".join(packer.compress(bytes(1_000_000)) for _ in range(20)) + packer.flush()
    whole = encoded(Image.new("RGB", (4, 4)), "PNG")
    return whole[:33] + _chunk(b"zTXt", b"Comment\x00\x00" + text) + whole[33:]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def encoded_square(colour: str | tuple = "red", kind: str = "PNG", size: tuple[int, int] = (8, 8), **options) -> bytes:
    return encoded(Image.new("RGB", size, colour), kind, **options)


def heic(name: str = "plain") -> bytes:
    """One of `files/`, which an encoder made that we do not ship: 96 × 64, red on the left and blue on the right, or as named."""
    return (Path(__file__).parent / "files" / f"{name}.heic").read_bytes()
