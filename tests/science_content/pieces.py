"""Small pieces of each kind, made by the demo's builders below the small tree's topic."""

import io
import wave

from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from wagtail.models import Locale

from science_content.content_files.building import build
from science_content.models import ScienceImage, ScienceMedia, SciencePage
from tests.safety.pictures import photograph
from translation.engine.sources import store_words, translation_of
from translation.engine.starting import start
from translation.release.actions import release

TABLE = {
    "title": "看看差多少",
    "columns": [{"title": "做法", "unit": None}, {"title": "地", "unit": "mu"}],
    "rows": [
        {"cells": [{"text": "烧开"}, {"text": "", "number": "1.50", "number_max": "3"}]},
        {"cells": [{"text": "不烧"}, {"text": "没有"}]},
    ],
    "note": "高山上水开得早。",
}
TEXT = {"key": "t", "type": "text", "value": "<p>先看清楚，再动手。</p>"}
FACTS = {"key": "f", "type": "fact_table", "value": TABLE}
STEPS = {
    "title": "做一做",
    "materials": [{"name": "玻璃瓶", "amount": "1", "unit": "piece"}],
    "steps": [{"text": "加水摇匀。", "image": None, "alt": ""}],
}
PIECES = {
    "factcheck": {
        "claim": "蛇毒能用嘴吸出来",
        "verdict": "mostly_false",
        "spreads": "集市",
        "body": [TEXT, FACTS],
        "review_by": "2027-10-31",
    },
    "policy": {
        "official_title": "关于样例的通知",
        "document_number": "样例〔2026〕1号",
        "issuer": "样例机关",
        "official_url": "https://www.gov.cn/",
        "valid_from": "2026-01-01",
        "valid_until": "2026-12-31",
        "places": ["533401"],
        "body": [TEXT],
    },
    "story": {"consent": "given", "consent_held_by": "村委会会计", "body": [TEXT]},
    "experiment": {
        "minutes": 30,
        "age_from": 8,
        "age_to": 12,
        "safety": "瓶子是玻璃的。",
        "observation": "沙子先沉。",
        "explanation": "重的沉得快。",
        "body": [{"key": "s", "type": "steps", "value": STEPS}],
    },
    "article": {"body": [TEXT]},
}


def piece(topic, kind: str, **changes) -> SciencePage:
    facts = {"key": kind, "title": f"试验{kind}", "slug": f"a-{kind}", "summary": "读完就会。", "is_demo": False}
    return build(topic, kind, facts | PIECES[kind] | changes, {}, {})


def in_tibetan(page: SciencePage) -> SciencePage:
    """The page released in Tibetan with its title alone."""
    bo = Locale.objects.get(language_code="bo")
    start(page, bo)
    store_words(translation_of(page.get_translation(bo)), {page.title: "བོད་ཡིག"})
    return release(translation_of(page.get_translation(bo))).specific


def with_old_numbers(page: SciencePage) -> SciencePage:
    """The page as a crash would leave it: its numbers are those of no revision that is live."""
    SciencePage.objects.filter(pk=page.pk).update(numbers_revision=1)
    return page


def read(client, page: SciencePage, dress: str = "") -> BeautifulSoup:
    answer = client.get(dress + page.url_path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def image(title: str = "试验图") -> ScienceImage:
    return ScienceImage.objects.create(
        title=title, alt="一张图", source="试验", file=ContentFile(photograph(), f"{title}.jpg")
    )


def sound(**facts) -> ScienceMedia:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1), file.setsampwidth(1), file.setframerate(8000), file.writeframes(b"\x80" * 800)
    rows = {"title": "一段声音", "type": "audio", "duration": 65, "source": "试验"} | facts
    return ScienceMedia.objects.create(file=ContentFile(out.getvalue(), "sound.wav"), **rows)
