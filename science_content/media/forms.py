"""Uploads are hostile until shown otherwise: types by content, pixel limits, and photographs lose where they were taken."""

import io
import warnings
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from PIL import Image, ImageOps
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

FORMATS = {"JPEG": ("jpg", "image/jpeg"), "PNG": ("png", "image/png"), "WEBP": ("webp", "image/webp")}
UNREADABLE = (OSError, SyntaxError, ValueError, MemoryError)
NOT_WHOLE = "这个文件不是完好的图片，请换一个再传。"
HOSTILE_STARTS = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml", b"mz", b"\x7felf", b"#!")
MAGIC = {
    "pdf": (b"%PDF-",),
    "docx": (b"PK\x03\x04",),
    "xlsx": (b"PK\x03\x04",),
    "pptx": (b"PK\x03\x04",),
    "odt": (b"PK\x03\x04",),
}
MOST_MEDIA_BYTES = 50 * 1024 * 1024
MEDIA_MAGIC = {  # extension: where the signature stands, and what it is
    "mp3": (0, (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
    "m4a": (4, (b"ftyp",)),
    "mp4": (4, (b"ftyp",)),
    "ogg": (0, (b"OggS",)),
    "opus": (0, (b"OggS",)),
    "webm": (0, (b"\x1a\x45\xdf\xa3",)),
}


def too_many_pixels() -> str:
    return f"图片像素太多，请先缩小到{settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 10_000}万像素以内。"


class ScienceImageForm(BaseImageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].to_python = refusing_broken(self.fields["file"].to_python)

    def clean_file(self):
        file = self.cleaned_data.get("file")
        if file is None or not hasattr(file, "content_type"):  # not a new upload
            return file
        return without_metadata(file)


def refusing_broken(to_python: Callable) -> Callable:
    """Wagtail's field (8.0.1) opens a picture outside its own `try`: a broken one would be a server error."""

    def read(data):
        try:
            return to_python(data)
        except UNREADABLE as error:
            raise ValidationError(NOT_WHOLE) from error

    return read


def without_metadata(file: UploadedFile) -> UploadedFile:
    """`file` with its picture written anew: upright, without EXIF, GPS or comments. Raises ValidationError where it is none.

    Rewritten in place: where a description is still missing, Wagtail's multiple upload stores what the request holds.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            file.seek(0)
            with Image.open(file) as image:
                if image.format not in FORMATS:
                    raise ValidationError("只接受 JPEG、PNG 或 WebP 图片。")
                if image.width * image.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
                    raise ValidationError(too_many_pixels())
                return _rewritten(file, image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(too_many_pixels()) from error
    except UNREADABLE as error:
        raise ValidationError(NOT_WHOLE) from error


def _rewritten(file: UploadedFile, image: Image.Image) -> UploadedFile:
    assert image.format and file.file is not None and file.name is not None  # as all that Pillow could open
    extension, content_type = FORMATS[image.format]
    options = {"quality": 90} if image.format != "PNG" else {"optimize": True}
    out = io.BytesIO()
    _pixels(image).save(out, image.format, **options)
    file.file.seek(0)
    file.file.truncate()
    file.file.write(out.getvalue())
    file.file.flush()
    file.file.seek(0)
    file.size = out.tell()
    file.content_type = content_type
    file.name = f"{file.name.rsplit('.', 1)[0]}.{extension}"
    return file


def _pixels(image: Image.Image) -> Image.Image:
    """The first frame, upright, and nothing else."""
    upright = ImageOps.exif_transpose(image)
    if "transparency" in upright.info and upright.mode in {"P", "L", "RGB"}:
        upright = upright.convert("RGBA")
    pixels = Image.frombytes(upright.mode, upright.size, upright.tobytes())
    if upright.mode == "P":
        pixels.putpalette(upright.getpalette() or [])
    return pixels


class ScienceDocumentForm(BaseDocumentForm):
    def clean_file(self):
        file = self.cleaned_data.get("file")
        if file is None or not hasattr(file, "content_type"):
            return file
        refuse_disguised(file)
        return file

    def _update_errors(self, errors):
        """The multiple upload's second form has no file field, yet the model misses the file (Wagtail 8.0.1)."""
        if "file" not in self.fields and hasattr(errors, "error_dict"):
            errors.error_dict.pop("file", None)
        super()._update_errors(errors)


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


class ScienceMediaForm(BaseMediaForm):
    def clean_file(self):
        file = self.cleaned_data.get("file")
        if file is None or not hasattr(file, "content_type"):
            return file
        if file.size > MOST_MEDIA_BYTES:
            raise ValidationError("文件太大：音视频最多 50 MB，请先压缩。")
        place, signatures = MEDIA_MAGIC.get(file.name.rsplit(".", 1)[-1].lower(), (0, ()))
        file.seek(place)
        start = file.read(8)
        file.seek(0)
        if not start.startswith(signatures):
            raise ValidationError("只接受 mp3、m4a、ogg、opus 音频和 mp4、webm 视频，内容要与扩展名相符。")
        return file
