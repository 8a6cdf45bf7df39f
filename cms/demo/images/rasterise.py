"""Turns svg/*.svg into the WebP files of the demo: `python cms/demo/images/rasterise.py [stem …]`."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image

HERE = Path(__file__).parent
QUALITY = 85
OVERSCAN = 200  # headless windows can be shorter inside than asked for
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
)


def browser() -> str:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        sys.exit("No Chromium found; set CHROMIUM to its path.")
    return found


def size(drawing: Path) -> tuple[int, int]:
    box = ElementTree.parse(drawing).getroot().attrib["viewBox"].split()
    return int(box[2]), int(box[3])


def screenshot(drawing: Path, target: Path) -> None:
    width, height = size(drawing)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            browser(),
            *FLAGS,
            f"--user-data-dir={profile}",
            f"--window-size={width},{height + OVERSCAN}",
            f"--screenshot={target}",
            drawing.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=60)


def rasterise(drawing: Path) -> Path:
    picture = HERE / f"{drawing.stem}.webp"
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder) / "shot.png"
        screenshot(drawing, shot)
        with Image.open(shot) as image:
            image.crop((0, 0, *size(drawing))).convert("RGB").save(picture, quality=QUALITY, method=6)
    return picture


def main(stems: list[str]) -> None:
    drawings = sorted((HERE / "svg").glob("*.svg"))
    for drawing in drawings:
        if not stems or drawing.stem in stems:
            picture = rasterise(drawing.resolve())
            print(f"{picture.name}\t{picture.stat().st_size / 1024:.0f} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
