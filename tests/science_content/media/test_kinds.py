"""Whatever bytes come, kinds and pictures are told or refused in words: files torn and twisted at random, the same each time."""

import io
import random
import time

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from science_content.media import heif
from science_content.media.converting import converted
from science_content.media.kinds import ALIKE, FILMS, look_at_document, look_at_sound_or_film, refuse_hostile
from tests.safety import papers, sounds
from tests.safety.pictures import HTML, PDF, encoded, heic, photograph

TWISTS = 60  # of each file
DOCUMENTS = {"pdf": b"\r\n" * 9 + PDF, "docx": papers.DOCX, "odt": papers.ODT, "txt": "MZ 种植".encode()}
MEDIA = {
    "mp3": sounds.mp3(),
    "m4a": sounds.film(b"M4A "),
    "mp4": sounds.film(),
    "ogg": sounds.ogg(),
    "opus": sounds.opus(),
    "webm": sounds.WEBM,
}
SQUARE = Image.effect_mandelbrot((24, 16), (-2, -1, 1, 1), 60).convert("RGB")
PICTURES = {kind: encoded(SQUARE, kind) for kind in ("PNG", "WEBP", "AVIF", "GIF", "BMP", "TIFF")} | {
    "JPEG": photograph()
}


def twisted(content: bytes, seed: str) -> list[bytes]:
    """Cut off, with other bytes in it, or with some doubled or left out."""
    chance, found = random.Random(seed), []
    for _ in range(TWISTS):
        torn = bytearray(content)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(torn) + 1)
            match chance.randrange(4):
                case 0:
                    del torn[place:]
                case 1:
                    torn[place : place + 4] = chance.choice([bytes(4), b"\xff" * 4, chance.randbytes(4)])
                case 2:
                    torn[place:place] = torn[place : place + chance.randrange(40)]
                case _:
                    del torn[place : place + chance.randrange(40)]
        found.append(bytes(torn))
    return found


def in_words(look, content: bytes) -> None:
    began = time.process_time()
    try:
        look(content)
    except ValidationError as refused:
        assert any(word in refused.messages[0] for word in ("请", "先", "可以"))
    assert time.process_time() - began < 5


@pytest.mark.parametrize("extension", DOCUMENTS)
def test_a_twisted_document(extension):
    for content in twisted(DOCUMENTS[extension], extension):
        in_words(lambda each: look_at_document(io.BytesIO(each), extension), content)


@pytest.mark.parametrize("extension", MEDIA)
def test_twisted_sound_or_film(extension):
    taken = [each for each in ALIKE if (each in FILMS) is (extension in FILMS)]
    for content in twisted(MEDIA[extension], extension):
        in_words(lambda each: look_at_sound_or_film(io.BytesIO(each), extension, taken), content)


@pytest.mark.parametrize("kind", PICTURES)
def test_a_twisted_picture(kind):
    for content in twisted(PICTURES[kind], kind):
        in_words(lambda each: converted(each, longest=4000, most_pixels=1_000_000), content)


def test_the_boxes_of_a_twisted_heic(monkeypatch):
    monkeypatch.setattr(
        heif.subprocess, "run", lambda *args, **more: heif.subprocess.CompletedProcess(args, 1, b"", b"")
    )
    for content in twisted(heic(), "heic"):
        in_words(lambda each: heif.decoded(each, 1_000_000, 4000) if heif.is_heif(each) else None, content)


@pytest.mark.parametrize(
    "start",
    [
        HTML,
        b"\xef\xbb\xbf \r\n<HTML>",
        b"\0\0<script>",
        b"<svg onload=1>",
        b"<?xml version='1.0'?>",
        b"<!-- -->",
        b"<?php echo",
        b"<a\thref=x>",
        b"#!/bin/sh",
        b"#! /usr/bin/env python",
        b"\x7fELF\x02\x01\x01" + bytes(9),
        b"MZ\x90\0\x03" + bytes(60),
        b"\xca\xfe\xba\xbe\0\0",
        b"\xcf\xfa\xed\xfe",
        "<script>".encode("utf-16"),
        b"\xfe\xff" + "<html>".encode("utf-16-be"),
    ],
)
def test_what_would_be_run_is_hostile(start):
    with pytest.raises(ValidationError, match="网页、脚本"):
        refuse_hostile(start)


@pytest.mark.parametrize(
    "start",
    ["MZ 种植密度", "#! 注意", "<5 亩的地块", "< script 是脚本", "<标签>", "a <script>", "#!", "MZ", ""],
)
def test_words_are_not(start):
    refuse_hostile(start.encode())
    refuse_hostile(start.encode("gb18030"))
