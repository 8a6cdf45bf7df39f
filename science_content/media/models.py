"""Pictures, documents, sound and film that say who made them, under which licence, and that the people shown agreed."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils.crypto import get_random_string
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image, ImageQuerySet
from wagtail.search import index
from wagtailmedia.models import AbstractMedia

from ..stamp import SavedWithItsStamp
from .converting import converted, is_plain
from .kinds import LOOKED_AT, refuse_hostile
from .names import fitting
from .refusals import EMPTY

LICENCES = [
    ("CC-BY-4.0", "知识共享 署名 4.0"),
    ("CC-BY-SA-4.0", "知识共享 署名-相同方式共享 4.0"),
    ("CC0-1.0", "CC0 放弃权利"),
    ("permission", "已获权利人许可"),
]
CONSENT = [("none_shown", "图中没有可辨认的人"), ("given", "图中的人已书面同意"), ("pending", "尚未取得同意")]


class ShowsPeople:
    """A file with `consent`: who can be recognised has agreed, or nothing of it is shown."""

    consent: str

    @property
    def may_be_shown(self) -> bool:
        return self.consent != "pending"


class LooksAtItsFile:
    """Mixed into models: what code saves past the forms is no page, no programme and not empty."""

    file: Any

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.file and not self.file._committed and not getattr(self.file.file, "was_looked_at", False):
            self.look_at_file()
        super().save(*args, **kwargs)  # type: ignore[misc]  # a model has it

    def look_at_file(self) -> None:
        """Raises ValidationError where the file is not taken."""
        refuse_hostile(_read(self.file, LOOKED_AT))


def _read(file: FieldFile, most: int = -1) -> bytes:
    """From the beginning, where it is left. Raises ValidationError where there is nothing."""
    if not file.size:
        raise ValidationError(EMPTY)
    file.open()
    content = file.read(most)
    file.seek(0)
    return content


class ImagesWithRenditions(models.Manager.from_queryset(ImageQuerySet)):  # type: ignore[misc]  # made at run time
    """A page's pictures come with their sizes in one more query, however many they are."""

    def get_queryset(self):
        return super().get_queryset().prefetch_related("renditions")


class ScienceImage(ShowsPeople, LooksAtItsFile, SavedWithItsStamp, AbstractImage):
    alt = models.CharField("替代文字", max_length=200, help_text="给看不见图的人：图里有什么，说明什么。")
    licence = models.CharField("许可", max_length=20, choices=LICENCES, default="CC-BY-4.0")
    source = models.CharField("来源", max_length=200, help_text="谁拍的、谁画的，或从哪里来。")
    consent = models.CharField("肖像同意", max_length=12, choices=CONSENT, default="none_shown")

    objects = ImagesWithRenditions()

    search_fields = [*AbstractImage.search_fields, index.AutocompleteField("alt")]
    admin_form_fields = [  # without Wagtail's description, which would be the words of `alt` once more
        *(name for name in Image.admin_form_fields if name != "description"),
        *("alt", "licence", "source", "consent"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = "图片"
        verbose_name_plural = "图片"

    @property
    def default_alt_text(self) -> str:
        return self.alt

    def look_at_file(self) -> None:
        content, longest = _read(self.file), settings.PICTURE_LONGEST_SIDE
        if not is_plain(content, longest=longest):
            picture = converted(content, longest=longest, most_pixels=settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS)
            self.file = ContentFile(picture.content, f"{self.file.name.rpartition('.')[0]}.{picture.extension}")


class ScienceRendition(AbstractRendition):
    image = models.ForeignKey(ScienceImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition")
        ]


class ScienceDocument(LooksAtItsFile, SavedWithItsStamp, AbstractDocument):
    licence = models.CharField("许可", max_length=20, choices=LICENCES, default="CC-BY-4.0")
    source = models.CharField("来源", max_length=200, blank=True)

    admin_form_fields = [*Document.admin_form_fields, "licence", "source"]

    class Meta(AbstractDocument.Meta):
        verbose_name = "文件"
        verbose_name_plural = "文件"


class ScienceMedia(ShowsPeople, LooksAtItsFile, SavedWithItsStamp, AbstractMedia):
    """Sound or film. What is said or shown stands as words beside it, in the block: see `blocks.media`."""

    licence = models.CharField("许可", max_length=20, choices=LICENCES, default="CC-BY-4.0")
    source = models.CharField("来源", max_length=200, help_text="谁录的，或从哪里来。")
    consent = models.CharField("当事人同意", max_length=12, choices=CONSENT, default="none_shown")

    admin_form_fields = (
        "title",
        "file",
        "collection",
        "duration",
        "width",
        "height",
        "tags",
        "licence",
        "source",
        "consent",
    )

    class Meta(AbstractMedia.Meta):
        verbose_name = "音视频"
        verbose_name_plural = "音视频"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Another file never gets a name that one before it had, which may be free again: by its name is told what was listened to."""
        if self.pk and self.file and not self.file._committed:
            self.file.name = f"{get_random_string(7)}_{fitting(self.file.name)}"  # in front: long names lose their end
        super().save(*args, **kwargs)
