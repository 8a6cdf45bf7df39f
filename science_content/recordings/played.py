"""What a block plays waits for somebody who listens to it beside its words, and is heard once he has."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from ..blocks import answers
from ..followers.models import FollowerRun
from ..pages.models import SciencePage
from ..pages.reading import Reading
from .actions import HEARD, HEARD_ALREADY, CannotRecord, locked, noted
from .models import Recording
from .spoken import played

OTHER_NOW = "这一块刚才改了，或者读者现在看不到。没有记：请看看现在的内容，从头再听一遍。"
NOT_CONSENTED = "音视频里的人还没有同意，读者听不到。同意了，请先在音视频库里改好。"


def ask_for_listeners(run: FollowerRun) -> None:
    """After a publication: what plays beside words that nobody heard it with waits; what plays no more is forgotten."""
    page = SciencePage.objects.filter(pk=run.page_id).first()
    if page is None:
        return
    page = locked(page)
    blocks = {block.id for block in page.body or () if any(answers.media(block.block, block.value))}
    stored = {row.place: row for row in page.recordings.exclude(media=None)}
    for place in stored.keys() - blocks:
        stored[place].delete()
    for place, (media, said) in played(Reading(page)).items():
        if place not in stored or stored[place].said != said:
            _store(page, place, media, said)


@transaction.atomic
def let_media_be_heard(*, page: SciencePage, place: str, said: str, user: AbstractUser) -> Recording:
    """`user` has listened to all of it beside the words of which `said` is the digest, and readers hear it from now on.

    Raises CannotRecord where readers do not see these words there, or nothing plays.
    """
    page = locked(page)
    media, stands = played(Reading(page)).get(place, (None, ""))
    if media is None or stands != said:
        raise CannotRecord(OTHER_NOW)
    if not media.may_be_shown:
        raise CannotRecord(NOT_CONSENTED)
    if page.recordings.filter(place=place, media=media, said=said).exclude(listened_at=None).exists():
        raise CannotRecord(HEARD_ALREADY)
    row = _store(page, place, media, said, listener=user, listened_at=timezone.now())
    noted(row, HEARD, user)
    return row


def _store(page: SciencePage, place: str, media: Any, said: str, **listened: Any) -> Recording:
    """A voice that an earlier block left at the place goes with its file."""
    for voice in page.recordings.filter(place=place, media=None, language=page.language.code):
        voice.delete()
    facts = {"media": media, "said": said, "listener": None, "listened_at": None} | listened
    row, _ = Recording.objects.update_or_create(
        page_id=page.pk, place=place, language=page.language.code, defaults=facts
    )
    return row
