"""People who sign in, and the facts in the footer."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


class User(AbstractUser):  # type: ignore[django-manager-missing]  # of uploads: Wagtail's managers have no types
    """Staff only: villagers read without an account."""

    hears_by_mail = models.BooleanField(
        "翻译的事发邮件告诉我",
        default=True,
        help_text="您译的句子退回来了，或者中文里关系到用药和安全的话改了，就发到您的邮箱。第一屏上总是有的。",
    )

    class Meta(AbstractUser.Meta):
        verbose_name = "用户"
        verbose_name_plural = "用户"

    def get_full_name(self) -> str:
        return f"{self.last_name}{self.first_name}".strip()


ACCESSIBILITY = "本站按 WCAG 2.2 AA 级制作：可以只用键盘，也可以用读屏软件；不开脚本也能看。用着不方便，请告诉我们。"


@register_setting(icon="info-circle")
class SiteFacts(BaseSiteSetting):
    """What the law and the reader expect at the foot of each page; an empty fact is not shown."""

    organiser = models.CharField("主办单位", max_length=120, blank=True)
    icp_number = models.CharField("ICP备案号", max_length=60, blank=True)
    police_number = models.CharField("公安备案号", max_length=60, blank=True)
    contact = models.CharField("联系方式", max_length=200, blank=True, help_text="电话、地址或邮箱，公开显示。")
    content_licence = models.CharField(
        "内容许可", max_length=120, blank=True, default="除另有说明外，内容按“知识共享 署名 4.0”许可使用"
    )
    accessibility = models.TextField("无障碍说明", max_length=600, blank=True, default=ACCESSIBILITY)

    panels = [
        MultiFieldPanel([FieldPanel("organiser"), FieldPanel("contact")], heading="主办"),
        MultiFieldPanel([FieldPanel("icp_number"), FieldPanel("police_number")], heading="备案"),
        FieldPanel("content_licence"),
        FieldPanel("accessibility"),
    ]

    class Meta:
        verbose_name = "页脚信息"


class Worker(models.Model):
    """A process that does background work. Who has not been seen for a while, or whose process is gone, is dead."""

    name = models.CharField("名称", max_length=64, primary_key=True)
    host = models.CharField("机器", max_length=200)
    pid = models.PositiveIntegerField("进程")
    seen_at = models.DateTimeField("最后看到")

    class Meta:
        default_permissions = ()
        verbose_name = "后台程序"
        verbose_name_plural = "后台程序"

    def __str__(self) -> str:
        return f"{self.name} · {self.host} · {self.pid}"
