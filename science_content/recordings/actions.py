"""Recording a part of a page, listening to what was recorded, taking it out."""

import unicodedata

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ..pages.models import SciencePage
from ..pages.reading import Reading
from .models import Recording
from .sound import look_at_recording
from .spoken import digests

CHANGED = "这一块刚才改了，或者读者现在看不到。录音没有存：请看看现在的内容，再念一遍。"
ANOTHER = "别人刚才也录了这一块。您的没有存：请先听听那一段，要换就再传一次。"
NOT_AGREED = "请先问念的人：愿意让大家在网上和科普e站听到吗？同意了，再勾上。"
NOBODY = "请写上是谁念的。"
TWICE = "您刚才已经存了一段，这一次没有再存。要换，请听听刚才那一段，再传一次。"
GONE = "这段录音刚才换了，或者删了。请看看现在的。"
OWN = "自己录的，要请另一个人听过。"
HEARD_ALREADY = "刚才已经有人听过，读者听得到了；这一次没有再记。"


RECORDED, HEARD, TAKEN_OUT = "recordings.recorded", "recordings.heard", "recordings.taken_out"


class CannotRecord(ValidationError):
    """Why nothing was done, in Chinese."""


@transaction.atomic
def record(
    *,
    page: SciencePage,
    place: str,
    language: str,
    file: UploadedFile,
    speaker: str,
    agreed: bool,
    said: str,
    instead_of: str,
    user: AbstractUser,
) -> Recording:
    """`said`: digest of what stood there when he read it; `instead_of`: id of the recording that he saw there, "" for none.

    Raises CannotRecord, and nothing is stored, where either is another one now (of `instead_of` with the code "another"), nobody
    agreed, or the file is no sound.
    """
    if not agreed:
        raise CannotRecord(NOT_AGREED)
    if not (speaker := _seen(speaker)):
        raise CannotRecord(NOBODY)
    page = locked(page)
    if not said or digests(Reading(page)).get(place) != said:
        raise CannotRecord(CHANGED)
    there = Recording.objects.filter(page_id=page.pk, place=place, language=language)
    before = there.filter(media=None).first()  # what an earlier block played is nothing that he saw
    if str(before.pk if before else "") != instead_of:
        is_own = before is not None and before.recorder_id == user.pk and before.said == said
        raise CannotRecord(TWICE if is_own else ANOTHER, code="another")
    try:
        look_at_recording(file, file.name or "")
        there.delete()
        made = Recording(page_id=page.pk, place=place, language=language, said=said, file=file, speaker=speaker)
        made.recorder, made.agreed_at = user, timezone.now()  # type: ignore[assignment]  # the settings name the class
        made.full_clean()
    except ValidationError as error:
        raise CannotRecord(error.messages) from error
    made.save()
    noted(made, RECORDED, user)
    return made


@transaction.atomic
def let_be_heard(*, recording_id: int, user: AbstractUser, alone: bool) -> Recording:
    """`user` has listened to all of it, and readers hear it from now on. `alone`: nobody else could.

    Raises CannotRecord where it is gone, is his own, or says no more what stands there.
    """
    recording = _asked(recording_id)
    if recording.recorder_id == user.pk and not alone:
        raise CannotRecord(OWN)
    if recording.is_approved:
        raise CannotRecord(HEARD_ALREADY)
    if digests(Reading(locked(recording.page))).get(recording.place) != recording.said:
        raise CannotRecord(CHANGED)
    recording.listener, recording.listened_at = user, timezone.now()  # type: ignore[assignment]  # as above
    recording.save(update_fields=["listener", "listened_at"])
    noted(recording, HEARD, user)
    return recording


@transaction.atomic
def take_out(*, recording_id: int, user: AbstractUser) -> Recording:
    """With its file. Raises CannotRecord where it is gone already."""
    recording = _asked(recording_id)
    noted(recording, TAKEN_OUT, user)
    recording.delete()
    return recording


def noted(recording: Recording, action: str, user: AbstractUser) -> None:
    """In the page's history; without the speaker's name, which goes with his voice."""
    log(
        instance=recording.page,
        action=action,
        user=user,
        data={"of": "音视频" if recording.media else recording.tongue},
    )


def _seen(name: str) -> str:
    """Without signs that nobody sees: they hide who spoke, turn what stands beside, or no database takes them."""
    kept = (each for each in name if each.isspace() or unicodedata.category(each) not in {"Cc", "Cf", "Cs"})
    return " ".join("".join(kept).split())


def _asked(recording_id: int) -> Recording:
    """Its page is held before it, as in `record`: two people at once wait for one another, and never both."""
    if page := SciencePage.objects.filter(recordings=recording_id).first():
        locked(page)
    found = Recording.objects.select_for_update(of=("self",)).filter(pk=recording_id).first()
    if found is None:
        raise CannotRecord(GONE)
    return found


def locked(page: SciencePage) -> SciencePage:
    """As it is stored; no publication comes between what is asked of it and what is written."""
    SciencePage.objects.select_for_update(of=("self",)).filter(pk=page.pk).values_list("pk", flat=True).first()
    return SciencePage.objects.get(pk=page.pk).specific
