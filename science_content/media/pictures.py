"""In which sizes pictures go out: a small set that tiles, cards, heads and blocks share, so that each is made and fetched once.

AVIF first: at the same fidelity it is a sixth smaller than WebP, which older phones get in fewer sizes. Qualities stand
in the settings.
"""

from dataclasses import dataclass

from wagtail.images.models import Filter, SourceImageIOError

from .models import ScienceImage

COVER_SPECS = (
    "fill-320x213|format-avif",
    "fill-640x427|format-avif",
    "fill-320x213|format-webp",
    "fill-640x427|format-webp",
)
STEP_SPECS = ("fill-320x240|format-avif", "fill-640x480|format-avif", "fill-320x240|format-webp")


@dataclass(frozen=True)
class Slot:
    """Where a picture stands: Wagtail filter specs, and how wide the place is (`sizes` of HTML, without the kiosk's dress)."""

    specs: tuple[str, ...]
    sizes: str

    @property
    def fallback(self) -> str:
        """The WebP that stands for the picture where only one address can be given."""
        return next(spec for spec in reversed(self.specs) if spec.endswith("webp"))


SLOTS = {
    "tile": Slot(COVER_SPECS, "(min-width: 72rem) 17rem, (min-width: 48rem) 24vw, 47vw"),
    "card": Slot(COVER_SPECS, "(min-width: 72rem) 23rem, (min-width: 48rem) 33vw, 34vw"),
    "cover": Slot(
        (*COVER_SPECS[:2], "fill-840x560|format-avif", *COVER_SPECS[2:]),
        "(min-width: 72rem) 33rem, (min-width: 48rem) 45vw, 94vw",
    ),
    "figure": Slot(
        ("width-480|format-avif", "width-840|format-avif", "width-640|format-webp"), "(min-width: 46rem) 42rem, 94vw"
    ),
    "step": Slot(STEP_SPECS, "(min-width: 46rem) 15rem, 94vw"),
}


def make_renditions(image: ScienceImage, *slots: str) -> int:
    """Make what `image` still lacks of the sizes of `slots` (keys of SLOTS); how many there were to make.

    About half a second of one processor for a cover. A file that is lost or broken counts as nothing to make.
    """
    specs = {spec for slot in slots for spec in SLOTS[slot].specs}
    absent = specs - set(image.renditions.values_list("filter_spec", flat=True))
    if absent:
        try:
            image.get_renditions(*(Filter(spec=spec) for spec in sorted(absent)))
        except SourceImageIOError:
            return 0
    return len(absent)
