"""A claim that goes around, what the evidence says, and a verdict on five steps."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from ..blocks.lengths import TIMES
from ..pages.models import SciencePage
from ..pages.reading import Reading

VERDICTS = [
    ("true", "属实"),
    ("mostly_true", "大体属实"),
    ("half_true", "半真半假"),
    ("mostly_false", "大多不实"),
    ("false", "不实"),
]


class FactCheckPage(SciencePage):
    """`verdict` is carried into every language at once, as a dose's numbers are: a wrong one is believed."""

    claim = models.CharField("说法", max_length=200 * TIMES, help_text="照大家说的样子写一句，不加评语。")
    verdict = models.CharField("结论", max_length=12, choices=VERDICTS)
    spreads = models.CharField("在哪里传", max_length=120 * TIMES, blank=True, help_text="如：微信群、集市、短视频。")

    subpage_types: list[str] = []
    kind = "求证"
    icon = "help"
    schema_type = "ClaimReview"
    drawing = "factchecks"
    list_slug = "factchecks"
    list_order = 1
    expected_facts = ()
    search_weight = 0.85
    translated_fields = SciencePage.translated_fields | {"claim", "spreads"}
    chinese_lengths = SciencePage.chinese_lengths | {"claim": 200, "spreads": 120}
    carried_fields = (*SciencePage.carried_fields, "verdict")
    search_fields = [*SciencePage.search_fields, index.SearchField("claim")]
    content_panels = [
        *SciencePage.content_panels[:1],
        MultiFieldPanel([FieldPanel("claim"), FieldPanel("verdict"), FieldPanel("spreads")], heading="说法和结论"),
        *SciencePage.content_panels[1:],
    ]

    class Meta:
        verbose_name = "求证"
        verbose_name_plural = "求证"

    @property
    def verdict_step(self) -> int:
        """5 for true down to 1 for false: the rating that schema.org asks for; 0 where no verdict is given yet."""
        keys = [key for key, _ in VERDICTS]
        return len(keys) - keys.index(self.verdict) if self.verdict in keys else 0

    def missing(self) -> list[str]:
        return [] if self.claim and self.verdict else ["求证：说法和结论都要写。"]

    def schema_facts(self, address, chapters) -> dict:
        """Without the rating where the Chinese page has a newer one."""
        rating = {
            "@type": "Rating",
            "ratingValue": self.verdict_step,
            "bestRating": len(VERDICTS),
            "worstRating": 1,
            "alternateName": self.get_verdict_display(),
        }
        shown = self.verdict_step and Reading(self).numbers_are_current
        return {"claimReviewed": self.claim, "reviewRating": rating if shown else None}
