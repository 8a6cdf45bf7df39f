"""Forty odd and hostile files: what each is called and holds, and what becomes of it, taken and right or refused in words."""

import io
import struct
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from science_content.media.colours import display_p3, matrix_profile
from tests.safety import papers, pictures, sounds
from tests.safety.pictures import HTML, PDF, SVG, encoded, encoded_square, heic, photograph

ADOBE = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
GAMMA = struct.pack(">4sIIH", b"curv", 0, 1, 563)  # 2.2, in 256ths
RED, BLUE = (254, 0, 0), (0, 0, 254)
Made = Callable[[], bytes]


@dataclass(frozen=True)
class Right:
    """A picture as it is stored; `left` is the colour in the middle of its upper left quarter."""

    form: str
    size: tuple[int, int]
    left: tuple[int, ...]


def mpo(size: tuple[int, int] = (60, 40)) -> bytes:
    """A JPEG with a second picture behind it, as telephones with two lenses write it."""
    second = Image.new("RGB", size, "blue")
    return encoded(Image.new("RGB", size, "red"), "MPO", save_all=True, append_images=[second])


def fifty_megapixels() -> bytes:
    return encoded_square((200, 90, 40), "JPEG", (8688, 5792), quality=40)


def avif_in_p3() -> bytes:
    """A number says so, no profile."""
    content = encoded_square((0, 200, 100), "AVIF", (60, 40), quality=90)
    place = content.index(b"colrnclx") + 8
    return content[:place] + b"\x00\x0c" + content[place + 2 :]


def gif() -> bytes:
    frames = [Image.new("RGB", (60, 40), colour).quantize(4) for colour in ("red", "blue")]
    return encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])


def in_profile(profile: bytes, colour: tuple[int, int, int], kind: str = "JPEG", mode: str = "RGB") -> bytes:
    return encoded(
        Image.new(mode, (60, 40), colour), kind, icc_profile=profile, **({"quality": 95} if kind != "PNG" else {})
    )


def with_broken_exif() -> bytes:
    return encoded_square("red", "JPEG", (60, 40), exif=b"Exif\0\0II*\0\xff\xff\xff\xff" + bytes(9), quality=95)


def wide(form: str) -> Right:
    return Right(form, (60, 40), RED)


TAKEN_PICTURES: dict[str, tuple[str, Made, Right]] = {
    "HEIC": ("IMG_0001.HEIC", heic, Right("JPEG", (96, 64), RED)),
    "HEIC that a telephone calls .jpg": ("微信图片.jpg", heic, Right("JPEG", (96, 64), RED)),
    "HEIC on its side, with its place": ("a.heic", lambda: heic("turned"), Right("JPEG", (64, 96), RED)),
    "HEIC in Display P3": ("a.heif", lambda: heic("p3"), Right("JPEG", (64, 48), (0, 204, 87))),
    "HEIC that can be seen through": ("a.heic", lambda: heic("alpha"), Right("PNG", (64, 48), (254, 0, 0, 0))),
    "AVIF": ("a.avif", lambda: encoded_square("red", "AVIF", (60, 40)), wide("JPEG")),
    "AVIF in Display P3, said by a number": ("a.avif", avif_in_p3, Right("JPEG", (60, 40), (0, 204, 87))),
    "a JPEG with a second picture": ("a.jpg", mpo, wide("JPEG")),
    "a JPEG with a second picture, by its name": ("DSC1.MPO", mpo, wide("JPEG")),
    "JPEG in Display P3": (
        "a.jpg",
        lambda: in_profile(display_p3(), (200, 100, 50)),
        Right("JPEG", (60, 40), (215, 93, 31)),
    ),
    "JPEG in Adobe RGB": (
        "a.jpg",
        lambda: in_profile(matrix_profile("Adobe RGB", ADOBE, GAMMA), (200, 100, 50)),
        Right("JPEG", (60, 40), (227, 100, 42)),
    ),
    "PNG in Display P3 that can be seen through": (
        "a.png",
        lambda: in_profile(display_p3(), (200, 100, 50, 70), "PNG", "RGBA"),
        Right("PNG", (60, 40), (215, 93, 31, 70)),
    ),
    "JPEG with a broken profile": ("a.jpg", lambda: in_profile(b"no profile", (254, 0, 0)), wide("JPEG")),
    "JPEG in inks": ("a.jpg", lambda: encoded(Image.new("CMYK", (60, 40), (0, 255, 255, 0)), "JPEG"), wide("JPEG")),
    "JPEG with a broken EXIF": ("a.jpg", with_broken_exif, wide("JPEG")),
    "GIF that moves": ("a.gif", gif, wide("PNG")),
    "GIF named .png": ("a.png", gif, wide("PNG")),
    "TIFF in the colours of a scanner": (
        "a.tif",
        lambda: encoded(Image.new("LAB", (60, 40), (128, 148, 138)), "TIFF"),
        Right("PNG", (60, 40), (155, 106, 103)),
    ),
    "TIFF of sixteen bits": (
        "a.tiff",
        lambda: encoded(Image.new("I;16", (60, 40), 40_000), "TIFF"),
        Right("PNG", (60, 40), (156, 156, 156)),
    ),
    "PNG of sixteen bits": (
        "a.png",
        lambda: encoded(Image.new("I;16", (60, 40), 40_000), "PNG"),
        Right("PNG", (60, 40), (156, 156, 156)),
    ),
    "BMP": ("a.bmp", lambda: encoded_square("red", "BMP", (60, 40)), wide("PNG")),
    "a picture with a page behind it": ("a.gif", lambda: gif() + HTML, wide("PNG")),
    "a page in a comment": (
        "a.jpg",
        lambda: encoded_square("red", "JPEG", (60, 40), comment=HTML, quality=95),
        wide("JPEG"),
    ),
}
REFUSED_PICTURES: dict[str, tuple[str, Made, str]] = {  # the third: of the sentence
    "a HEIC that is cut off": ("a.heic", lambda: heic()[:400], "重新传一次"),
    "a HEIC cut off in its head": ("a.heic", lambda: heic()[:200], "重新传一次"),
    "a HEIC of another kind inside": ("a.heic", lambda: heic().replace(b"\0\0hvc1", b"\0\0unci"), "另存为 JPEG"),
    "a HEIC that moves": ("a.heic", lambda: heic() + b"\0\0\0\x10moov" + bytes(8), "另存为 JPEG"),
    "an AVIF that is cut off": ("a.avif", lambda: encoded_square("red", "AVIF", (60, 40))[:-40], "重新传一次"),
    "a JPEG that is cut off": ("a.jpg", lambda: photograph((600, 400))[:2000], "重新传一次"),
    "a WebP that is cut off": ("a.webp", lambda: encoded_square("red", "WEBP", (60, 40))[:-20], "传"),
    "a bomb of 900 million pixels": ("a.png", lambda: pictures.bomb(30_000, 30_000), "缩小"),
    "a bomb just above what is decoded whole": ("a.png", lambda: pictures.bomb(8_100, 8_000), "缩小"),
    "a bomb in a comment": ("a.png", pictures.text_bomb, "重新传一次"),
    "an SVG": ("a.svg", lambda: SVG, "另存为 JPEG"),
    "an SVG named .png": ("a.png", lambda: SVG, "另存为 JPEG"),
    "a page named .jpg": ("a.jpg", lambda: HTML, "另存为 JPEG"),
    "a PDF named .jpg": ("a.jpg", lambda: PDF, "另存为 JPEG"),
    "a film named .heic": ("a.heic", sounds.film, "另存为 JPEG"),
    "nothing": ("a.jpg", bytes, "重新选一次"),
}
TAKEN_DOCUMENTS: dict[str, tuple[str, Made]] = {
    "PDF": ("a.pdf", lambda: PDF),
    "PDF with bytes before its signature": ("a.pdf", lambda: b"\r\n@PJL SET\r\n" + bytes(900) + PDF),
    "Word": ("a.docx", lambda: papers.DOCX),
    "a sheet": ("a.XLSX", lambda: papers.XLSX),
    "open text": ("a.odt", lambda: papers.ODT),
    "text that begins like a programme": ("a.txt", lambda: "MZ 种植密度，每亩多少株\n".encode()),
    "a table in the national encoding": ("a.csv", lambda: "MZ 编号,品种\n一,核桃\n".encode("gb18030")),
    "text of a notepad": ("a.txt", lambda: "中文".encode("utf-16")),
    "text with a comparison": ("a.txt", lambda: "<5 亩的地块，用小桶".encode()),
    "a number sign and an exclamation mark": ("a.txt", lambda: "#! 注意：先看标签".encode()),
}
REFUSED_DOCUMENTS: dict[str, tuple[str, Made, str]] = {
    "a page": ("a.html", lambda: HTML, "另存为"),
    "a page named .pdf": ("a.pdf", lambda: HTML, "另存为"),
    "a page named .docx": ("a.docx", lambda: HTML + papers.DOCX, "另存为"),
    "a PDF that begins like a page": ("a.pdf", lambda: b" <script>alert(1)</script>" + PDF, "另存为"),
    "a PDF with a page before it": ("a.pdf", lambda: b"%!\n<script >alert(1)</script>" + PDF, "另存"),
    "a PDF that begins like a picture": ("a.pdf", lambda: gif()[:300] + PDF, "另存"),
    "a PDF that is cut off": ("a.pdf", lambda: b"%PDF-1.7\n1 0 obj", "重新传一次"),
    "a signature after more than a kilobyte": ("a.pdf", lambda: bytes(1100) + PDF, "另存为"),
    "a script": ("a.txt", lambda: b"#!/bin/sh\necho", "另存为"),
    "a programme named .txt": ("a.txt", lambda: b"MZ\x90\0" + bytes(60), "另存为"),
    "a programme named .docx": ("a.docx", lambda: b"\x7fELF\x02\x01" + bytes(60), "另存为"),
    "a wide page named .csv": ("a.csv", lambda: HTML.decode().encode("utf-16"), "另存为"),
    "a zip that is no document": ("a.docx", lambda: papers.archive("a.txt"), "另存为"),
    "a sheet named .docx": ("a.docx", lambda: papers.XLSX, "另存为"),
    "a document with macros": ("a.docx", lambda: papers.WITH_MACROS, "不带宏"),
    "a document that is cut off": ("a.docx", lambda: papers.DOCX[:120], "重新传一次"),
    "a programme by its name": ("说明.pdf.exe", lambda: b"MZ" + bytes(60), "另存为"),
    "no kind in its name": ("...", lambda: PDF, "另存为"),
    "nothing": ("a.pdf", bytes, "重新选一次"),
}
TAKEN_SOUNDS: dict[str, tuple[str, Made]] = {
    **{f"mp3, {frame}": ("a.mp3", lambda frame=frame: sounds.mp3(frame, b"")) for frame in sounds.FRAMES},
    "mp3 with a tag": ("a.MP3", sounds.mp3),
    "mp3 with bytes before its frames": ("a.mp3", lambda: sounds.mp3(before=bytes(700))),
    "m4a": ("a.m4a", lambda: sounds.film(b"M4A ")),
    "ogg": ("a.ogg", sounds.ogg),
    "opus": ("a.opus", sounds.opus),
}
TAKEN_FILMS: dict[str, tuple[str, Made]] = {
    "mp4": ("a.mp4", sounds.film),
    "mp4 of an old telephone": ("a.mp4", lambda: sounds.film(b"3gp4")),
    "webm": ("a.webm", lambda: sounds.WEBM),
}
NO_SOUND: dict[str, Made] = {
    "a page": lambda: HTML,
    "a page with frames behind it": lambda: HTML + sounds.mp3(),
    "a picture": photograph,
    "a HEIC": heic,
    "a document": lambda: PDF,
    "a programme": lambda: b"MZ" + bytes(64),
    "an archive": lambda: papers.DOCX,
    "a wave": lambda: sounds.WAV,
    "a tag alone": lambda: sounds.TAG + bytes(64),
    "a film of another kind": lambda: sounds.MKV,
    "zeros": lambda: bytes(600),
    "nothing": bytes,
}
NAMES = {
    "85 Han letters": "核" * 85,
    "300 Han letters": "桃" * 300,
    "two ways of 40 letters": "é" * 200,
    "emoji": "🌾🐂👨‍👩‍👧",
    "a folder": "../../etc/passwd",
    "dots": "..",
    "turned round": "照片\u202egpj",
    "a zero": "a\0b",
    "blanks": "  照 片   ",
    "no letters": "！？、",
}


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))
