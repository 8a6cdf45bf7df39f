"""One small multilingual tree, made by the demo's own builders."""

from dataclasses import dataclass

from wagtail.models import Locale

from cms.demo.builders import build
from home.front_page.models import FrontPage
from languages import registry
from science_content.models import ArticlePage, TopicPage
from translation.engine.sources import start, store_words
from translation.release.actions import release

TOPIC = "试验专题"
DOSE = {
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
    "withdrawal_days": 21,
}
ARTICLE = {
    "key": "aphids",
    "title": "蚜虫怎么防",
    "summary": "看叶背，早发现。",
    "sources": [{"title": "农药合理使用准则", "standard": "GB/T 8321（所有部分）"}],
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


def with_amount(page, amount: int, **changes):
    """The page with its dose's amount changed, not saved."""
    for block in page.body:
        if block.block_type == "dose":
            block.value["amount"] = amount
            block.value.update(changes)
    return page


def dose_of(page) -> dict:
    return next(block.value for block in page.body if block.block_type == "dose")
