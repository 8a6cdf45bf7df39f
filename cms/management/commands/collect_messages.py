"""`make messages`: the catalogues of all languages hold the interface words that pages ask for, no more and no fewer."""

from collections import defaultdict
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.catalogues import BrokenCatalogue, updates, write_whole
from cms.interface_words import UnknownWords, interface_words


class Command(BaseCommand):
    help = "把界面上的词收进各种文字的词表（locale/*/LC_MESSAGES/django.po）。译文都留着；没有词表的文字新建一份。"
    requires_system_checks = []  # they refuse a language without a catalogue, and this makes it

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="只看不写：词表缺词或有多余的词就失败。")

    def handle(self, *args, **options) -> None:
        try:
            found = updates(settings.BASE_DIR / "locale", interface_words())
        except (BrokenCatalogue, UnknownWords) as error:
            raise CommandError(str(error)) from error
        self._report("新词", {update.path: update.missing for update in found})
        self._report("不再用的词", {update.path: update.unasked for update in found})
        if not options["check"]:
            for update in found:
                if update.after != update.before:
                    write_whole(update.after.encode(), update.path)
        elif any(update.missing or update.unasked for update in found):
            raise CommandError("词表和界面对不上，请运行 make messages。")

    def _report(self, label: str, words: dict[Path, list[str]]) -> None:
        """One line for all catalogues that differ in the same words."""
        alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for path, differing in words.items():
            if differing:
                alike[tuple(differing)].append(path.parts[-3])
        for texts, locales in alike.items():
            self.stdout.write(f"{label}（{'、'.join(locales)}）：{'；'.join(texts)}")
