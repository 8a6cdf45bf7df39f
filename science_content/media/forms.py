"""Uploads are hostile until shown otherwise: types by content, pixel limits, and photographs lose where they were taken."""

import io
import warnings

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile
from PIL import Image, ImageOps
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

FORMATS = {"JPEG": ("jpg", "image/jpeg"), "PNG": ("png", "image/png"), "WEBP": ("webp", "image/webp")}
MOST_PIXELS = 40_000_000
HOSTILE_STARTS = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml", b"mz", b"\x7felf", b"#!")
MAGIC = {
    "pdf": (b"%PDF-",),
    "docx": (b"PK\x03\x04",),
    "xlsx": (b"PK\x03\x04",),
    "pptx": (b"PK\x03\x04",),
    "odt": (b"PK\x03\x04",),
}


class ScienceImageForm(BaseImageForm):
    def clean_file(self):
        file = self.cleaned_data.get("file")
        if file is None or not hasattr(file, "content_type"):  # not a new upload
            return file
        return without_metadata(file)


def without_metadata(file) -> InMemoryUploadedFile:
    """The picture written anew: upright, without EXIF, GPS or comments. Raises ValidationError where it is no such picture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            file.seek(0)
            with Image.open(file) as image:
                if image.format not in FORMATS:
                    raise ValidationError("只接受 JPEG、PNG 或 WebP 图片。")
                if image.width * image.height > MOST_PIXELS:
                    raise ValidationError("图片像素太多，请先缩小到四千万像素以内。")
                return _rewritten(file, image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError("图片像素太多，请先缩小到四千万像素以内。") from error
    except (OSError, SyntaxError, ValueError, MemoryError) as error:
        raise ValidationError("这个文件不是完好的图片，请换一个再传。") from error


def _rewritten(file, image) -> InMemoryUploadedFile:
    extension, content_type = FORMATS[image.format]
    upright = ImageOps.exif_transpose(image)
    options = {"quality": 90} if image.format != "PNG" else {"optimize": True}
    out = io.BytesIO()
    clean = Image.frombytes(upright.mode, upright.size, upright.tobytes())
    if upright.mode == "P":
        clean.putpalette(upright.getpalette())
    clean.save(out, image.format, **options)
    name = f"{file.name.rsplit('.', 1)[0]}.{extension}"
    size = out.tell()
    out.seek(0)
    written = InMemoryUploadedFile(out, "file", name, content_type, size, None)
    written.image = clean
    return written


class ScienceDocumentForm(BaseDocumentForm):
    def clean_file(self):
        file = self.cleaned_data.get("file")
        if file is None or not hasattr(file, "content_type"):
            return file
        refuse_disguised(file)
        return file


def refuse_disguised(file) -> None:
    """Raises ValidationError where the content is not what the name says, or is a page, script or programme."""
    extension = file.name.rsplit(".", 1)[-1].lower()
    file.seek(0)
    start = file.read(512)
    file.seek(0)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(HOSTILE_STARTS):
        raise ValidationError("不接受网页、脚本、SVG 或程序文件。")
    if extension in MAGIC and not start.startswith(MAGIC[extension]):
        raise ValidationError(f"文件内容与扩展名 .{extension} 不符。")
    if extension in {"csv", "txt"} and b"\x00" in start:
        raise ValidationError("文本文件里有二进制内容。")
