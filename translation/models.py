"""What the translation part stores of its own: the permission of the province office, and what its rooms hold."""

from django.db import models

from .claims.models import Claim as Claim
from .dismissals.models import Dismissal as Dismissal
from .memory.models import Gram as Gram
from .memory.models import Remembered as Remembered
from .memory.models import Removed as Removed
from .questions.models import Question as Question
from .readings.models import HandedOver as HandedOver
from .readings.models import NativeReading as NativeReading
from .readings.models import Returned as Returned
from .readings.models import WordsAuthor as WordsAuthor
from .starting.models import Start as Start
from .versions.models import WordsVersion as WordsVersion


class TranslationDesk(models.Model):
    """Not a table: it carries the permission to look at every language."""

    class Meta:
        managed = False
        default_permissions = ()
        permissions = [("see_every_language", "可以查看各语种的翻译进度")]
        verbose_name = "翻译"
