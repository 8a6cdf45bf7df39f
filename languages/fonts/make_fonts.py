"""Makes every font of this folder again: `python languages/fonts/make_fonts.py`.

Needs npm, fontTools, brotli and Debian's fonts-noto-core. Hinting is dropped: phones ignore it, and it is half of the
Yi file. No glyph and no layout rule is lost.
"""

import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

HERE = Path(__file__).parent
NOTO_SANS = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"  # fonts-noto-core 20201225

# package, version, weights; the file inside is <package>-<subset>-<weight>-normal.woff2
PACKAGES = (
    ("noto-serif-tibetan", "5.3.0", "tibetan", (400,)),
    ("noto-sans-tai-le", "5.2.7", "tai-le", (400,)),
    ("noto-sans-new-tai-lue", "5.3.0", "new-tai-lue", (400, 700)),
    ("noto-sans-yi", "4.5.12", "yi", (400,)),
    ("noto-sans-lisu", "4.5.12", "lisu", (400, 700)),
    ("noto-sans-miao", "5.0.13", "miao", (400,)),
)

# No npm subset of Noto Sans has U+0331, the bar under a lax vowel in Wa; hence one of our own.
LATIN = (
    (0x20, 0x7E), (0xA0, 0x17F),
    (0x182, 0x185), (0x186, 0x186), (0x18B, 0x18C), (0x18F, 0x18F), (0x196, 0x197), (0x19C, 0x19C), (0x1A2, 0x1A3),
    (0x1A7, 0x1A8), (0x1B5, 0x1B7), (0x1BC, 0x1BD), (0x1CD, 0x1DC), (0x254, 0x254), (0x259, 0x259), (0x268, 0x269),
    (0x26F, 0x26F), (0x275, 0x275), (0x292, 0x292), (0x294, 0x294),
    (0x2BB, 0x2BC), (0x2C6, 0x2C7), (0x2C9, 0x2CD), (0x2D7, 0x2D7),
    (0x300, 0x304), (0x306, 0x308), (0x30A, 0x30C), (0x323, 0x325), (0x32D, 0x32D), (0x331, 0x332),
    (0x1E06, 0x1E07), (0x1E0E, 0x1E0F), (0x1E34, 0x1E35), (0x1E3A, 0x1E3B), (0x1E48, 0x1E49), (0x1E5E, 0x1E5F),
    (0x1E6E, 0x1E6F), (0x1E94, 0x1E96),
    (0x200B, 0x200D), (0x2010, 0x2015), (0x2018, 0x201F), (0x2020, 0x2022), (0x2026, 0x2026), (0x2030, 0x2030),
    (0x2032, 0x2033), (0x2039, 0x203A), (0x2070, 0x2070), (0x2074, 0x2079), (0x2080, 0x2089), (0x20AC, 0x20AC),
    (0x2122, 0x2122), (0x25CC, 0x25CC),
)  # fmt: skip


def cut(source: Path | str, target: Path, ranges: tuple[tuple[int, int], ...] | None = None) -> None:
    """Write `target` as woff2 with the letters of `ranges` (None = all of them) and every layout rule they need."""
    options = Options()
    options.flavor, options.hinting, options.layout_features = "woff2", False, ["*"]
    options.name_IDs, options.notdef_outline = ["*"], True
    font = load_font(str(source), options)
    letters = [code for first, last in ranges for code in range(first, last + 1)] if ranges else font.getBestCmap()
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    save_font(font, str(target), options)
    print(f"{target.name}  {target.stat().st_size:,} B")


def unpack(package: str, version: str, folder: Path) -> Path:
    """The folder of woff2 files of one @fontsource package."""
    command = ["npm", "pack", "--silent", f"@fontsource/{package}@{version}"]
    archive = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.split()[-1]
    with tarfile.open(folder / archive) as packed:
        packed.extractall(folder / package, filter="data")
    return folder / package / "package" / "files"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        for package, version, subset, weights in PACKAGES:
            files = unpack(package, version, Path(name))
            for weight in weights:
                cut(files / f"{package}-{subset}-{weight}-normal.woff2", HERE / f"{package}-{weight}.woff2")
    cut(NOTO_SANS, HERE / "noto-sans-yunnan-latin-400.woff2", LATIN)


if __name__ == "__main__":
    main()
