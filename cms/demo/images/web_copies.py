"""Small copies of the pictures of seasons and brand streams, which pages load without the media library: run after rasterise.py."""

from pathlib import Path

from PIL import Image, ImageOps

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "static" / "pictures"
SIZE = (240, 160)
QUALITY = {"avif": 42, "webp": 40}
MOST_BYTES = 5_000


def copy(picture: Path) -> None:
    with Image.open(picture) as image:
        small = ImageOps.fit(image.convert("RGB"), SIZE, Image.Resampling.LANCZOS, centering=(0.5, 0.62))
    for ending, quality in QUALITY.items():
        target = TARGET / f"{picture.stem}.{ending}"
        small.save(target, quality=quality)
        size = target.stat().st_size
        print(f"{target.name}\t{size}{'  too big' if size > MOST_BYTES else ''}")


if __name__ == "__main__":
    TARGET.mkdir(exist_ok=True)
    for name in ("season", "stream"):
        for found in sorted(HERE.glob(f"{name}-*.webp")):
            copy(found)
