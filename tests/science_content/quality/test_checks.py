"""Each check names what is wrong where it is wrong, and is silent about what is right."""

import json
from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate
from wagtail.models import Locale

from languages import registry
from science_content.models import ArticlePage, ManualPage, PageSource, ScienceImage, TopicPage
from science_content.quality.alternatives import MissingAlternative, says_nothing
from science_content.quality.dosage import AmountInProse, amounts_in_prose
from science_content.quality.facts import MissingFact, ReviewDate
from science_content.quality.findings import ERROR, SEVERITIES
from science_content.quality.register import CHECKS, errors, results
from science_content.quality.shape import Headings, Lengths
from science_content.quality.sources import MissingSource, NothingReadInFull, UnverifiedSource
from science_content.quality.wording import (
    LongSentence,
    RareCharacter,
    common_characters,
    known_characters,
    length_of,
    sentences_of,
)
from tests.trees import SEEN

pytestmark = pytest.mark.django_db


def block(kind: str, value, key: str = "1") -> dict:
    return {"type": kind, "id": key, "value": value}


def draft(*body: dict, model=ArticlePage, **fields):
    """A page that was never saved, with these blocks."""
    locale = Locale.objects.get(language_code=registry.SOURCE)
    return model(**{"title": "怎么防虫", "locale": locale, "body": json.dumps(body)} | fields)


def said(check, page) -> str:
    return " ".join(finding.sentence for finding in check.check(page))


def places(check, page) -> list[str]:
    return [finding.block or finding.field for finding in check.check(page)]


# every check


def test_every_check_says_its_name_its_grade_and_how_to_mend_it():
    assert len({check.id for check in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        assert check.name and check.fix.endswith("。") and check.severity in SEVERITIES


def test_only_sources_and_alternatives_are_errors():
    assert {check.id for check in CHECKS if check.severity == ERROR} == {
        "source",
        "unverified",
        "in_full",
        "alternative",
    }


def test_no_check_fails_on_a_page_without_anything(tree):
    for model in (ArticlePage, ManualPage, TopicPage):
        results(draft(model=model, title="", summary=""))


def test_no_check_fails_on_blocks_without_values(tree):
    """A draft may hold blocks that nobody has filled in."""
    body = [
        block("heading", ""),
        block("text", ""),
        block("figure", {"image": None, "alt": None, "caption": None}),
        block("figure", {}),
        block("steps", {"title": None, "materials": [], "steps": [{"type": "item", "id": "s", "value": {}}]}),
        block("steps", {}),
        block("dose", {}),
        block("warning", {}),
        block("fact_table", {}),
        block("media", {}),
        block("quote", {}),
    ]
    page = draft(*body)
    for check in CHECKS:
        list(check.check(page))


HOSTILE = [
    "<" * 3000,
    "<p>" * 500 + "兑水",
    "9" * 3000 + "毫升",
    "。" * 3000,
    "\0\ud7ff\U0001f9ea",
    "<a href='//['>x</a>",
    "﷽" * 2000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_check_fails_on_hostile_text(tree, text):
    page = draft(block("text", text), block("quote", {"text": text, "source": text}), summary=text[:500])
    results(page)


def test_a_translation_is_asked_only_what_suits_its_language(tree):
    assert {result.check.id for result in results(tree.tibetan)} <= {"alternative", "link", "weight"}


def test_the_gravest_comes_first(tree):
    found = [result.check.severity for result in results(draft())]
    assert found == sorted(found, key=SEVERITIES.index) and found[0] == ERROR


def test_a_sound_page_has_no_errors(tree):
    assert errors(tree.article) == []


# words for pictures


@pytest.mark.parametrize(
    "alt", ["", "  ", None, "IMG_2024.jpg", "DSC0001", "玉米 (2).png", "图片", "12345", "mmexport1700000000000.jpg"]
)
def test_an_alternative_says_nothing_when_it_is(alt):
    assert says_nothing(alt)


@pytest.mark.parametrize("alt", ["叶背上爬着黑色的蚜虫", "三步配药：先放水，再放药", "图中的人在剪枝"])
def test_an_alternative_says_something_when_it_is(alt):
    assert not says_nothing(alt)


def test_a_picture_without_words_is_named_at_its_place(tree):
    image = ScienceImage.objects.first()
    step = {"type": "item", "id": "step", "value": {"text": "剪。", "image": image.pk, "alt": ""}}
    body = [
        block("figure", {"image": image.pk, "alt": "a.jpg", "caption": ""}, "figure"),
        block("steps", {"title": "", "materials": [], "steps": [step]}, "steps"),
    ]
    image.alt = "cover.png"
    page = draft(*body, cover=image)
    assert places(MissingAlternative(), page) == ["cover", "figure", "step"]
    assert image.title in said(MissingAlternative(), page) and "第1步" in said(MissingAlternative(), page)


# amounts


def test_an_amount_is_found_in_text_steps_warning_and_quote_but_not_in_the_name_of_a_product(tree):
    amount = "每亩打药30毫升。"
    step = {"type": "item", "id": "step", "value": {"text": amount, "image": None, "alt": ""}}
    page = draft(
        block("text", f"<ul><li>{amount}</li></ul>", "text"),
        block("steps", {"title": "", "materials": [], "steps": [step]}, "steps"),
        block("warning", {"level": "danger", "title": "", "text": amount}, "warning"),
        block("quote", {"text": amount, "source": "标签"}, "quote"),
        block("dose", {"substance": "10%药 30毫升装", "purpose": "虫", "method": "喷雾"}, "dose"),
    )
    assert [finding.block for finding in amounts_in_prose(page)] == ["text", "step", "warning", "quote"]
    assert places(AmountInProse(), page) == []  # the gate says it already


# sentences and characters


def test_forty_characters_are_a_sentence_and_forty_one_too_many(tree):
    assert said(LongSentence(), draft(block("text", f"<p>{'好' * 40}。{'好' * 40}！</p>"))) == ""
    assert "41个字" in said(LongSentence(), draft(block("text", f"<p>{'好' * 40}3。</p>")))


def test_each_paragraph_and_item_stands_for_itself(tree):
    text = f"<p>{'好' * 30}</p><ul><li>{'好' * 30}</li><li>{'好' * 30}</li></ul><p>{'好' * 30}<br/>{'好' * 30}</p>"
    assert said(LongSentence(), draft(block("text", text))) == ""


def test_sentences_are_cut_at_chinese_ends():
    assert sentences_of("先看。再“量！”倒；停…走？") == ["先看。", "再“量！", "倒；", "停…", "走？"]
    assert length_of("用5毫升，abc。") == 4


def test_the_list_of_common_characters_is_level_one_of_the_table():
    """3,500 characters; first and last, and spot-checks against the second level that follows."""
    characters = common_characters()
    assert len(characters) == 3500
    assert set("一矗的是药虫核桃犁锄") <= characters
    assert not set("乂乜蚜螟牦酰蛴") & characters


def test_every_excuse_for_a_character_is_needed_and_has_its_reason():
    known = known_characters()
    assert all(len(letter) == 1 and reason for letter, reason in known.items())
    assert not known.keys() & common_characters()


def test_characters_that_few_have_learnt_are_listed_once(tree):
    page = draft(block("text", "<p>蚜虫、牦牛，别用魑魍药。</p>", "a"), block("text", "<p>魑。</p>", "b"))
    assert places(RareCharacter(), page) == ["a"]
    assert "“魑”“魍”" in said(RareCharacter(), page) and "3500" in said(RareCharacter(), page)


# sources


def test_a_page_that_advises_needs_a_source_and_a_topic_does_not(tree):
    assert "一个出处也没有" in said(MissingSource(), draft())
    assert said(MissingSource(), draft(model=TopicPage)) == ""


def test_a_source_that_nobody_opened_is_named_in_its_row(tree):
    page = draft()
    page.page_sources = [PageSource(title="标准", standard="GB 1"), PageSource(title="标签", unverified=True)]
    assert said(UnverifiedSource(), page) == "出处“标签”还是待核。"
    assert places(UnverifiedSource(), page) == ["page_sources-1"]


# facts


def test_a_manual_says_season_height_and_audience(tree):
    assert places(MissingFact(), draft(model=ManualPage)) == ["months", "altitude_from", "altitude_to", "audience"]
    whole = draft(model=ManualPage, months=1, altitude_from=0, altitude_to=2000, audience=1)
    assert places(MissingFact(), whole) == []


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, "没写"), (-1, "过了"), (0, ""), (700, ""), (900, "两年以后")],
    ids=["none", "past", "today", "fine", "far"],
)
def test_a_review_date_is_near_and_ahead(tree, days, words):
    day: date | None = None if days is None else localdate() + timedelta(days=days)
    text = said(ReviewDate(), draft(review_by=day))
    assert (words in text) if words else text == ""


# shape


def test_headings_lead_to_something_new(tree):
    page = draft(
        block("heading", "看叶", "a"),
        block("heading", "看叶", "b"),
        block("text", "<p>看。</p>"),
        block("heading", "怎么防虫", "c"),
    )
    assert places(Headings(), page) == ["a", "b", "c", "c"]
    assert said(Headings(), draft(block("heading", "看叶"), block("text", "<p>看。</p>"))) == ""


def test_title_and_summary_have_their_lengths(tree):
    assert places(Lengths(), draft(title="字" * 23, summary="")) == ["title", "summary"]
    assert said(Lengths(), draft(title="字" * 22, summary="字" * 60)) == ""


@pytest.mark.parametrize(
    "kind, value, asks",
    [
        ("warning", {"level": "danger", "title": "", "text": "有毒。"}, True),
        ("warning", {"level": "caution", "title": "", "text": "小心。"}, False),
        ("dose", {"substance": "药", "evidence": "unproved"}, True),
        ("dose", {"substance": "药"} | SEEN, False),
        ("dose_table", {"title": "药", "rows": [{"type": "item", "id": "r", "value": {"substance": "药"}}]}, True),
        ("text", "<p>看叶背。</p>", False),
    ],
)
def test_a_danger_and_an_unproved_dose_need_a_source_that_was_read_in_full(tree, kind, value, asks):
    page = draft(block(kind, value, "it"))
    page.page_sources = [PageSource(title="摘录的", standard="GB 1")]
    assert bool(places(NothingReadInFull(), page)) is asks
    page.page_sources = [PageSource(title="读过的", standard="GB 1", in_full=True)]
    assert places(NothingReadInFull(), page) == []
    page.page_sources = [PageSource(title="待核的", standard="GB 1", in_full=True, unverified=True)]
    assert bool(places(NothingReadInFull(), page)) is asks
