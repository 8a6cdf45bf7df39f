"""An experiment for the young, with what a village has at hand."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from ..blocks.steps import how_to, steps_of
from ..pages.models import SciencePage
from ..pages.reading import Reading

ISO_UNITS = {"minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W"}


class ExperimentPage(SciencePage):
    """What to gather and what to do stand in the body's steps; what is seen and why come after them, for who waits."""

    ELAPSED_UNITS = [("minute", "分钟"), ("hour", "小时"), ("day", "天"), ("week", "周")]

    elapsed = models.PositiveSmallIntegerField(
        "从头到尾多久", null=True, blank=True, help_text="种子要等五天才发芽，就写5天；动手的时间另外写。"
    )
    elapsed_unit = models.CharField("多久的单位", max_length=6, choices=ELAPSED_UNITS, blank=True, default="")
    minutes = models.PositiveSmallIntegerField("动手要多久（分钟）", null=True, blank=True)
    age_from = models.PositiveSmallIntegerField("年龄从", null=True, blank=True)
    age_to = models.PositiveSmallIntegerField("年龄到", null=True, blank=True)
    adult_needed = models.BooleanField("要有大人在旁边", default=True)
    safety = models.TextField("安全", max_length=500, help_text="先写会伤到人的地方，再写怎么避开。")
    observation = models.TextField("你会看到", max_length=600)
    explanation = models.TextField("为什么", max_length=1000)

    subpage_types: list[str] = []
    kind = "小实验"
    icon = "glasses"
    schema_type = "HowTo"
    drawing = "experiments"
    list_slug = "experiments"
    list_order = 4
    expected_facts = ("audience",)
    search_weight = 0.85
    translated_fields = SciencePage.translated_fields | {"safety", "observation", "explanation"}
    carried_fields = (
        *SciencePage.carried_fields,
        "elapsed",
        "elapsed_unit",
        "minutes",
        "age_from",
        "age_to",
        "adult_needed",
    )
    search_fields = [
        *SciencePage.search_fields,
        index.SearchField("safety"),
        index.SearchField("observation"),
        index.SearchField("explanation"),
    ]
    content_panels = [
        *SciencePage.content_panels[:1],
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("minutes"), FieldPanel("elapsed"), FieldPanel("elapsed_unit")]),
                FieldRowPanel([FieldPanel("age_from"), FieldPanel("age_to")]),
                FieldPanel("adult_needed"),
                FieldPanel("safety"),
            ],
            heading="给谁做、要注意什么",
        ),
        *SciencePage.content_panels[1:],
        MultiFieldPanel([FieldPanel("observation"), FieldPanel("explanation")], heading="看到什么，为什么"),
    ]

    class Meta:
        verbose_name = "小实验"
        verbose_name_plural = "小实验"

    def clean(self) -> None:
        super().clean()
        if self.age_from and self.age_to and self.age_to < self.age_from:
            raise ValidationError({"age_to": "年龄上限小于下限。"})
        if bool(self.elapsed) != bool(self.elapsed_unit):
            raise ValidationError({"elapsed_unit": "从头到尾多久，数和单位要一起写。"})

    def missing(self) -> list[str]:
        found = []
        if not any(steps["materials"] for steps in steps_of(self.body)):
            found.append("小实验：请加一个步骤，并写要准备的东西。")
        for value, name in ((self.safety, "安全"), (self.observation, "你会看到"), (self.explanation, "为什么")):
            if not value:
                found.append(f"小实验：请写“{name}”。")
        return found

    def schema_facts(self, address, chapters) -> dict:
        shown = Reading(self).numbers_are_current
        return {"totalTime": self._total_time() if shown else "", **how_to(self.shown_body)}

    def _total_time(self) -> str:
        """ISO 8601: from the first step to what is seen, or as long as the hands are busy."""
        if not self.elapsed or self.elapsed_unit not in ISO_UNITS:
            return f"PT{self.minutes}M" if self.minutes else ""
        return ISO_UNITS[self.elapsed_unit].format(self.elapsed)
