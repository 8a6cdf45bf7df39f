"""What a recording may be: sound as browsers record it and phones send it, told by its content."""

from typing import IO

from django.core.exceptions import ValidationError

from ..media.kinds import is_what_it_says, refuse_hostile, start_of
from ..media.refusals import EMPTY

TAKEN = ("webm", "ogg", "opus", "m4a", "mp3")  # of `MediaRecorder` in browsers, of recorders of phones
MOST_BYTES = 8 * 1024 * 1024  # some forty minutes as we record, eight of a phone's
TOO_LARGE = f"录音太大：最多 {MOST_BYTES // 1024**2} MB。请一块一块地念，或者剪短再传。"
NOT_SOUND = f"这里只收录音：{'、'.join(TAKEN)}，内容要与扩展名相符。请用手机的录音机录好再传。"


def look_at_recording(file: IO[bytes], name: str) -> None:
    """Raises ValidationError where it is empty, too large, hostile or no sound. Leaves `file` at its beginning."""
    size = file.seek(0, 2)
    file.seek(0)
    if not size:
        raise ValidationError(EMPTY)
    if size > MOST_BYTES:
        raise ValidationError(TOO_LARGE)
    extension = extension_of(name)
    if extension not in TAKEN or not is_what_it_says(file, extension):
        raise ValidationError(NOT_SOUND)
    refuse_hostile(start_of(file))
    file.seek(0)


def extension_of(name: str) -> str:
    return name.rpartition(".")[2].lower()
