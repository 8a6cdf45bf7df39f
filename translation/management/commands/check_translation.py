"""`manage.py check_translation --source zh-hans --target bo < pairs.jsonl`: the checks of a translation for pairs from anywhere."""

import json
import sys
from collections.abc import Iterator
from typing import BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser

from languages import registry
from translation.checks.pairs import LONGEST_LINE, check_lines

UNREADABLE, BLOCKED = 2, 1


class Command(BaseCommand):
    help = (
        "检查译文：从标准输入一行读一对JSON（id、source、target，可以有language），一行印一条发现（id、check、severity、message）。"
        "有error的退出码是1，有读不了的行是2。"
    )

    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--source", default=registry.SOURCE, help="原文的语言，只能是zh-hans")
        parser.add_argument("--target", required=True, help="译文的语言代码；一行里写了language的，以那一行为准")

    def handle(self, *args, **options) -> None:
        if options["source"].lower() != registry.SOURCE:
            raise CommandError(f"原文只能是{registry.SOURCE}。", returncode=UNREADABLE)
        target = options["target"].lower()
        if target not in registry.LANGUAGES or target == registry.SOURCE:
            raise CommandError(f"没有“{options['target']}”这种译文语言。", returncode=UNREADABLE)
        read = blocked = troubled = 0
        for checked in check_lines(_lines(sys.stdin.buffer), target):
            read += 1
            troubled += bool(checked.trouble)
            blocked += any(found.blocks for found in checked.findings)
            self._say(checked)
        if not read:
            raise CommandError("第1行：没有一对句子可检查。", returncode=UNREADABLE)
        if troubled or blocked:
            sys.exit(UNREADABLE if troubled else BLOCKED)

    def _say(self, checked) -> None:
        if checked.trouble:
            self.stderr.write(_printable(checked.trouble))
        for found in checked.findings:
            row = {"id": checked.identity, "check": found.check, "severity": found.severity, "message": found.sentence}
            self.stdout.write(_printable(json.dumps(row, ensure_ascii=False)))


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Lines of `file`; of one that is too long only so much that it is known to be."""
    while line := file.readline(LONGEST_LINE + 1):
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE + 1)
            if len(line) <= LONGEST_LINE:
                break


def _printable(text: str) -> str:
    """Half of a surrogate pair can be written in JSON and in no encoding."""
    return text.encode("utf-8", "replace").decode()
