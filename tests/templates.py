"""Makes one of the template databases in a process of its own: `python -m tests.templates bare|demo|tree FOLDER_OF_PICTURES`."""

import hashlib
import os
import sys
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path
from threading import get_ident
from typing import Any

import django
import PIL
from django.conf import settings
from django.core.management import call_command
from django.template.loader import render_to_string

ADMIN_THUMBNAIL = "max-165x165"
FASTEST = 10  # of AVIF: a twelfth of the time, a third larger. What is light enough so is lighter for readers
IN_LISTS = ("home/components/thumbnail.html", "home/components/small_picture.html")


@dataclass
class KeptPicture:
    """What Willow gives: the bytes as a file, and the name of their format."""

    f: BytesIO
    format_name: str


def keep_pictures(folder: Path) -> None:
    """From now on a picture that was once made in a size, by these settings, is taken from `folder`."""
    from wagtail.images.models import Filter

    make = Filter.run
    folder.mkdir(parents=True, exist_ok=True)

    def kept(self, image, output, source=None) -> Any:
        key = _key(image, self.spec, source)
        for path in folder.glob(f"{key}.*"):
            return KeptPicture(BytesIO(path.read_bytes()), path.suffix[1:])
        made = make(self, image, output, source=source)
        made.f.seek(0)
        _write(folder / f"{key}.{made.format_name}", made.f.read())
        made.f.seek(0)
        return made

    Filter.run = kept


def _key(image, spec: str, source: BytesIO | None) -> str:
    """`source`: the picture's bytes, where Wagtail has read them already; its threads share the file itself."""
    if source is None:
        with image.open_file() as file:
            digest = hashlib.sha256(file.read())
    else:
        digest = hashlib.sha256(source.read())
        source.seek(0)
    focus = f"{image.focal_point_x} {image.focal_point_y} {image.focal_point_width} {image.focal_point_height}"
    how = f"{FASTEST} {settings.WAGTAILIMAGES_AVIF_QUALITY} {settings.WAGTAILIMAGES_WEBP_QUALITY} {PIL.__version__}"
    digest.update(f"{spec} {focus} {how}".encode())
    return digest.hexdigest()


def _write(path: Path, content: bytes) -> None:
    part = path.with_name(f"{os.getpid()}-{get_ident()}.part")
    part.write_bytes(content)
    part.replace(path)


def make_bare() -> None:
    call_command("migrate", verbosity=0)
    call_command("setup_site", stdout=StringIO())


def make_demo() -> None:
    """A bare site gets the demo, and its pictures in every size that pages, lists and the admin ask for.

    What is absent here, each test that shows it makes again: its transaction is rolled back.
    """
    from science_content.media.pictures import make_renditions
    from science_content.models import ScienceImage, SciencePage
    from science_content.publishing.pictures import pictures_of

    call_command("seed_demo", idle_desk=True, stdout=StringIO())
    for image, slot in pictures_of(SciencePage.objects.live().specific()):
        make_renditions(image, *(("tile", "card", "cover") if slot == "cover" else (slot,)))
    for image in ScienceImage.objects.all():
        image.get_rendition(ADMIN_THUMBNAIL)
        for template in IN_LISTS:
            render_to_string(template, {"image": image})
    _show_the_styleguide()


def _show_the_styleguide() -> None:
    """Its pictures stand in sizes of their own; each of its tests made them again, for half of its time."""
    from django.contrib.auth import get_user_model
    from django.contrib.sessions.models import Session
    from django.test import Client

    editor = Client()
    editor.force_login(get_user_model().objects.get(username="bianji"), "django.contrib.auth.backends.ModelBackend")
    assert editor.get("/styleguide/", headers={"host": "localhost"}).status_code == 200
    Session.objects.all().delete()


def make_tree() -> None:
    from tests.trees import small_tree

    small_tree()


if __name__ == "__main__":
    django.setup()
    from science_content.media import avif

    avif.SPEED = FASTEST
    keep_pictures(Path(sys.argv[2]))
    {"bare": make_bare, "demo": make_demo, "tree": make_tree}[sys.argv[1]]()
