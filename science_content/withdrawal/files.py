"""Pictures, sounds, films and documents that only withdrawn pages use are gone with them, at their own addresses too."""

from django.db.models import Model, Q
from django.http import HttpResponse
from wagtail.models import Page, ReferenceIndex

from ..media.models import ScienceImage, ScienceMedia, ScienceRendition
from ..pages.models import SciencePage


def file_at(path: str) -> Model | None:
    """The picture, sound or film whose file, or a size of which, lies at `path` below MEDIA_ROOT. Three queries at most."""
    rendition = ScienceRendition.objects.filter(file=path).select_related("image").first()
    if rendition is not None:
        return rendition.image
    return (
        ScienceImage.objects.filter(file=path).first()
        or ScienceMedia.objects.filter(Q(file=path) | Q(thumbnail=path)).first()
    )


def is_gone(file: Model) -> bool:
    """Whether a withdrawn page uses `file` and nothing that readers see does. What no page uses is not gone."""
    users = list(ReferenceIndex.get_references_to(file).values_list("base_content_type__model", "object_id"))
    pages = [int(pk) for model, pk in users if model == "page"]
    withdrawn = SciencePage.objects.filter(pk__in=pages).exclude(withdrawn_at=None)
    if not withdrawn.exists() or len(pages) < len(users):
        return False
    return not Page.objects.live().filter(pk__in=pages).exclude(pk__in=withdrawn.values("pk")).exists()


def gone_file(why: str = "这个文件所在的页面已经撤下。") -> HttpResponse:
    """What a reader gets in its place."""
    return HttpResponse(
        why,
        status=410,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )
