"""Writes a manual or another piece, with its chapters and pictures, into a folder that `import_content` reads."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...content_files.folders import write_folder
from ...pages.addresses import source_at


class Command(BaseCommand):
    help = "把一本手册（或一篇内容）连同章节和图片写进一个文件夹。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("page", help="页面的编号，或读者看到的地址，如 /zh-hans/…/")
        parser.add_argument("folder", type=Path, help="新的文件夹")

    def handle(self, *args: Any, **options: Any) -> None:
        page = source_at(options["page"])
        if page is None:
            raise CommandError(f"找不到中文页面“{options['page']}”。")
        try:
            count = write_folder(page, options["folder"])
        except FileExistsError as error:
            raise CommandError("这个文件夹里已经有内容：请换一个新的。") from error
        except OSError as error:
            raise CommandError(f"写不进去：{error}") from error
        self.stdout.write(f"写好了：{count}页，在 {options['folder']}。")
