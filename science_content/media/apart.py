"""A program of its own: HEIC from standard input becomes an uncompressed TIFF on standard output. See `heif.py`.

Started as `python -I apart.py MOST_PIXELS LONGEST_SIDE`; ends with 3 where there are too many pixels. It imports nothing of ours.
"""

import io
import resource
import sys

import pi_heif
from PIL import Image

TOO_MANY = 3
MEMORY = 2 * 1024**3  # bytes
SECONDS = 30


def limit_ourselves() -> None:
    """No file is written, no core dumped, no more memory or time taken than a large photo needs."""
    for what, most in (("FSIZE", 0), ("CORE", 0), ("AS", MEMORY), ("CPU", SECONDS)):
        resource.setrlimit(getattr(resource, f"RLIMIT_{what}"), (most, most))


def main(most_pixels: int, longest: int) -> None:
    limit_ourselves()
    pi_heif.register_heif_opener(thumbnails=False)
    image = Image.open(io.BytesIO(sys.stdin.buffer.read()), formats=("HEIF",))
    if image.width * image.height > most_pixels:
        sys.exit(TOO_MANY)
    profile = image.info.get("icc_profile")
    image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    Image.frombytes(image.mode, image.size, image.tobytes()).save(out, "TIFF", icc_profile=profile)
    sys.stdout.buffer.write(out.getvalue())


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
