"""After a publication the sizes of its pictures are made, so that no reader waits for them."""

from collections.abc import Iterable, Iterator
from typing import Any

from ..blocks import answers
from ..followers.models import FollowerRun
from ..media.models import ScienceImage
from ..media.pictures import make_renditions
from ..pages.models import SciencePage


def pictures_of(pages: Iterable[Any]) -> Iterator[tuple[ScienceImage, str]]:
    """(picture, slot) for every place where `pages`, in their own types, show one: the cover, and what blocks hold."""
    for page in pages:
        if page.cover:
            yield page.cover, "cover"
        for picture in answers.pictures(page.body.stream_block, page.body):
            yield picture.image, picture.slot


def make_pictures_of(run: FollowerRun) -> None:
    """After a publication: the sizes of the page's pictures, so that no reader waits for them."""
    if run.event == "published":
        for image, slot in pictures_of(SciencePage.objects.filter(pk=run.page_id).specific()):
            make_renditions(image, slot)
