"""`manage.py load_villages 文件.csv`: townships and villages into the registry of regions."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from places.importing import load_villages


class Command(BaseCommand):
    help = "导入乡镇和村。CSV文件第一行是列名：代码,名称,级别,上级代码；级别写“乡镇”或“村”。有一行不对就一行也不导入。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("文件", type=Path, help="CSV文件，UTF-8或GB18030编码")

    def handle(self, *args, **options) -> None:
        try:
            with options["文件"].open("rb") as file:
                report = load_villages(file)
        except OSError as error:
            raise CommandError(f"打不开文件“{options['文件']}”：{error.strerror}。") from error
        for problem in report.problems:
            self.stderr.write(str(problem))
        if not report.loaded:
            raise CommandError(str(report))
        self.stdout.write(str(report))
