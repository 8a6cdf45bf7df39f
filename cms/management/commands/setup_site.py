from django.core.management.base import BaseCommand

from cms.site import set_up_site


class Command(BaseCommand):
    help = "建立站点的基础：16种文字、首页、地区、角色和审核流程。可以反复运行。"

    def handle(self, *args, **options):
        set_up_site()
        self.stdout.write("站点基础已就绪。")
