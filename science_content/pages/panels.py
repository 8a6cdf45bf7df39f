"""What the edit form of every page shows, tab by tab; page types add their own."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.models import Page

CONTENT_PANELS = [
    FieldPanel("title", classname="title"),  # the stock panel fills the slug in the browser, without the Chinese
    FieldPanel("summary"),
    FieldPanel("cover"),
    InlinePanel("page_sources", heading="出处", label="出处"),
    FieldPanel("body"),
    InlinePanel("page_exceptions", heading="例外", label="例外", classname="collapsed"),
]
SETTINGS_PANELS = [
    MultiFieldPanel(
        [FieldPanel(name) for name in ("significance", "significance_reason", "discipline", "review_by", "licence")],
        heading="发布",
    ),
    MultipleChooserPanel("page_topics", chooser_field_name="topic", heading="更多专题", label="专题"),
    InlinePanel("page_crops", heading="作物和动物", label="作物或动物"),
    InlinePanel("page_places", heading="适用地区（不填＝各地）", label="地区"),
    FieldPanel("months"),
    FieldPanel("audience"),
    FieldRowPanel([FieldPanel("altitude_from"), FieldPanel("altitude_to")], heading="海拔"),
    FieldPanel("stream"),
    FieldPanel("is_demo"),
    *Page.settings_panels,
]
