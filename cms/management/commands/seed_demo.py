from django.core.management.base import BaseCommand

from cms.demo.people import seed_people
from cms.demo.seed import seed_demo


class Command(BaseCommand):
    help = "装入演示内容和演示账号。可以反复运行，已有的不改。"

    def handle(self, *args, **options):
        seed_demo(lambda line: self.stdout.write(f"  · {line}"))
        self.stdout.write("演示账号（口令都一样，只存在本机）：")
        for username, name, role, password in seed_people():
            self.stdout.write(f"  {username:<12}{password:<16}{name}（{role}）")
