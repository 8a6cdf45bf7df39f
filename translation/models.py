"""What the translation part stores of its own: for now only the permission of the province office."""

from django.db import models


class TranslationDesk(models.Model):
    """Not a table: it carries the permission to look at every language."""

    class Meta:
        managed = False
        default_permissions = ()
        permissions = [("see_every_language", "可以查看各语种的翻译进度")]
        verbose_name = "翻译"
