from django.core.management.base import BaseCommand, CommandError

from science_content.followers.actions import run_unfinished


class Command(BaseCommand):
    help = "把发布后没做完或失败的工作再做一遍。"

    def handle(self, *args, **options):
        done, failed = run_unfinished()
        self.stdout.write(f"完成 {done} 项，失败 {failed} 项。")
        if failed:
            raise CommandError("还有失败的工作，原因见“发布后的工作”。")
