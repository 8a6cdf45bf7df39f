"""Small copies of the pictures of seasons and brand streams, which pages load without the media library: run after rasterise.py."""

from pathlib import Path

from PIL import Image, ImageOps

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "static" / "pictures"
SIZE = (240, 160)
MOST_BYTES = {"avif": 3_000, "webp": 4_500}
QUALITIES = range(45, 15, -5)


def copy(picture: Path) -> None:
    with Image.open(picture) as image:
        small = ImageOps.fit(image.convert("RGB"), SIZE, Image.Resampling.LANCZOS, centering=(0.5, 0.62))
    for ending, most in MOST_BYTES.items():
        target = TARGET / f"{picture.stem}.{ending}"
        for quality in QUALITIES:
            small.save(target, quality=quality)
            if target.stat().st_size <= most:
                break
        print(f"{target.name}\t{target.stat().st_size}\tquality {quality}")


if __name__ == "__main__":
    TARGET.mkdir(exist_ok=True)
    for name in ("season", "stream"):
        for found in sorted(HERE.glob(f"{name}-*.webp")):
            copy(found)
