"""What people here tried and how it went; nobody is shown who has not agreed."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from ..media.models import CONSENT
from ..pages.models import SciencePage


class CaseStoryPage(SciencePage):
    """The publish gate refuses a story whose people have not agreed, as it refuses pictures and films on every page."""

    consent = models.CharField(
        "当事人同意", max_length=12, choices=CONSENT, default="pending", help_text="没有书面同意不能发布。"
    )
    consent_held_by = models.CharField("同意书由谁保管", max_length=120, blank=True, help_text="只在后台看得到。")

    subpage_types: list[str] = []
    kind = "故事"
    icon = "group"
    schema_type = "Article"
    drawing = "stories"
    list_slug = "stories"
    list_order = 3
    expected_facts = ()
    search_weight = 0.85
    is_for_its_places = False  # it happened there; whoever lives elsewhere may learn from it
    override_translatable_fields = [
        *SciencePage.override_translatable_fields,
        SynchronizedField("consent_held_by", overridable=False),
    ]
    content_panels = [
        *SciencePage.content_panels[:1],
        MultiFieldPanel([FieldPanel("consent"), FieldPanel("consent_held_by")], heading="当事人同意"),
        *SciencePage.content_panels[1:],
    ]

    class Meta:
        verbose_name = "故事"
        verbose_name_plural = "故事"

    def missing(self) -> list[str]:
        found = []
        if self.consent == "pending":
            found.append("故事：当事人还没有书面同意。")
        if self.consent == "given" and not self.consent_held_by:
            found.append("故事：请写同意书由谁保管。")
        return found
