"""One small multilingual tree, made by the demo's own builders."""

from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from django.contrib.auth import get_user_model
from wagtail.models import Locale

from home.front_page.models import FrontPage
from languages import registry
from science_content.content_files.building import build
from science_content.models import ArticlePage, TopicPage
from translation.engine.drafts import write_draft
from translation.engine.sources import store_words, translation_of
from translation.engine.starting import start
from translation.engine.whole import whole
from translation.release.actions import release
from translation.release.ticking import Tick, tick

TOPIC = "试验专题"
SEEN = {"evidence": "standard", "standard": "NY/T 1276-2007", "seen_at": "2026-01-05", "seen_by": "李农艺"}
DOSE = {
    "kind": "pesticide",
    "target": "maize",
    "substance": "试剂 10% 水剂",
    "purpose": "防蚜虫",
    "method": "兑水喷雾",
    "amount": "10",
    "amount_max": None,
    "unit": "ml",
    "per": "mu",
    "dilution": None,
    "dilution_max": None,
    "interval_days": 7,
    "max_times": 2,
    "times_per": "season",
    "waits": [{"what": "harvest", "answer": "days", "number": 21}],
    **SEEN,
}
ARTICLE = {
    "key": "aphids",
    "title": "蚜虫怎么防",
    "summary": "看叶背，早发现。",
    "sources": [{"title": "农药合理使用准则", "standard": "GB/T 8321（所有部分）", "in_full": True}],
    "body": [
        {"key": "why", "type": "text", "value": "<p>蚜虫吸叶子的汁。</p><p>叶子会卷起来。</p>"},
        {"key": "dose", "type": "dose", "value": DOSE},
        {
            "key": "steps",
            "type": "steps",
            "value": {
                "title": "三步",
                "materials": [{"name": "清水", "amount": "15", "unit": "l"}],
                "steps": [{"text": "先看叶背。", "image": None, "alt": ""}],
            },
        },
        {"key": "care", "type": "warning", "value": {"level": "danger", "title": "", "text": "打药后洗手。"}},
    ],
}
TIBETAN = {
    "蚜虫怎么防": "འབུ་སྲུང་ཐབས།",
    "看叶背，早发现。": "ལོ་མའི་རྒྱབ་ལ་ལྟ་དགོས།",
    "蚜虫吸叶子的汁。": "འབུ་ཡིས་ལོ་མའི་ཁུ་བ་འཇིབ།",
    "叶子会卷起来。": "ལོ་མ་འཁྱིལ་འགྲོ།",
    "打药后洗手。": "སྨན་གཏོར་རྗེས་ལག་པ་འཁྲུ།",
}


@dataclass
class Tree:
    topic: TopicPage
    article: ArticlePage
    tibetan: ArticlePage

    @classmethod
    def stored(cls) -> "Tree":
        """As it stands in the database that `tests.database` made with it."""
        article = ArticlePage.objects.get(title=ARTICLE["title"], locale__language_code=registry.SOURCE)
        topic = TopicPage.objects.get(title=TOPIC, locale__language_code=registry.SOURCE)
        return cls(topic, article, article.get_translation(Locale.objects.get(language_code="bo")))

    def reload(self) -> "Tree":
        self.article = ArticlePage.objects.get(pk=self.article.pk)
        self.tibetan = ArticlePage.objects.get(pk=self.tibetan.pk)
        return self


def small_tree() -> None:
    front = FrontPage.objects.get(locale__language_code=registry.SOURCE)
    topic = build(front, "topic", {"key": "pests", "title": TOPIC, "is_demo": False}, {}, {})
    article = build(topic, "article", ARTICLE | {"is_demo": False}, {}, {})
    translation = start(article, Locale.objects.get(language_code="bo"))
    store_words(translation, TIBETAN)
    release(translation)


DILUTED = {
    "kind": "pesticide",
    "target": "maize",
    "substance": "试剂乙 50% 可湿性粉剂",
    "purpose": "防叶斑",
    "method": "叶面喷雾",
    "amount": "30",
    "amount_max": "45",
    "unit": "g",
    "per": "mu",
    "dilution": 800,
    "dilution_max": 1000,
    "interval_days": 12,
    "max_times": 3,
    "times_per": "season",
    "waits": [{"what": "harvest", "answer": "days", "number": 35}],
    **SEEN,
}
WORDS_OF_DOSES = {"防蚜虫": "སྲིན་འབུ་འགོག", "防叶斑": "ནད་འགོག"}  # without any, no dose stands on a side of its own
RICH = ARTICLE | {
    "key": "leaf-spots",
    "title": "叶斑怎么防",
    "slug": "leaf-spots",
    "is_demo": False,
    "body": [
        *ARTICLE["body"],
        {"key": "diluted", "type": "dose", "value": DILUTED},
        {
            "key": "steps-2",
            "type": "steps",
            "value": {
                "title": "配药",
                "materials": [
                    {"name": "清水", "amount": "16", "unit": "l"},
                    {"name": "食盐", "amount": "20", "unit": "g"},
                ],
                "steps": [
                    {"text": "先放水。", "image": None, "alt": ""},
                    {"text": "再放药。", "image": None, "alt": ""},
                ],
            },
        },
        {
            "key": "table",
            "type": "fact_table",
            "value": {
                "title": "看看差多少",
                "columns": [{"title": "做法", "unit": None}, {"title": "收成", "unit": "kg"}],
                "rows": [
                    {"cells": [{"text": "防了"}, {"text": "", "number": "410", "number_max": "460"}]},
                    {"cells": [{"text": "没防"}, {"text": "", "number": "280", "number_max": None}]},
                ],
                "note": "",
            },
        },
        {
            "key": "said",
            "type": "quote",
            "value": {"text": "早防早好。", "source": "村民", "url": "https://example.cn/1"},
        },
    ],
}


@dataclass
class RichTree:
    """An article with two doses, a table and more, live in Tibetan with a later draft, and live in Lisu."""

    article: ArticlePage
    tibetan: ArticlePage
    lisu: ArticlePage

    @classmethod
    def below(cls, topic: TopicPage) -> "RichTree":
        article = build(topic, "article", RICH, {}, {})
        tibetan, lisu = (_released(article, code) for code in ("bo", "lis"))
        write_draft(translation_of(tibetan))
        return cls(article, tibetan, lisu).reload()

    def reload(self) -> "RichTree":
        for name in ("article", "tibetan", "lisu"):
            setattr(self, name, ArticlePage.objects.get(pk=getattr(self, name).pk))
        return self


def _released(article: ArticlePage, code: str) -> ArticlePage:
    translation = start(article, Locale.objects.get(language_code=code))
    store_words(translation, TIBETAN | WORDS_OF_DOSES if code == "bo" else {})
    return release(translation).specific


def read_all(page, user=None) -> Tick:
    """Somebody opens the reading screen, looks at everything, and ticks; an administrator where nobody is named."""
    user = user or get_user_model().objects.get(username="admin")
    seen = whole(translation_of(page))
    digests = [each.digest for each in seen.can_be_read]
    return tick(page=page, user=user, sentences=digests, screen=seen.print)


def waits(**rows: int | str | None) -> list[dict]:
    """Rows as they are stored: `waits(meat=28, milk="unknown")`; a number is of days, None an answer that is missing."""
    return [
        {
            "type": "item",
            "id": str(uuid5(NAMESPACE_URL, f"wait of {what}")),
            "value": {"what": what, "answer": answer, "number": None}
            if isinstance(answer, str)
            else {"what": what, "answer": "days", "number": answer},
        }
        for what, answer in rows.items()
    ]


def with_amount(page, amount: int, **changes):
    """The page with its dose's amount changed, not saved."""
    for block in page.body:
        if block.block_type == "dose":
            inside = block.block.child_blocks
            read = {name: inside[name].to_python(value) for name, value in changes.items() if name == "waits"}
            block.value.update(changes | read | {"amount": amount})
    return page


def dose_of(page) -> dict:
    return next(block.value for block in page.body if block.block_type == "dose")
