"""Sound on a page: a person's voice that reads a part aloud, or what a block plays. It is heard while it says what stands there."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from languages import registry

from ..media.models import LooksAtItsFile, ScienceMedia
from ..pages.models import SciencePage
from ..stamp import SavedWithItsStamp
from .sound import extension_of, look_at_recording

FOLDER = "recordings/"


def tongue_of(language: str) -> str:
    """The Chinese name of what is spoken, written or not."""
    written = registry.LANGUAGES.get(language)
    return written.short_zh if written else registry.WITHOUT_SCRIPT.get(language, language)


def address_of(recording: "Recording", name: str) -> str:
    """A name that nobody guesses and that says nothing of the speaker; its extension is that by which it was taken."""
    return f"{FOLDER}{uuid4().hex}.{extension_of(name)}"


class Recording(LooksAtItsFile, SavedWithItsStamp, models.Model):
    """`place`: id of the block that is read, "" for title and summary. `language`: what is spoken, that of the page or, beside a
    Chinese page, a tongue without a script.

    `said`: digest of the words **and numbers** that stood there (`spoken.digests`); readers hear it while they stand there.
    `listener`: who listened to the end and found it right, None until then: readers do not hear it before.

    A voice has a `file`, a `speaker`, and `agreed_at`, when he agreed to be heard in public: without it there is no row. What a
    block plays is `media`, whose people have agreed by its own `consent`; what it says is the transcript beside it.
    """

    page = models.ForeignKey(SciencePage, on_delete=models.CASCADE, related_name="recordings", verbose_name="页面")
    place = models.CharField("哪一块", max_length=36, blank=True)
    language = models.CharField("语种", max_length=12)
    said = models.CharField("念的内容", max_length=32)
    file = models.FileField("录音", upload_to=address_of, blank=True)
    media = models.ForeignKey(
        ScienceMedia, null=True, blank=True, on_delete=models.CASCADE, related_name="+", verbose_name="音视频"
    )
    speaker = models.CharField("谁念的", max_length=80, blank=True)
    agreed_at = models.DateTimeField("念的人什么时候同意的", null=True, blank=True)
    recorder = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField("什么时候录的", auto_now_add=True)
    listener = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    listened_at = models.DateTimeField("什么时候听过", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "place", "language"], name="recorded_once_in_a_place"),
            models.CheckConstraint(
                condition=models.Q(media=None, agreed_at__isnull=False) & ~models.Q(file="") & ~models.Q(speaker="")
                | models.Q(media__isnull=False, file=""),
                name="a_voice_has_agreed_or_media_is_played",
            ),
        ]
        default_permissions = ()
        verbose_name = "朗读录音"
        verbose_name_plural = "朗读录音"

    def __str__(self) -> str:
        return f"{self.tongue} · {self.speaker or self.media}"

    @property
    def tongue(self) -> str:
        """Its name in Chinese."""
        return tongue_of(self.language)

    @property
    def is_other_tongue(self) -> bool:
        """Whether it is not what the page is written in."""
        return self.language in registry.WITHOUT_SCRIPT

    @property
    def is_approved(self) -> bool:
        return self.listened_at is not None

    def clean(self) -> None:
        super().clean()
        own = self.page.language.code
        if self.language != own and not (self.page.language.is_source and self.language in registry.WITHOUT_SCRIPT):
            raise ValidationError({"language": "这一页只录它自己的语言；没有文字的语言，录在中文页上。"})

    def look_at_file(self) -> None:
        look_at_recording(self.file.file, str(self.file.name))


@receiver((post_save, post_delete), sender=Recording)
def tell_its_page(instance: Recording, **kwargs: Any) -> None:
    """A page that nobody reads aloud asks for no recordings."""
    heard = Recording.objects.filter(page_id=instance.page_id).exclude(listened_at=None)
    SciencePage.objects.filter(pk=instance.page_id).update(is_spoken=heard.exists())


@receiver(post_save)
def keep_its_voice(instance: models.Model, created: bool, update_fields: Any = None, **kwargs: Any) -> None:
    """A page that somebody read before its first recording was heard, and saves after that, brings the older column."""
    if not isinstance(instance, SciencePage) or created or instance.is_spoken or update_fields:
        return
    if Recording.objects.filter(page_id=instance.pk).exclude(listened_at=None).exists():
        SciencePage.objects.filter(pk=instance.pk).update(is_spoken=True)
        instance.is_spoken = True


@receiver(post_delete, sender=Recording)
def without_its_file(instance: Recording, **kwargs: Any) -> None:
    """However the row goes, alone or with its page: nobody who took his consent back is kept."""
    instance.file.delete(save=False)
