"""The page under every content type: what all of them have, and the state that several parts show."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.functional import cached_property
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField

from languages import registry

from ..blocks import answers
from ..blocks.body import BodyBlock
from ..media.models import LICENCES
from . import tree
from .audience import AudienceField
from .columns import (
    CARRIED_FIELDS,
    COMPOSED_COLUMNS,
    DISCIPLINES,
    KEPT_BY_COPIES,
    LANGUAGE_STATES,
    SIGNIFICANCE,
    STATE_COLUMNS,
)
from .content import drop_review_of_other_content
from .copies import CopiedWhole, CopyForm
from .doors import publication, without_stopping_the_schedule
from .forms import SciencePageForm
from .gate import refuse_unpublishable, refuse_what_was_withdrawn, refused_in_words
from .hidden_blocks import HidesBlocks, ShownBody
from .months import MonthsField, months_in
from .old_addresses import HasAddresses
from .panels import CONTENT_PANELS, SETTINGS_PANELS
from .parts import LinksParts
from .previews import Previews
from .querysets import SciencePageQuerySet
from .reading import Reading
from .slugs import slug_from_title
from .sounds import spoken_beginnings
from .status import ShowsWithdrawal
from .streams import STREAMS


class SciencePage(Previews, ShowsWithdrawal, HidesBlocks, HasAddresses, LinksParts, CopiedWhole, Page):
    """One table under every content type, so that search, packs and coverage are one query over all of them.

    A page type says its facts, and every list of types follows from them. It must say `kind` (what readers call it), `icon`
    (of the admin), `schema_type` (schema.org), `drawing` (a symbol of pictures/kinds.svg), `list_slug` (of the list of its
    kind; None has none) and `expected_facts` (fields that the quality check misses when empty). Where they differ:
    `list_order`, `search_weight`, `is_for_its_places` (what it says holds there alone), `is_shelf`, `contained_in` (the type
    that lists name instead), `gives_advice`, `is_reviewed` (has a day on which it is read again), `packable`,
    `translated_fields`, `carried_fields` (columns that every language takes over at once), `chinese_lengths` (characters;
    its column has room for a Tibetan of four times as many), and the methods `missing` and `schema_facts`.
    Of a translation three columns are content, not state, so that an old draft brings its old ones back with it:
    `own_words` is what its language says of each Chinese sentence, `{path: [[mark, id of the Chinese string, words or None], …]}`
    (None in a page that no release of ours wrote); the words that readers see are composed from it. `numbers_revision` is the id
    of the source revision for which they were composed: while another one is live, doses are hidden. `behind` says where
    they do not follow the Chinese: `{"old": [path, …], "chinese": [path, …]}`, words of before and sentences that went back.
    `checked_words` are digests of the sentences that a native reader has read, as they stood: see `ReadWords`.
    `family`: the translation key of the text that this one was first copied from, or its own. `hidden_blocks` is the same
    in every language: {block id: {"reason", "at" (ISO 8601), "by"}}, see `withdrawal.blocks`.
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
    discipline = models.CharField(
        "由谁审核",
        max_length=10,
        choices=DISCIPLINES,
        blank=True,
        default="",
        help_text="按内容选；读者会看到是谁审的。",
    )
    review_by = models.DateField("复审日期", null=True, blank=True, help_text="到这一天要重新看一遍。")
    is_demo = models.BooleanField("演示内容", default=False)
    significance = models.CharField(
        "这次改了什么",
        max_length=10,
        choices=SIGNIFICANCE,
        blank=True,
        help_text="不选就由系统按改动判断。可以选得更重；要更轻，请写原因。",
    )
    significance_reason = models.CharField(
        "为什么影响没有那么大",
        max_length=300,
        blank=True,
        help_text="系统按改动判断影响；您选的比它轻，就请写明原因，审核人会看到。",
    )
    numbers_revision = models.PositiveBigIntegerField(null=True, editable=False)
    own_words = models.JSONField(null=True, editable=False)
    behind = models.JSONField(default=dict, blank=True, editable=False)

    language_state = models.CharField(max_length=10, choices=LANGUAGE_STATES, default="source", editable=False)
    checked_by_native = models.BooleanField("母语者已审校", default=False, editable=False)
    machine_draft = models.BooleanField("机器草稿", default=False, editable=False)
    checked_words = models.JSONField(default=list, blank=True, editable=False)
    safety_notice_at = models.DateTimeField(null=True, editable=False)
    corrected_at = models.DateTimeField("更正时间", null=True, editable=False)
    withdrawn_at = models.DateTimeField("撤回时间", null=True, editable=False)
    withdrawn_reason = models.TextField("撤回原因", max_length=500, blank=True, editable=False)
    science_reviewer = models.CharField("科学审核人", max_length=80, blank=True, editable=False)
    reviewed_at = models.DateField("审核日期", null=True, editable=False)
    reworded_since_review = models.BooleanField(default=False, editable=False)
    down_with_source = models.BooleanField(default=False, editable=False)
    family = models.UUIDField(null=True, editable=False, db_index=True)
    hidden_blocks = models.JSONField(default=dict, editable=False)
    signed_doses = models.JSONField(default=dict, editable=False)  # of a Chinese page: see `signatures`
    is_spoken = models.BooleanField(default=False, editable=False)  # whether `recordings` holds what readers may hear

    objects = PageManager.from_queryset(SciencePageQuerySet)()

    is_creatable = False
    base_form_class = SciencePageForm
    copy_form_class = CopyForm
    kind = "页面"
    icon = "doc-full"
    schema_type = "Article"
    drawing: str | None = None
    list_slug: str | None = None
    list_order = 0
    expected_facts: tuple[str, ...] = ()
    search_weight = 1.0
    is_for_its_places = True
    is_shelf = False
    contained_in: str | None = None
    gives_advice = True
    is_reviewed = True
    packable = True
    carried_fields: tuple[str, ...] = CARRIED_FIELDS
    private_page_options: list[str] = []
    exclude_fields_in_copy = [
        *(set(STATE_COLUMNS) - KEPT_BY_COPIES),
        *COMPOSED_COLUMNS,
        "significance",
        "significance_reason",
    ]
    translated_fields = frozenset({"title", "seo_title", "search_description", "summary", "body"})
    chinese_lengths = {"title": 44, "seo_title": 44}

    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("cover", overridable=False),
        BaseTranslatableField("significance"),
        BaseTranslatableField("significance_reason"),
        *(BaseTranslatableField(name) for name in (*STATE_COLUMNS, *COMPOSED_COLUMNS)),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("search_headings", boost=3),
        index.SearchField("search_terms", boost=2),
        ShownBody("body"),
        index.AutocompleteField("search_pinyin"),
        index.FilterField("locale_id"),
        index.FilterField("withdrawn_at"),
    ]
    search_auto_update = False  # `finding` does it
    content_panels, settings_panels = CONTENT_PANELS, SETTINGS_PANELS

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
        return [said.text for said in answers.words(self.body.stream_block, self.shown_body) if said.kind == "heading"]

    def search_terms(self) -> list[str]:
        """What the page is about, in words that its text may not use: crops and animals, substances of its doses."""
        terms = answers.search_terms(self.body.stream_block, self.shown_body)
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
        if self._state.adding:
            self.family = self.family or self.translation_key
            if self.live:
                refuse_what_was_withdrawn(self)
        if self.live and clean and not kwargs.get("update_fields"):
            refuse_unpublishable(self)
        kwargs["update_fields"] = drop_review_of_other_content(self, kwargs.get("update_fields"))
        return super().save(clean=clean, **kwargs)

    @without_stopping_the_schedule
    def publish(self, revision, **kwargs):
        """All or nothing, in one transaction. `revision.replaces`: the page as readers saw it before; None where they saw none."""
        with transaction.atomic():
            page = revision.as_object()
            refuse_unpublishable(page)
            revision.replaces = type(self).objects.get(pk=self.pk) if self.live else None
            with refused_in_words(page), publication():
                return super().publish(revision, **kwargs)

    def with_content_json(self, content):
        page = super().with_content_json(content)
        for name in STATE_COLUMNS:
            setattr(page, name, getattr(self, name))
        # A draft written while none was live knows of none: scheduled, it would take the public page down until its day.
        page.live_revision_id = self.live_revision_id
        if not self.language.is_source:  # its address follows the Chinese page's, whichever draft is published
            page.slug, page.url_path = self.slug, self.url_path
        return page

    @cached_property
    def language(self) -> registry.Language:
        return registry.get(self.locale.language_code)

    @cached_property
    def versions(self) -> "dict[str, SciencePage]":
        """The readable pages of this text by language code, this one's own among them; bodies are fetched when asked for."""
        pages = SciencePage.objects.readable().filter(translation_key=self.translation_key).select_related("locale")
        return {page.locale.language_code: page for page in pages.without_body()}

    @cached_property
    def source_page(self) -> "SciencePage | None":
        """The Chinese page that this page is or translates, live or not; None where it is gone."""
        if self.language.is_source:
            return self
        source = SciencePage.objects.filter(translation_key=self.translation_key, locale__language_code=registry.SOURCE)
        return self.versions.get(registry.SOURCE) or source.select_related("locale").first()

    @property
    def copies(self) -> SciencePageQuerySet:
        """The Chinese pages of other texts that were copied from this one, or from the same as this one."""
        family = SciencePage.objects.filter(family=self.family or self.translation_key)
        return family.filter(locale__language_code=registry.SOURCE).exclude(translation_key=self.translation_key)

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

    @property
    def months_list(self) -> list[int]:
        return months_in(self.months)

    def serve(self, request, *args, **kwargs):
        return self.gone(request) if self.withdrawn_at else super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs) -> dict:
        reading = Reading(self, is_preview=getattr(request, "is_preview", False))
        return {**super().get_context(request, *args, **kwargs), "reading": reading}
