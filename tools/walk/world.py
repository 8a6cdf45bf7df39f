"""The pages that the walk changes, what was released and read of them, and what happened that a reader must be told."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Locale

from home.front_page.models import FrontPage
from languages import registry
from languages.sentences import mark, normal
from science_content.content_files.building import build
from science_content.models import ArticlePage, TopicPage
from science_content.pages.raw import raw_body
from tests.typing_hand import send
from translation.engine.sheet import sheet
from translation.engine.sources import Translation, segments, translation_of
from translation.engine.starting import start
from translation.release.actions import release

from .answers import Answers
from .manual_blocks import MANUAL_BLOCKS
from .words import Ledger

LANGUAGES = ("bo", "lis")
TYPISTS = {"bo": "yiyuan", "lis": "yiyuan-lisu"}
DOSE = {
    "kind": "pesticide",
    "target": "maize",
    "substance": "试剂甲 10% 水剂",
    "purpose": "防蚜虫",
    "method": "兑水喷雾",
    "amount": "20",  # plausible for a hectare too: `dose_unit` may say so, and no draft after it would pass
    "unit": "ml",
    "per": "mu",
    "interval_days": 7,
    "max_times": 2,
    "times_per": "season",
    "waits": [{"what": "harvest", "answer": "days", "number": 21}],
    "evidence": "standard",
    "standard": "NY/T 1276-2007",
    "seen_at": "2026-01-05",
    "seen_by": "李农艺",
}
ARTICLE: dict[str, Any] = {
    "key": "walk",
    "title": "蚜虫怎么防",
    "slug": "walk",
    "summary": "看叶背，早发现。",
    "is_demo": False,
    "sources": [{"title": "农药合理使用准则", "standard": "GB/T 8321（所有部分）", "in_full": True}],
    "body": [
        {"key": "head", "type": "heading", "value": "先看清楚"},
        {"key": "why", "type": "text", "value": "<p>蚜虫吸叶子的汁，叶子会卷。</p><p>一片叶子上有7头虫。</p>"},
        {"key": "dose", "type": "dose", "value": DOSE},
        {
            "key": "doses",
            "type": "dose_table",
            "value": {
                "title": "两种药",
                "rows": [
                    DOSE | {"substance": "试剂丁 30% 悬浮剂", "purpose": "防红蜘蛛"},
                    DOSE | {"substance": "试剂戊 5% 水剂", "purpose": "防介壳虫"},
                ],
            },
        },
        {
            "key": "dung",
            "type": "fertiliser",
            "value": {
                "substance": "腐熟农家肥",
                "purpose": "养根",
                "method": "撒进浅沟，盖土",
                "applications": [
                    {"stage": "萌芽前", "months": ["2"], "amount": "900", "unit": "kg", "per": "mu", "times": 1}
                ],
            },
        },
        {
            "key": "steps",
            "type": "steps",
            "value": {
                "title": "三步配药",
                "materials": [{"name": "清水", "amount": "15", "unit": "l"}],
                "steps": [{"text": "先看叶背有没有虫。", "image": None, "alt": ""}],
            },
        },
        {"key": "care", "type": "warning", "value": {"level": "danger", "title": "", "text": "打药后洗手再吃饭。"}},
        {
            "key": "table",
            "type": "fact_table",
            "value": {
                "title": "看看差多少",
                "columns": [{"title": "做法", "unit": None}, {"title": "收成", "unit": "kg"}],
                "rows": [
                    {"cells": [{"text": "防了的地"}, {"text": "", "number": "410", "number_max": "460"}]},
                    {"cells": [{"text": "没防的地"}, {"text": "", "number": "280", "number_max": None}]},
                ],
                "note": "在山下试的。",
            },
        },
        *MANUAL_BLOCKS,
    ],
}
Told = dict[tuple[str, str], str]  # (path, mark of the Chinese sentence) → words


@dataclass
class World:
    """`told`: by language, what its live words are. `read`: words that a native has read. `drafts`: what each revision would tell.
    `reviewed`: each content that somebody who knows the science stood for."""

    chance: random.Random
    topics: tuple[TopicPage, TopicPage]
    article_id: int
    ledger: Ledger = field(default_factory=Ledger)
    told: dict[str, Told] = field(default_factory=dict)
    read: dict[str, set[str]] = field(default_factory=dict)
    drafts: dict[int, Told] = field(default_factory=dict)
    sources: list[int] = field(default_factory=list)
    versions: dict[str, list[int]] = field(default_factory=dict)
    addresses: set[str] = field(default_factory=set)
    reviewed: list[Any] = field(default_factory=list)
    answers: Answers = field(default_factory=Answers)
    count: int = 0
    steps: int = 0

    @classmethod
    def made(cls, chance: random.Random) -> "World":
        front = FrontPage.objects.get(locale__language_code=registry.SOURCE)
        topics = tuple(
            build(front, "topic", {"key": slug, "title": title, "slug": slug, "is_demo": False}, {}, {})
            for slug, title in (("walk-here", "这边的专题"), ("walk-there", "那边的专题"))
        )
        article = build(topics[0], "article", ARTICLE, {}, {})
        world = cls(chance, topics, article.pk)  # type: ignore[arg-type]  # two topics
        for code in LANGUAGES:
            for topic in topics:
                release(start(topic, Locale.objects.get(language_code=code)))
            start(article, Locale.objects.get(language_code=code))
            world.translate(code)
            world.released(code)
        return world

    @property
    def article(self) -> ArticlePage:
        """The Chinese page as it stands."""
        return ArticlePage.objects.get(pk=self.article_id)

    def target(self, code: str) -> ArticlePage:
        return self.article.get_translation(Locale.objects.get(language_code=code))

    def translation(self, code: str) -> Translation:
        found = translation_of(self.target(code))
        assert found is not None
        return found

    def draft(self) -> ArticlePage:
        """The Chinese page as its editor has it."""
        return self.article.get_latest_revision_as_object()

    def translate(self, code: str, share: float = 1.0) -> None:
        """New words for some sentences, typed into the translators' editor; nobody sees them before a release."""
        page, typist = self.target(code), Client()
        chosen = [each for each in sheet(self.translation(code), page).entries if self.chance.random() < share]
        words = {text: self.ledger.words(text, code) for text in dict.fromkeys(each.chinese for each in chosen)}
        typist.force_login(get_user_model().objects.get(username=TYPISTS[code]))
        changes = [{"key": each.name, "text": words[each.chinese], "base": each.print} for each in chosen]
        answers = send(typist, page, *changes).json()["answers"]
        assert all(each["state"] == "saved" for each in answers), answers

    def released(self, code: str) -> None:
        """Release what was translated, and write down what it tells."""
        translation = self.translation(code)
        told = self.would_tell(code)
        page = release(translation)
        self.told[code] = told
        self.drafts[page.live_revision_id] = told
        self.versions.setdefault(code, []).append(page.live_revision_id)

    def would_tell(self, code: str) -> Told:
        return {
            (each.context.path, mark(each.string.data)): each.translation
            for each in segments(self.translation(code))
            if each.translation
        }

    def body(self) -> list[dict[str, Any]]:
        return raw_body(self.draft())

    def next(self) -> int:
        """A number that no step had before."""
        self.count += 1
        return self.count + 22


def content(page: ArticlePage) -> Any:
    """All that a Chinese page says, whatever its spelling, with every number of it in its place."""
    return normal(page.title), normal(page.summary), _said(raw_body(page))


def _said(value: Any) -> Any:
    """Of a block or row, only what it says: what was never filled in and what is left empty are the same to a reader."""
    if isinstance(value, list):
        return [_said(each) for each in value]
    if isinstance(value, dict):
        return {name: _said(each) for name, each in value.items() if name != "id" and each not in (None, "", [])}
    return normal(value) if isinstance(value, str) else value


def of_kind(body: list[dict[str, Any]], kind: str) -> Iterator[dict[str, Any]]:
    return (item for item in body if item["type"] == kind)
