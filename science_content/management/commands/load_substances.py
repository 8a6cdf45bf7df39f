from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from science_content.substances.listed import LIMIT_BYTES, BadList
from science_content.substances.register import SHIPPED
from science_content.withdrawal.bans import Acted, carry_out, difference, load_list


class Command(BaseCommand):
    help = "装入禁限用农药、兽药清单：先列出变了什么，再停用公开页面上新禁用的用药，并提醒审核人。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", help="清单文件（JSON）；不写就用程序自带的。")
        parser.add_argument("--show", action="store_true", help="只看变了什么，不装入。")
        parser.add_argument("--fewer", action="store_true", help="新清单少了禁用、限用的条目也装入。")
        parser.add_argument(
            "--due", action="store_true", help="每天运行：现在的清单再执行一遍，到了日子的禁令马上生效，不装入新清单。"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["due"]:
            return self._said(carry_out())
        content = _read(Path(options["file"] or SHIPPED))
        try:
            found = difference(content)
        except BadList as error:
            raise CommandError(f"清单读不了，什么也没有变：{error}") from error
        for mark, lines in (("＋", found.new), ("～", found.other), ("－", found.fewer)):
            for line in lines:
                self.stdout.write(f"{mark} {line}")
        self.stdout.write(f"新增 {len(found.new)} 条，改动 {len(found.other)} 条，减少 {len(found.fewer)} 条。")
        if options["show"]:
            return None
        if found.fewer and not options["fewer"]:
            raise CommandError("新清单少了上面带“－”的条目，没有装入。确实解除了，就加 --fewer。")
        return self._said(load_list(content))

    def _said(self, acted: Acted) -> None:
        self.stdout.write(f"停用了 {acted.hidden} 段用药，找到 {acted.flagged} 句要改的话；都在审核人的首页上。")


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > LIMIT_BYTES:
            raise CommandError("清单文件太大。")
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"打不开清单文件，或不是 UTF-8 文字：{path.name}") from error
