"""Reads a folder that `export_content` wrote, or that was made by hand: all of it, or nothing and what is wrong with it."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...content_files.faults import BadContent
from ...content_files.folders import read_folder
from ...pages.addresses import source_at


class Command(BaseCommand):
    help = "从文件夹里读进一本手册（或一篇内容），放在一个专题下面，先是草稿。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--under", required=True, help="放在哪个专题下面：页面的编号或地址")
        parser.add_argument("--publish", action="store_true", help="直接发布；不合规定的发布不了")

    def handle(self, *args: Any, **options: Any) -> None:
        parent = source_at(options["under"])
        if parent is None:
            raise CommandError(f"找不到中文页面“{options['under']}”。")
        try:
            page = read_folder(options["folder"], parent, options["publish"])
        except BadContent as error:
            raise CommandError(f"有{len(error.faults)}处要改，一样也没有读进来：\n{error}") from error
        except ValidationError as error:
            raise CommandError("一样也没有读进来：\n" + "\n".join(error.messages)) from error
        self.stdout.write(f"读进来了：{page.title}（编号 {page.pk}）。")
