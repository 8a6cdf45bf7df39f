"""Why a file is not taken, and what to do then: one sentence each, said by every door."""

from django.conf import settings

NOT_WHOLE = "这张图没有传完整，或者文件坏了。先在手机或电脑上打开看看：打得开就重新传一次，打不开就换一张。"
NOT_A_PICTURE = (
    "认不出这张图片。请传 JPEG、HEIC、PNG、WebP、AVIF、GIF、TIFF 或 BMP；别的图先截屏，或者另存为 JPEG 再传。"
)
UNUSUAL_HEIC = "这张 HEIC 不是普通照片（连拍、动图或叠图），为了安全不收。请在手机上另存为 JPEG，或者截屏再传。"
EMPTY = "这个文件是空的，一个字节也没有。请看看原来的文件，重新选一次再传。"
HOSTILE = "这是网页、脚本、SVG 或程序文件，不收。要给人看的文字，请另存为 PDF 或 Word（.docx）再传。"
MIXED = "PDF 的前面夹着别的东西，不收。请用阅读器打开，重新“打印为 PDF”或另存一份再传。"
MACROS = "这个文件里有宏（小程序），不收。请在 Office 或 WPS 里另存为不带宏的文件再传。"
NOT_TEXT = "这个文本文件里有二进制内容。请用记事本或 WPS 打开，另存为 UTF-8 编码的 .txt 或 .csv 再传。"
CUT_OFF = "这个文件没有传完整，打不开。请先在自己的电脑上打开看看，再重新传一次。"
MEDIA_TOO_LARGE = "文件太大：音视频最多 50 MB，请先压缩，或者剪短再传。"
CHOOSE = "请选"


def too_many_pixels(most: int) -> str:
    return f"图片像素太多（最多 {most // 10_000} 万）。请在手机或电脑上把照片缩小一半，再传一次。"


def too_large(most_bytes: int) -> str:
    return f"文件太大：最多 {most_bytes // 1024**2} MB。请先缩小或压缩，再传一次。"


def other_than_named(extension: str) -> str:
    """The name says one kind, the content is another."""
    return f"文件内容与扩展名 .{extension} 不符。请用原来的软件打开，另存为 .{extension} 再传，不要只改文件名。"


def not_among(extension: str) -> str:
    """No kind of document that we take."""
    taken = "、".join(settings.WAGTAILDOCS_EXTENSIONS)
    return f"不收“.{extension}”这种文件。可以传：{taken}；请另存为其中一种再传。"


def not_sound(extensions: list[str], is_film: bool) -> str:
    other = "声音请到“添加音频”传。" if is_film else "视频请到“添加视频”传。"
    what = "视频" if is_film else "音频"
    return f"这里只收 {'、'.join(extensions)} {what}，内容要与扩展名相符。请用录音、剪辑软件另存为其中一种再传；{other}"
