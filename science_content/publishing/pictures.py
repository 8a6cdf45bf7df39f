"""After a publication the sizes of its pictures are made, so that no reader waits for them."""

from collections.abc import Iterable, Iterator

from ..followers.models import FollowerRun
from ..media.models import ScienceImage
from ..media.pictures import make_renditions
from ..pages.models import SciencePage


def pictures_of(pages: Iterable) -> Iterator[tuple[ScienceImage, str]]:
    """(picture, slot) for every place where `pages`, in their own types, show one: cover, figures, steps."""
    for page in pages:
        if page.cover:
            yield page.cover, "cover"
        for block in page.body:
            if block.block_type == "figure" and block.value.get("image"):
                yield block.value["image"], "figure"
            elif block.block_type == "steps":
                yield from ((step["image"], "step") for step in block.value["steps"] if step.get("image"))


def make_pictures_of(run: FollowerRun) -> None:
    """After a publication: the sizes of the page's pictures, so that no reader waits for them."""
    if run.event == "published":
        for image, slot in pictures_of(SciencePage.objects.filter(pk=run.page_id).specific()):
            make_renditions(image, slot)
