"""The smallest files of sound and film that a reader of them takes for whole, made of their parts."""

import struct

FRAMES = {  # the head of a frame of mp3, and how long such a frame is
    "MPEG 1": (b"\xff\xfb\x90\x64", 417),
    "MPEG 1 with a checksum": (b"\xff\xfa\x90\x64", 417),
    "MPEG 2": (b"\xff\xf3\x90\x64", 522),
    "MPEG 2.5": (b"\xff\xe3\x90\x64", 1044),
}
TAG = b"ID3\x04\0\0\0\0\0\0"
WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm\x42\x87\x81\x04"
WEBM += b"\x42\x85\x81\x02\x18\x53\x80\x67" + bytes(64)
MKV = WEBM.replace(b"\x42\x82\x84webm", b"\x42\x82\x88matroska")
WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(64)


def mp3(frame: str = "MPEG 1", before: bytes = TAG) -> bytes:
    head, size = FRAMES[frame]
    return before + (head + bytes(size - len(head))) * 6


def ogg() -> bytes:
    first = b"\x01vorbis" + struct.pack("<IBIiiiBB", 0, 1, 44_100, 0, 64_000, 0, 0xB8, 1)
    return _pages(first, b"\x03vorbis" + bytes(8) + b"\x01", 44_100)


def opus() -> bytes:
    return _pages(b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 0, 48_000, 0, 0), b"OpusTags" + bytes(8), 48_000)


def _pages(head: bytes, comment: bytes, end: int) -> bytes:
    packets = ((2, 0, head), (0, 0, comment), (4, end, bytes(20)))
    return b"".join(
        b"OggS\0" + struct.pack("<BqIIIBB", flags, granule, 1, number, 0, 1, len(packet)) + packet
        for number, (flags, granule, packet) in enumerate(packets)
    )


def film(brand: bytes = b"isom") -> bytes:
    """mp4, or m4a where `brand` is `M4A `: two seconds of nothing."""
    lasts = _box(b"mvhd", bytes(4) + struct.pack(">IIII", 0, 0, 1000, 2000) + bytes(80))
    return _box(b"ftyp", brand + bytes(4) + brand + b"mp42") + _box(b"moov", lasts) + _box(b"mdat", bytes(32))


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, kind) + content
