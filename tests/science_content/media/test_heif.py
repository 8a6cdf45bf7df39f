"""HEIC is read apart: what phones do not write is refused before, and whatever the decoder does, a sentence comes of it."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from science_content.media import apart, heif
from tests.safety.pictures import encoded_square, heic

MOST, LONGEST = 1_000_000, 4000


def decoded(content: bytes) -> bytes:
    return heif.decoded(content, MOST, LONGEST)


def box(kind: bytes, content: bytes) -> bytes:
    return (len(content) + 8).to_bytes(4, "big") + kind + content


def test_only_heif_counts_as_heif():
    assert heif.is_heif(heic()) and not heif.is_heif(encoded_square("red", "AVIF"))
    assert not heif.is_heif(b"") and not heif.is_heif(box(b"ftyp", b"isom\0\0\0\0isom"))
    assert heif.is_heif(box(b"ftyp", b"mif1\0\0\0\0miafheic"))


@pytest.mark.parametrize("kind", [b"unci", b"iovl", b"iden", b"av01", b"avc1", b"vvc1", b"j2k1", b"mski", b"jpeg"])
def test_other_kinds_of_items_never_reach_the_decoder(kind, monkeypatch):
    monkeypatch.setattr(subprocess, "run", lambda *args, **more: pytest.fail("asked"))
    with pytest.raises(ValidationError, match="另存为 JPEG"):
        decoded(heic().replace(b"\0\0hvc1", b"\0\0" + kind))


@pytest.mark.parametrize("kind", [b"moov", b"moof", b"mini"])
def test_films_never_reach_the_decoder(kind, monkeypatch):
    monkeypatch.setattr(subprocess, "run", lambda *args, **more: pytest.fail("asked"))
    with pytest.raises(ValidationError, match="另存为 JPEG"):
        decoded(heic() + box(kind, bytes(8)))


def test_what_is_said_of_uncompressed_pictures_never_reaches_the_decoder():
    with pytest.raises(ValidationError, match="另存为 JPEG"):
        decoded(heic().replace(b"pixi", b"cmpd"))


def test_what_telephones_hang_behind_is_let_be():
    assert decoded(heic() + box(b"free", bytes(20)) + box(b"mpvd", bytes(99)))


@pytest.mark.parametrize("size", [b"\0\0\0\0", b"\0\0\0\x01", b"\0\0\0\x07", b"\xff\xff\xff\xff"])
def test_a_size_that_lies_ends_the_look(size):
    with pytest.raises(ValidationError):
        decoded(heic()[:28] + size + heic()[32:60])


def test_more_pixels_than_allowed_are_refused_as_such():
    with pytest.raises(ValidationError, match="像素太多（最多 0 万）"):
        heif.decoded(heic(), 96 * 64 - 1, LONGEST)
    assert heif.decoded(heic(), 96 * 64, LONGEST)


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.kill(os.getpid(), 11)",
        "raise SystemExit(1)",
        "pass",
        "import time; time.sleep(9)",
        "x = bytearray(9 * 1024**3)",
    ],
    ids=["dies", "fails", "says nothing", "does not end", "wants too much memory"],
)
def test_a_decoder_that(program, tmp_path, monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", 0.5)
    file = tmp_path / "apart.py"
    limits = (
        f"import sys; sys.path.insert(0, {str(Path(apart.__file__).parent)!r}); import apart; apart.limit_ourselves()\n"
    )
    file.write_text((limits if "bytearray" in program else "") + program)
    monkeypatch.setattr(heif, "PROGRAM", file)
    with pytest.raises(ValidationError, match="重新传一次"):
        decoded(heic())


def test_the_program_apart_can_write_no_file(tmp_path):
    code = (
        f"import sys; sys.path.insert(0, {str(Path(apart.__file__).parent)!r})\nimport apart; apart.limit_ourselves()\n"
    )
    code += f"with open({str(tmp_path / 'a')!r}, 'wb') as file: file.write(b'x')"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True)
    assert done.returncode != 0 and not (tmp_path / "a").stat().st_size


def test_no_encoder_under_the_gpl_is_loaded():
    """Wagtail asks for pillow-heif, whose wheel holds x265; `cms.settings.base` keeps it out of the process, and ours holds none."""
    assert sys.modules["pillow_heif"] is None and "_pillow_heif" not in sys.modules
    code = "import pi_heif, pathlib; print(pi_heif.libheif_info()['encoders'], pathlib.Path('/proc/self/maps').read_text())"
    said = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True).stdout
    assert "libheif" in said and "x265" not in said
