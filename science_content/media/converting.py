"""A picture as somebody sends it becomes one that every browser shows: upright, in sRGB, of a bearable size, and nothing else."""

import io
import logging
import warnings
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from PIL import Image, ImageOps

from . import heif
from .colours import in_srgb, profile_of
from .refusals import NOT_A_PICTURE, NOT_WHOLE, too_many_pixels

logger = logging.getLogger(__name__)
READ = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "BMP", "TIFF")
SHOWN = {"JPEG": ("jpg", "image/jpeg"), "PNG": ("png", "image/png"), "WEBP": ("webp", "image/webp")}
DRAFTED = {
    "JPEG",
    "MPO",
}  # decoded at half its size where that is enough: a large one needs no more memory than a small one
WHOLE = 64_000_000  # pixels of a kind that is decoded whole: 256 MB
LOSSLESS = {"PNG", "GIF", "BMP", "TIFF"}
SMALL = 4_000_000  # pixels up to which what came without loss is kept without loss
SAID = {"exif", "xmp", "icc_profile", "comment", "photoshop", "XML:com.adobe.xmp", "Raw profile type exif"}


@dataclass(frozen=True)
class Converted:
    content: bytes
    extension: str
    content_type: str


def converted(content: bytes, *, longest: int, most_pixels: int) -> Converted:
    """The first frame of `content`, written anew as JPEG, PNG or WebP with no side over `longest` pixels.

    Raises ValidationError, with a sentence that says what to do, where it is no picture, not whole, or over `most_pixels`.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of many pixels, which we count ourselves, and of broken EXIF
            is_heif = heif.is_heif(content)
            source = heif.decoded(content, min(most_pixels, WHOLE), longest) if is_heif else content
            with Image.open(io.BytesIO(source), formats=READ) as image:
                kind = "HEIF" if is_heif else image.format or ""
                return _written(_worked_over(image, content, kind, longest, most_pixels), kind)
    except ValidationError:
        raise
    except Image.UnidentifiedImageError as error:
        raise ValidationError(NOT_A_PICTURE) from error
    except Image.DecompressionBombError as error:
        raise ValidationError(too_many_pixels(most_pixels)) from error
    except Exception as error:  # a decoder of others raises whatever the bytes make it raise
        logger.info("picture not read: %r", error)
        raise ValidationError(NOT_WHOLE) from error


def is_plain(content: bytes, *, longest: int) -> bool:
    """Whether it can be stored as it is: JPEG, PNG or WebP of one frame, no larger, and with nothing said in it. Raises nothing."""
    try:
        with Image.open(io.BytesIO(content), formats=list(SHOWN)) as image:
            is_one = image.format in SHOWN and getattr(image, "n_frames", 1) == 1
            return is_one and max(image.size) <= longest and not SAID & image.info.keys() and not image.getexif()
    except Exception:  # as above: what cannot be read is not plain
        return False


def _worked_over(image: Image.Image, content: bytes, kind: str, longest: int, most_pixels: int) -> Image.Image:
    most = most_pixels if kind in DRAFTED else min(most_pixels, WHOLE)
    if image.width * image.height > most:
        raise ValidationError(too_many_pixels(most))
    profile = profile_of(image, content)
    turn = _orientation(image) if kind != "HEIF" else 1
    scale = min(1, longest / max(image.size))
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    if scale < 1 and kind in DRAFTED:
        image.draft(None, size)
    image.load()
    channels = _channels(image)
    if channels.size != size:
        channels = channels.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    channels = in_srgb(channels, profile)
    if channels.mode == "RGBA" and channels.getextrema()[-1][0] == 255:  # type: ignore[index]  # a pair for each channel
        channels = channels.convert("RGB")
    return _turned(channels, turn)


def _orientation(image: Image.Image) -> int:
    """EXIF's number; a broken EXIF turns nothing."""
    try:
        return int(image.getexif().get(0x0112, 1))
    except Exception:  # as above
        return 1


def _turned(image: Image.Image, orientation: int) -> Image.Image:
    bare = Image.frombytes(image.mode, image.size, image.tobytes())  # nothing hangs on it any more
    bare.getexif()[0x0112] = orientation
    turned = ImageOps.exif_transpose(bare)
    return Image.frombytes(turned.mode, turned.size, turned.tobytes())


def _channels(image: Image.Image) -> Image.Image:
    """As channels of eight bits that can be shrunk and told in sRGB: L, RGB, RGBA, CMYK or LAB."""
    if image.mode.startswith("I"):  # sixteen bits, in one way or another
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if "transparency" in image.info or image.mode in {"LA", "PA", "La", "RGBa"}:
        return image.convert("RGBA")
    if image.mode in {"L", "RGB", "RGBA", "CMYK", "LAB"}:
        return image
    return image.convert("L" if image.mode in {"1", "F"} else "RGB")


def _written(image: Image.Image, kind: str) -> Converted:
    is_small = image.width * image.height <= SMALL
    if kind == "WEBP":
        form, options = "WEBP", {"quality": 90}
    elif image.mode == "RGBA" or (kind in LOSSLESS and is_small):
        form, options = "PNG", {"optimize": is_small}
    else:
        form, options = "JPEG", {"quality": 90}
    out = io.BytesIO()
    image.save(out, form, **options)
    return Converted(out.getvalue(), *SHOWN[form])
