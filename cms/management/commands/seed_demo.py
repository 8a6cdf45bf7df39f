from django.core.management.base import BaseCommand, CommandParser

from cms.demo.desk_work import seed_desk_work
from cms.demo.people import seed_people
from cms.demo.seed import seed_demo


class Command(BaseCommand):
    help = "装入演示内容、演示账号和编辑台上的事（读者反馈、复审日期、草稿）。可以反复运行，已有的不改。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--idle-desk", action="store_true", help="编辑台上不放事情。")

    def handle(self, *args, **options):
        seed_demo(lambda line: self.stdout.write(f"  · {line}"))
        people = seed_people()
        if not options["idle_desk"]:
            self.stdout.write("  · 编辑台上的事")
            seed_desk_work()
        self.stdout.write("演示账号（口令都一样，只存在本机）：")
        for username, name, role, password in people:
            self.stdout.write(f"  {username:<12}{password:<16}{name}（{role}）")
