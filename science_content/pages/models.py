"""The page under every content type: what all of them have, and the state that several parts show."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.shortcuts import render
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField

from languages import registry

from ..blocks import answers
from ..blocks.body import BodyBlock
from ..media.models import LICENCES
from . import tree
from .audience import AudienceField
from .forms import SciencePageForm
from .gate import refuse_unpublishable, refused_in_words
from .months import MonthsField, months_in
from .previews import Previews
from .querysets import SciencePageQuerySet
from .reading import Reading
from .slugs import slug_from_title
from .sounds import spoken_beginnings
from .status import ShowsWithdrawal
from .streams import STREAMS

SIGNIFICANCE = [
    ("wording", "只改文字：意思没变，译文不受影响"),
    ("content", "内容有变：译文需要跟着改"),
    ("safety", "安全有关：各语种页面立即挂出提示"),
]
LANGUAGE_STATES = [("source", "原文"), ("full", "译文完整"), ("partial", "译文不全"), ("outdated", "译文落后于原文")]

# Columns that describe the page as it stands, whichever revision is published: see `SciencePage.with_content_json`.
STATE_COLUMNS = (
    "language_state",
    "checked_by_native",
    "machine_draft",
    "safety_notice_at",
    "withdrawn_at",
    "withdrawn_reason",
    "science_reviewer",
    "reviewed_at",
)


class SciencePage(Previews, ShowsWithdrawal, Page):
    """One table under every content type, so that search, packs and coverage are one query over all of them.

    A page type says its facts, and every list of types follows from them. It must say `kind` (what readers call it), `icon`
    (of the admin), `schema_type` (schema.org), `drawing` (a symbol of pictures/kinds.svg), `list_slug` (of the list of its
    kind; None has none) and `expected_facts` (fields that the quality check misses when empty). Where they differ:
    `list_order`, `search_weight`, `is_shelf`, `contained_in` (the type that lists name instead), `gives_advice`, `is_reviewed`
    (has a day on which it is read again), `packable`, `translated_fields`, `carried_fields` (columns that every language
    takes over at once), `chinese_lengths` (characters; its column has room for a Tibetan of four times as many), and the
    methods `missing` and `schema_facts`.
    `numbers_revision` is the id of the source revision whose numbers `body` carries. It is content, not state: an old
    draft brings its old value back with its old numbers, and its doses stay hidden until the numbers are copied anew.
    """

    summary = models.TextField("摘要", max_length=500, blank=True, help_text="40到90个字：读完能做什么。")
    cover = models.ForeignKey(
        "science_content.ScienceImage",
        verbose_name="封面",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(BodyBlock(), verbose_name="正文", blank=True)
    months = MonthsField("月份", default=0, blank=True, help_text="什么时候用得上；都不选表示全年。")
    audience = AudienceField("写给谁", default=0, blank=True, help_text="都不选表示大家都能看。")
    stream = models.CharField(
        "兴边品牌", max_length=10, choices=STREAMS, blank=True, help_text="科普富民兴边行动的内容才选。"
    )
    altitude_from = models.PositiveSmallIntegerField("海拔从（米）", null=True, blank=True)
    altitude_to = models.PositiveSmallIntegerField("海拔到（米）", null=True, blank=True)
    licence = models.CharField("许可", max_length=20, choices=LICENCES, default="CC-BY-4.0")
    review_by = models.DateField("复审日期", null=True, blank=True, help_text="到这一天要重新看一遍。")
    is_demo = models.BooleanField("演示内容", default=False)
    significance = models.CharField(
        "这次改了什么",
        max_length=10,
        choices=SIGNIFICANCE,
        blank=True,
        help_text="发布前请选。不选按“内容有变”处理。",
    )
    numbers_revision = models.PositiveBigIntegerField(null=True, editable=False)

    language_state = models.CharField(max_length=10, choices=LANGUAGE_STATES, default="source", editable=False)
    checked_by_native = models.BooleanField("母语者已审校", default=False, editable=False)
    machine_draft = models.BooleanField("机器草稿", default=False, editable=False)
    safety_notice_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField("撤回时间", null=True, editable=False)
    withdrawn_reason = models.TextField("撤回原因", max_length=500, blank=True, editable=False)
    science_reviewer = models.CharField("科学审核人", max_length=80, blank=True, editable=False)
    reviewed_at = models.DateField("审核日期", null=True, editable=False)

    objects = PageManager.from_queryset(SciencePageQuerySet)()

    is_creatable = False
    base_form_class = SciencePageForm
    kind = "页面"
    icon = "doc-full"
    schema_type = "Article"
    drawing: str | None = None
    list_slug: str | None = None
    list_order = 0
    expected_facts: tuple[str, ...] = ()
    search_weight = 1.0
    is_shelf = False
    contained_in: str | None = None
    gives_advice = True
    is_reviewed = True
    packable = True
    carried_fields: tuple[str, ...] = ("months", "audience", "stream", "altitude_from", "altitude_to")
    private_page_options: list[str] = []
    exclude_fields_in_copy = [*STATE_COLUMNS, "numbers_revision", "significance"]
    translated_fields = frozenset({"title", "seo_title", "search_description", "summary", "body"})
    chinese_lengths = {"title": 44, "seo_title": 44}

    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("cover", overridable=False),
        BaseTranslatableField("significance"),
        BaseTranslatableField("numbers_revision"),
        *(BaseTranslatableField(name) for name in STATE_COLUMNS),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("search_headings", boost=3),
        index.SearchField("search_terms", boost=2),
        index.SearchField("body"),
        index.AutocompleteField("search_pinyin"),
        index.FilterField("locale_id"),
        index.FilterField("withdrawn_at"),
    ]
    content_panels = [
        FieldPanel("title", classname="title"),  # the stock panel fills the slug in the browser, without the Chinese
        FieldPanel("summary"),
        FieldPanel("cover"),
        InlinePanel("page_sources", heading="出处", label="出处"),
        FieldPanel("body"),
    ]
    settings_panels = [
        MultiFieldPanel([FieldPanel("significance"), FieldPanel("review_by"), FieldPanel("licence")], heading="发布"),
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

    class Meta:
        verbose_name = "科普页面"
        verbose_name_plural = "科普页面"

    def full_clean(self, *args, **kwargs) -> None:
        self._fill_slug()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        self._fill_slug()
        super().minimal_clean()

    def _fill_slug(self) -> None:
        if not self.slug and self.title and self.path:  # type: ignore[has-type]  # Wagtail says none
            self.slug = self._get_autogenerated_slug(slug_from_title(self.title))

    def clean(self) -> None:
        super().clean()
        if self.slug and not self.slug.isascii():
            raise ValidationError({"slug": "地址只能用小写拉丁字母、数字和连字符；留空则自动用标题的拼音。"})
        if self.altitude_from is not None and self.altitude_to is not None and self.altitude_to < self.altitude_from:
            raise ValidationError({"altitude_to": "海拔上限低于下限。"})

    def search_headings(self) -> list[str]:
        return [said.text for said in answers.words(self.body.stream_block, self.body) if said.kind == "heading"]

    def search_terms(self) -> list[str]:
        """What the page is about, in words that its text may not use: crops and animals, substances of its doses."""
        terms = answers.search_terms(self.body.stream_block, self.body)
        return [row.crop.name for row in self.page_crops.all()] + list(terms)

    def search_pinyin(self) -> list[str]:
        """The title by sound, from each of its words on: hetaozaipei… and ht… for 核桃栽培."""
        return spoken_beginnings(self.title)

    def missing(self) -> list[str]:
        """What this kind of page lacks before it may be published, in Chinese; blocks answer for themselves."""
        return []

    def schema_facts(self, address: Callable[["SciencePage"], str], chapters: "list[SciencePage]") -> dict:
        """What schema.org is told of this kind besides; `address` gives the absolute address of a page."""
        return {}

    def save(self, clean: bool = True, **kwargs):
        if self.live and clean and not kwargs.get("update_fields"):
            refuse_unpublishable(self)
        return super().save(clean=clean, **kwargs)

    def publish(self, revision, **kwargs):
        """All or nothing: the page, the numbers in every language and the record of both stand in one transaction."""
        with transaction.atomic():
            page = revision.as_object()
            refuse_unpublishable(page)
            with refused_in_words(page):
                return super().publish(revision, **kwargs)

    def with_content_json(self, content):
        page = super().with_content_json(content)
        for name in STATE_COLUMNS:
            setattr(page, name, getattr(self, name))
        return page

    @cached_property
    def language(self) -> registry.Language:
        return registry.get(self.locale.language_code)

    @cached_property
    def versions(self) -> "dict[str, SciencePage]":
        """The readable pages of this text by language code, this one's own among them; bodies are fetched when asked for."""
        pages = SciencePage.objects.readable().filter(translation_key=self.translation_key).select_related("locale")
        return {page.locale.language_code: page for page in pages.defer("body")}

    @cached_property
    def source_page(self) -> "SciencePage | None":
        """The Chinese page that this page is or translates, live or not; None where it is gone."""
        if self.language.is_source:
            return self
        source = SciencePage.objects.filter(translation_key=self.translation_key, locale__language_code=registry.SOURCE)
        return self.versions.get(registry.SOURCE) or source.select_related("locale").first()

    @cached_property
    def trail(self) -> "list[SciencePage]":
        """The pages above this one from its topic down; `addresses.page_at` has them already."""
        paths = tree.above(self.path, top=tree.TOPIC)
        return list(SciencePage.objects.filter(path__in=paths).select_related("locale").order_by("path"))

    @property
    def crops(self) -> list:
        return [row.crop for row in self.page_crops.select_related("crop")]

    @property
    def places(self) -> list:
        return [row.place for row in self.page_places.select_related("place")]

    def get_view_restrictions(self):
        """Wagtail's answer in one query instead of two: who is above stands in the path."""
        if self.alias_of_id:
            return super().get_view_restrictions()
        paths = [*tree.above(self.path), self.path]
        return PageViewRestriction.objects.filter(page__path__in=paths)

    @property
    def months_list(self) -> list[int]:
        return months_in(self.months)

    def serve(self, request, *args, **kwargs):
        return self.gone(request) if self.withdrawn_at else super().serve(request, *args, **kwargs)

    def gone(self, request):
        """What readers get in the place of a withdrawn page: 410, the reason, and ways on."""
        return render(request, "science_content/gone.html", {"page": self}, status=410)

    def get_context(self, request, *args, **kwargs) -> dict:
        return {**super().get_context(request, *args, **kwargs), "reading": Reading(self)}
