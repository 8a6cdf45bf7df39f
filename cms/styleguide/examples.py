"""One example of each component: the template that draws it on public pages, and what it is given."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.html import escape
from wagtail.blocks import Block, ListBlock, StructBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Locale

from languages import registry, specimens
from languages.sentences import digest, mark
from science_content.blocks.leaves import WORDS
from science_content.factchecks.models import VERDICTS
from science_content.models import (
    ArticlePage,
    ExperimentPage,
    FactCheckPage,
    PolicyPage,
    ScienceImage,
    SciencePage,
    TopicPage,
)
from science_content.pages.reading import Reading
from science_content.pages.rows import PageSource
from science_content.pages.types import listed_types
from science_content.templatetags.science import words as marked

from .words import in_language, title_of, words_of

COMPONENTS = "science_content/components/"
BLOCK = "styleguide/block.html"
HIDDEN = -1  # a revision that no page has: numbers that carry it are not shown


@dataclass(frozen=True)
class Example:
    """`name` in Chinese; `context` beside what every page has; `is_interface`: it stands inside an element of that language."""

    name: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    is_interface: bool = False


class Examples:
    """The examples in one language. Pages are made for it and not stored, but for the one that can be shared."""

    def __init__(self, language: registry.Language):
        self.language = language
        self.locale = Locale.objects.filter(language_code=language.code).first() or Locale(language_code=language.code)
        self.image = ScienceImage.objects.order_by("pk").first()

    def all(self) -> dict[str, list[Example]]:
        """{heading: examples}."""
        return {
            "走到别处": list(self.ways()),
            "页面开头": list(self.heads()),
            "提示": list(self.notices()),
            "正文": list(self.blocks()),
            "求证、政策、小实验": list(self.kinds()),
            "卡片和清单": list(self.lists()),
            "页面末尾": list(self.feet()),
        }

    def ways(self) -> Iterator[Example]:
        yield Example("按钮", "science_content/components/ways_on.html", is_interface=True)
        yield Example(
            "搜索框",
            "search/field.html",
            {"action": "/zh-hans/search/", "field_id": "example-search"},
            is_interface=True,
        )
        yield Example("面包屑", COMPONENTS + "breadcrumb.html", {"page": self.page()})
        yield Example("翻页", "home/components/pages.html", {"pages": Paginator(range(30), 10).page(2)})
        yield Example("语言文字", "styleguide/languages.html")

    def heads(self) -> Iterator[Example]:
        page = self.page(months=0b1110, altitude_from=1800, altitude_to=2600, audience=3, stream="tibetan")
        yield Example("月份、海拔、写给谁、品牌", COMPONENTS + "facts.html", self.read(page))
        if self.image:
            yield Example("封面", COMPONENTS + "cover.html", {"page": self.page(cover=self.image)})

    def notices(self) -> Iterator[Example]:
        states: dict[str, dict[str, Any]] = {
            "安全提示": {"safety_notice_at": timezone.now()},
            "译文较旧": {"language_state": "outdated"},
            "机器草稿": {"checked_by_native": False, "machine_draft": True},
            "未经母语者审校": {"checked_by_native": False},
            "译文不全": {"language_state": "partial"},
            "演示内容": {"is_demo": True},
        }
        for name, state in states.items():
            yield Example(name, COMPONENTS + "notices.html", self.read(self.page(**state)))

    def blocks(self) -> Iterator[Example]:
        """Each block as its preview value shows it, and in what it says of its further looks."""
        for name, block in self.page().body.stream_block.child_blocks.items():
            shown = block.meta.preview_value
            yield self.block(name, shown)
            for more in getattr(block, "further_looks", ()):
                yield self.block(name, shown | more)
            if getattr(block, "has_hidden_look", False):
                yield self.block(name, shown, numbers_revision=HIDDEN)

    def block(self, name: str, value: Any, **state) -> Example:
        child = SciencePage._meta.get_field("body").stream_block.child_blocks[name]
        chinese, value = (
            self.filled(child, value, language) for language in (registry.get(registry.SOURCE), self.language)
        )
        block_id = f"{name}-{len(str(value))}"
        page = self.page(
            body=[{"type": name, "value": value, "id": block_id}], **self.read_words(block_id, value, chinese), **state
        )
        hidden = "，数字暂不显示" if state else ""
        label = page.body.stream_block.child_blocks[name].label
        reading = self.read(page)
        reading["reading"].source = self.page(body=[{"type": name, "value": chinese, "id": block_id}])
        if state:
            reading["reading"].__dict__["numbers_are_current"] = False
        return Example(f"{label}{hidden}", BLOCK, reading | {"block": page.body[0]})

    def read_words(self, block_id: str, value: Any, chinese: Any) -> dict[str, Any]:
        """The columns of a page whose native reader has read the words of this block, where they are of the language at all."""
        if specimens.of(self.language) is None or not isinstance(value, dict):
            return {}
        own: dict[str, list[list[Any]]] = {}
        for name, text, source in _pairs(value, chinese, block_id, block_id):
            own.setdefault(f"body.{name}", []).append([mark(escape(source)), 0, escape(text)])
        read = [digest(sentence, text) for said in own.values() for sentence, _, text in said]
        return {"own_words": own, "checked_words": read}

    def filled(self, block: Block, value: Any, language: registry.Language) -> Any:
        """The example of a block in the words of a language, and with a picture of the site wherever it leaves one open."""
        if isinstance(block, ImageChooserBlock):
            return value or (self.image and self.image.pk)
        if isinstance(block, WORDS):
            return in_language(value, language)
        if isinstance(block, StructBlock):
            return {
                name: self.filled(child, value.get(name), language)
                for name, child in block.child_blocks.items()
                if name in value
            }
        if isinstance(block, ListBlock):  # rows have ids, so that those of two languages are found to be the same
            rows = enumerate(self.filled(block.child_block, inner, language) for inner in value)
            return [{"type": "item", "id": f"row-{number}", "value": inner} for number, inner in rows]
        return value

    def kinds(self) -> Iterator[Example]:
        title, today = title_of(self.language), timezone.localdate()
        yield Example(
            "有人这样说",
            COMPONENTS + "claim.html",
            self.read(self.page(FactCheckPage, claim=words_of(self.language), spreads=title)),
        )
        for verdict, name in VERDICTS:
            yield Example(
                f"结论：{name}", COMPONENTS + "verdict.html", self.read(self.page(FactCheckPage, verdict=verdict))
            )
        policy = {
            "official_title": "示例文件",
            "issuer": "示例机关",
            "document_number": "示例〔2026〕1号",
            "valid_from": today,
        }
        others: dict[str, dict[str, Any]] = {
            "政策已失效": {"valid_until": today - timedelta(days=1), "valid_from": None},
            "政策还没生效": {"valid_from": today + timedelta(days=30)},
        }
        for name, dates in others.items():
            yield Example(name, COMPONENTS + "validity.html", self.read(self.page(PolicyPage, **policy | dates)))
        yield Example("官方文件", COMPONENTS + "official.html", self.read(self.page(PolicyPage, **policy)))
        experiment = self.page(ExperimentPage, minutes=30, age_from=7, age_to=14, adult_needed=True)
        yield Example(
            "小实验",
            COMPONENTS + "facts.html",
            self.read(experiment) | {"more_facts": COMPONENTS + "experiment_facts.html"},
        )

    def lists(self) -> Iterator[Example]:
        topics = [self.page(TopicPage, cover=self.image) for _ in range(4)]
        chapters = [self.page() for _ in range(3)]
        yield Example("专题", COMPONENTS + "topic_tiles.html", {"topics": topics})
        yield Example("每一种内容", "home/components/kind_tiles.html", {"kinds": tuple(listed_types()), "start": "#"})
        title, summary = marked(title_of(self.language)), marked(words_of(self.language))
        card = {"href": "#main", "title": title, "summary": summary, "lang": self.language.tag}
        yield Example("卡片", COMPONENTS + "card.html", card | {"kind": "文章", "image": self.image})
        yield Example("没有图的卡片", COMPONENTS + "card.html", card | {"number": 3})
        yield Example(
            "小条目", "home/components/entry.html", {"entry": {"page": self.page(cover=self.image), "manual": ""}}
        )
        yield Example("目录", COMPONENTS + "contents.html", {"chapters": chapters, "page": chapters[0]})
        for season in ("spring", "summer", "autumn", "winter"):
            month = {"spring": 4, "summer": 7, "autumn": 10, "winter": 1}[season]
            yield Example(
                f"{month}月",
                "home/components/month_tile.html",
                {"number": month, "season": season, "start": f"/{self.language.code}/"},
            )

    def feet(self) -> Iterator[Example]:
        page = self.page()
        page.page_sources = [  # named as they are in every language
            PageSource(
                title="示例资料", publisher="示例机关", url="https://example.org/", opened_at=timezone.localdate()
            ),
            PageSource(title="示例标准", unverified=True),
        ]
        yield Example("资料来源", COMPONENTS + "sources.html", self.read(page))
        stored = SciencePage.objects.readable().select_related("locale").order_by("-pk").first()
        if stored:
            yield Example("给别人看", COMPONENTS + "share.html", {"page": stored})
            yield Example("有用吗", COMPONENTS + "feedback_links.html", {"page": stored})

    def page(self, model: type[SciencePage] = ArticlePage, **facts) -> SciencePage:
        """A page in the language that lives in memory alone; its words were checked where they are of the language at all."""
        has_words = specimens.of(self.language) is not None
        state = {"language_state": "source" if self.language.is_source else "full", "checked_by_native": has_words}
        page = model(
            title=title_of(self.language),
            summary=words_of(self.language),
            locale=self.locale,
            url_path=f"/{self.language.code}/",
            **state | facts,
        )
        page.trail = [] if model is TopicPage else [self.page(TopicPage)]
        page.versions = {}
        return page

    @staticmethod
    def read(page: SciencePage) -> dict[str, Any]:
        """The page with what its reader may see: it is its own source, and so its numbers are current."""
        reading = Reading(page)
        reading.source = page
        return {"page": page, "reading": reading}


def _pairs(value: Any, chinese: Any, place: str, name: str) -> Iterator[tuple[str, str, str]]:
    """("id.field", text, the Chinese for it) of every text of a block's example; `place`: the id of the block or row around it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _pairs(inner, chinese[key], place, key)
    elif isinstance(value, list):
        for ours, theirs in zip(value, chinese, strict=True):
            if isinstance(ours, dict):
                yield from _pairs(ours["value"], theirs["value"], ours["id"], name)
    elif isinstance(value, str):
        yield f"{place}.{name}", value, chinese
