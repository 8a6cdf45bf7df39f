"""Colours of cameras and printers, told to browsers in the one space that all of them show: sRGB."""

import io
import logging
import re
import struct
from functools import cache

from PIL import Image, ImageCms

logger = logging.getLogger(__name__)
Tone = tuple[float, float, float]  # X, Y, Z under D50
P3_PRIMARIES = 12  # ITU-T H.273: SMPTE EG 432-1, what phones call Display P3
_NCLX = re.compile(rb"colrnclx(..)", re.DOTALL)
_SRGB_CURVE = struct.pack(
    ">4sIHH5i", b"para", 0, 3, 0, *(round(each * 65536) for each in (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045))
)


def profile_of(image: Image.Image, content: bytes) -> bytes | None:
    """The ICC profile of a picture; of HEIC and AVIF also where only a number stands for Display P3."""
    if image.info.get("icc_profile"):
        return image.info["icc_profile"]
    number = _NCLX.search(content, 0, 65_536) if content[4:8] == b"ftyp" else None
    return display_p3() if number and int.from_bytes(number[1], "big") == P3_PRIMARIES else None


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB, RGBA or L. A profile that is broken, or for other channels than the picture has, counts as none."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if not ImageCms.getProfileDescription(source).startswith("sRGB"):
                return (
                    ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode) or image
                )
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError) as error:
            logger.info("colour profile left out: %s", error)
    if image.mode == "LAB":
        lab = ImageCms.createProfile("LAB")
        return ImageCms.profileToProfile(image, lab, ImageCms.createProfile("sRGB"), outputMode="RGB") or image
    return image if image.mode in {"RGB", "RGBA", "L"} else image.convert("RGB")


@cache
def display_p3() -> bytes:
    """The profile of phones' screens, made here: Apple's own is not ours to hand on."""
    return matrix_profile(
        "Display P3", ((0.51512, 0.2412, -0.00105), (0.29198, 0.69225, 0.04189), (0.1571, 0.06657, 0.78407))
    )


def matrix_profile(name: str, tones: tuple[Tone, Tone, Tone], curve: bytes = _SRGB_CURVE) -> bytes:
    """An ICC profile (4.3) of three primaries and one tone curve; `curve` is a whole `curv` or `para` element."""
    text = name.encode("utf-16-be")
    said = struct.pack(">4sIIIHHII", b"mluc", 0, 1, 12, 0x656E, 0x5553, len(text), 28) + text
    elements = [(b"desc", said), (b"cprt", said), (b"wtpt", _xyz((0.9642, 1.0, 0.8249)))]
    elements += [(tag, _xyz(tone)) for tag, tone in zip((b"rXYZ", b"gXYZ", b"bXYZ"), tones, strict=True)]
    elements += [(tag, curve) for tag in (b"rTRC", b"gTRC", b"bTRC")]
    table, data, place = struct.pack(">I", len(elements)), b"", 132 + 12 * len(elements)
    for tag, element in elements:
        table += struct.pack(">4sII", tag, place + len(data), len(element))
        data += element + bytes(-len(element) % 4)
    head = struct.pack(">I4sI4s4s4s", place + len(data), bytes(4), 0x04300000, b"mntr", b"RGB ", b"XYZ ")
    head += bytes(12) + b"acsp" + bytes(28) + _xyz((0.9642, 1.0, 0.8249))[8:]
    return head + bytes(128 - len(head)) + table + data


def _xyz(tone: Tone) -> bytes:
    return struct.pack(">4sI3i", b"XYZ ", 0, *(round(each * 65536) for each in tone))
