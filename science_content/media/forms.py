"""Uploads are hostile until shown otherwise. Every door of the admin has one of these three forms; what is refused, is refused in words."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm
from wagtailmedia.settings import wagtailmedia_settings

from .converting import converted
from .kinds import look_at_document, look_at_sound_or_film
from .names import fitting
from .refusals import CHOOSE, EMPTY, MEDIA_TOO_LARGE, not_among, too_large

MOST_MEDIA_BYTES = 50 * 1024 * 1024
SHOWN_IN = {  # what of a file people can be recognised by: its label, and the three answers of the model in its words
    "picture": ("肖像同意", "图中没有可辨认的人", "图中的人已书面同意", "尚未取得同意"),
    "audio": ("声音里的人同意吗", "声音里没有能认出的人", "声音里的人已书面同意", "尚未取得同意"),
    "video": ("画面和声音里的人同意吗", "画面和声音里没有能认出的人", "画面和声音里的人已书面同意", "尚未取得同意"),
}
ANSWERS = ("none_shown", "given", "pending")
BEFORE_USE = "先看清（听清）这个文件里有没有能认出的人再选；换了文件，要重新看一遍。尚未同意的，读者看不到。"


def looking_first(to_python: Callable[[Any], Any], look: Callable[[UploadedFile], None]) -> Callable[[Any], Any]:
    """A field's `to_python` that gets only what `look` lets pass; `look` may write the file anew, in place.

    Before the field's own checks: they refuse long names, take HEIC for no picture, and open a broken one outside a `try`.
    """

    def read(data: Any) -> Any:
        if isinstance(data, UploadedFile):
            data.name = fitting(data.name or "")
            if not data.size:
                raise ValidationError(EMPTY)
            look(data)
            data.was_looked_at = True  # type: ignore[attr-defined]  # the model need not do it again
        return to_python(data)

    return read


class TakesFile:
    """Mixed into Wagtail's forms: `look_at` refuses or rewrites a new file; the model adds no second, untrue sentence."""

    fields: dict[str, forms.Field]
    errors: dict

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            field = self.fields["file"]
            field.to_python = looking_first(field.to_python, self.look_at)  # type: ignore[method-assign, assignment]

    def look_at(self, file: UploadedFile) -> None:
        """Raises ValidationError where it is not taken."""
        raise NotImplementedError

    def _update_errors(self, errors: ValidationError) -> None:
        """The model misses a file that was refused, or that the second step of many uploads has no field for (Wagtail 8.0.1)."""
        if ("file" not in self.fields or "file" in self.errors) and hasattr(errors, "error_dict"):
            errors.error_dict.pop("file", None)
            said = errors.error_dict.pop(NON_FIELD_ERRORS, [])
            if left := [error for error in said if error.code != "invalid_extension"]:
                errors.error_dict[NON_FIELD_ERRORS] = left
        super()._update_errors(errors)  # type: ignore[misc]


class AsksForConsent:
    """Whether somebody can be recognised is never answered ahead: whoever brings a file says it."""

    fields: dict[str, forms.Field]
    initial: dict
    instance: Any

    def ask_for_consent(self, of: str) -> None:
        """`of` is a key of SHOWN_IN. A form of a few fields may lack this one."""
        field = self.fields.get("consent")
        if field is None:
            return
        label, *answers = SHOWN_IN[of]
        choices = list(zip(ANSWERS, answers, strict=True))
        if self.instance._state.adding:
            self.initial["consent"] = field.initial = ""
            choices.insert(0, ("", CHOOSE))
        field.label, field.help_text, field.choices = label, BEFORE_USE, choices  # type: ignore[attr-defined]
        field.error_messages["required"] = f"{CHOOSE}：{'、'.join(answers)}。"


def rewrite(file: UploadedFile, *, longest: int) -> None:
    """The picture in `file` written anew, in place: Wagtail's multiple upload stores what the request holds.

    Raises ValidationError, and leaves the file as it was, where it is none.
    """
    file.seek(0)
    picture = converted(file.read(), longest=longest, most_pixels=settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS)
    assert file.file is not None and file.name is not None
    file.file.seek(0)
    file.file.truncate()
    file.file.write(picture.content)
    file.file.flush()
    file.file.seek(0)
    file.size = len(picture.content)
    file.content_type = picture.content_type
    file.name = fitting(f"{_stem(file.name)}.{picture.extension}")


class ScienceImageForm(AsksForConsent, TakesFile, BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask_for_consent("picture")
        if "file" in self.fields:
            most = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE // 1024**2
            self.fields["file"].help_text = (
                f"手机照片直接传：JPEG、HEIC、PNG、WebP、AVIF 等，最多 {most} MB。"
                f"会自动转正、校正颜色、缩到最长边 {settings.PICTURE_LONGEST_SIDE} 像素，去掉拍摄地点。"
            )

    def look_at(self, file: UploadedFile) -> None:
        _refuse_larger(file, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
        rewrite(file, longest=settings.PICTURE_LONGEST_SIDE)


class ScienceDocumentForm(TakesFile, BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            kinds = settings.WAGTAILDOCS_EXTENSIONS
            self.fields["file"].widget.attrs["accept"] = ",".join(f".{kind}" for kind in kinds)
            most = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE // 1024**2
            self.fields["file"].help_text = f"{'、'.join(kinds)}，最多 {most} MB。"

    def look_at(self, file: UploadedFile) -> None:
        extension = _extension(file)
        if extension not in settings.WAGTAILDOCS_EXTENSIONS:
            raise ValidationError(not_among(extension))
        _refuse_larger(file, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
        look_at_document(file, extension)


class ScienceMediaForm(AsksForConsent, TakesFile, BaseMediaForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask_for_consent("video" if self.instance.type == "video" else "audio")
        if "file" in self.fields:
            self.fields["file"].help_text = f"{'、'.join(self.taken)}，最多 {MOST_MEDIA_BYTES // 1024**2} MB。"

    @property
    def taken(self) -> list[str]:
        is_film = self.instance.type == "video"
        return wagtailmedia_settings.VIDEO_EXTENSIONS if is_film else wagtailmedia_settings.AUDIO_EXTENSIONS

    def look_at(self, file: UploadedFile) -> None:
        _refuse_larger(file, MOST_MEDIA_BYTES, MEDIA_TOO_LARGE)
        look_at_sound_or_film(file, _extension(file), self.taken)


def _refuse_larger(file: UploadedFile, most: int, sentence: str = "") -> None:
    if (file.size or 0) > most:
        raise ValidationError(sentence or too_large(most))


def _extension(file: UploadedFile) -> str:
    """In small letters, empty where there is none."""
    stem, dot, extension = (file.name or "").rpartition(".")
    return extension.lower() if dot else ""


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name
