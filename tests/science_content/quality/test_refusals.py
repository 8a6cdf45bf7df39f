"""Where a block's own `clean()` raises, the gate has a sentence; nothing goes live by any door, and the panel says the same."""

import copy
import random
from datetime import timedelta
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail import blocks
from wagtail.models import PageLogEntry, Revision

from science_content.blocks import answers
from science_content.blocks.body import BodyBlock
from science_content.blocks.fact_table import FactTableBlock
from science_content.content_files.building import build
from science_content.content_files.faults import BadContent
from science_content.models import ArticlePage, SciencePage
from science_content.pages.gate import NotPublishable, panel, reasons_against
from science_content.pages.raw import raw_body
from science_content.quality.refusals import BROKEN, UNREADABLE, refusals, sentences
from tests.edit_form import filled_form
from tests.science_content.blocks_of_all_kinds import Maker, lists
from tests.science_content.pieces import piece

BODY = BodyBlock()
BAD = (
    None,
    "",
    "x",
    "二",
    "-1",
    "0",
    "1e40",
    "NaN",
    "99999999999999",
    "长" * 9000,
    [],
    ["x"],
    True,
    -5,
    10**12,
    Decimal("0.123456"),
)


def said(raw: list[dict]) -> list[str]:
    return [finding.sentence for finding in refusals(BODY.to_python(raw), in_chinese=True)]


def refused(raw: list[dict]) -> bool:
    """Whether any block's own `clean` raises; a value that it cannot even ask about counts."""
    for child in BODY.to_python(raw):
        try:
            child.block.clean(child.value)
        except (ValidationError, *BROKEN):
            return True
    return False


def leaves(value, path=()):
    """Every place of a stored value that may be spoiled."""
    if isinstance(value, dict) and "id" in value and "value" in value:
        yield from leaves(value["value"], (*path, "value"))
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield (*path, name)
            yield from leaves(inner, (*path, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, (*path, number))


def spoiled(raw: list[dict], chance: random.Random) -> list[dict]:
    raw = copy.deepcopy(raw)
    *way, last = chance.choice(list(leaves(raw)))
    place = raw
    for step in way:
        place = place[step]
    if isinstance(place[last], list):
        place[last] = chance.choice([[], place[last] * 1, place[last] * 9])
    else:
        place[last] = chance.choice(BAD)
    return raw


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(6))
def test_what_a_block_refuses_has_a_sentence_whatever_it_is(seed):
    chance, counted = random.Random(seed), 0
    for name, child in BODY.child_blocks.items():
        whole = [{"type": name, "id": "a1", "value": Maker(choice=seed % 2).stored(child, name)}]
        for _ in range(60):
            raw = (
                spoiled(whole, chance)
                if not isinstance(whole[0]["value"], str)
                else [whole[0] | {"value": chance.choice(BAD[:10])}]
            )
            try:
                found, is_refused = said(raw), refused(raw)
            except (ArithmeticError, AttributeError, TypeError, ValueError):  # Wagtail itself reads no such row
                continue
            counted += is_refused
            assert bool(found) >= is_refused, raw
            assert all(sentence.startswith(f"{child.label}（正文第1块）：") for sentence in found)
    assert counted > 100


@pytest.mark.django_db
def test_a_block_that_asks_nobody_fails_this_test(monkeypatch):
    monkeypatch.setattr("science_content.quality.refusals.sentences", lambda block, error: iter(()))
    monkeypatch.setattr("science_content.blocks.answers.problems", lambda block, value: iter(()))
    with pytest.raises(AssertionError):
        test_what_a_block_refuses_has_a_sentence_whatever_it_is(0)


COLUMNS = [{"title": f"列{number}", "unit": None} for number in range(9)]
CELL = {"text": "一格", "number": None, "number_max": None}
LISTS = {
    "a table without rows": ("fact_table", {"title": "表", "columns": COLUMNS[:2], "rows": [], "note": ""}, "行"),
    "a table of nine columns": (
        "fact_table",
        {"title": "表", "columns": COLUMNS, "rows": [{"cells": [CELL] * 9}], "note": ""},
        "列",
    ),
    "steps without a step": ("steps", {"title": "三步", "materials": [], "steps": []}, "步骤"),
    "a row without cells": (
        "fact_table",
        {"title": "表", "columns": COLUMNS[:1], "rows": [{"cells": []}], "note": ""},
        "第1行",
    ),
}


@pytest.mark.parametrize("kind, value, words", LISTS.values(), ids=LISTS)
def test_the_rules_of_a_list_are_the_gates(kind, value, words):
    found = said([{"type": kind, "id": "a1", "value": value}])
    assert words in found[0] and not [sentence for sentence in found if "Validation" in sentence]


def test_a_sentence_names_the_block_its_row_and_its_field():
    value = {"title": "表", "columns": [{"title": "", "unit": None}], "rows": [{"cells": [CELL]}], "note": ""}
    (sentence,) = said(
        [{"type": "heading", "id": "a0", "value": "先看"}, {"type": "fact_table", "id": "a1", "value": value}]
    )
    assert sentence.startswith("数据表（正文第2块）：列：第1行：列标题：")


class Strange(ValidationError):
    """Of a library that nests its errors in its own way."""

    block_errors = 7


@pytest.mark.parametrize(
    "error, text",
    [
        (blocks.StructBlockValidationError(), "Validation error"),
        (blocks.ListBlockValidationError(block_errors=[None, None]), "Validation error"),
        (Strange("不行"), "不行"),
        (ValidationError([]), UNREADABLE),
    ],
)
def test_an_error_without_words_is_a_refusal_still(error, text):
    assert [text in sentence for _, sentence in sentences(None, error)] == [True]


BAD_PIECE = {"key": "bad", "title": "坏的一篇", "slug": "bad", "summary": "一句话。", "is_demo": False}


@pytest.mark.django_db
@pytest.mark.parametrize("kind, value, words", LISTS.values(), ids=LISTS)
def test_no_door_lets_it_pass(tree, as_, kind, value, words):
    page = ArticlePage.objects.get(pk=tree.article.pk)
    before = raw_body(page)
    body = [
        {
            "type": kind,
            "id": "5cf2b3a0-0000-4000-8000-000000000001",
            "value": BODY.child_blocks[kind].get_prep_value(BODY.child_blocks[kind].to_python(value)),
        }
    ]
    page.body = body
    revision = page.save_revision(clean=False)
    admin = as_("admin")
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    admin.post(f"{bulk}?id={page.pk}&next=/cms/", {"include_descendants": ""})
    draft = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    form = filled_form(admin, draft) | {"action-publish": "1"}
    answer = admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    assert answer.status_code == 200 and answer.context["form"].errors["body"]
    with pytest.raises(NotPublishable, match=words):
        Revision.objects.get(pk=revision.pk).publish()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert PageLogEntry.objects.filter(page=page.pk, action="science_content.schedule_refused").count() == 1
    live = ArticlePage.objects.get(pk=page.pk)
    live.body = body
    with pytest.raises(NotPublishable, match=words):
        live.save()
    with pytest.raises((NotPublishable, BadContent), match=f"{words}|最多"):
        build(tree.topic, "article", BAD_PIECE | {"body": [{"key": "x", "type": kind, "value": value}]}, {}, {})
    assert raw_body(ArticlePage.objects.get(pk=page.pk)) == before
    assert not SciencePage.objects.filter(slug="bad", live=True).exists()


@pytest.mark.django_db
def test_the_panel_says_all_that_the_gate_says_each_once_and_leads_there(tree, as_):
    page = ArticlePage.objects.get(pk=tree.article.pk)
    body = raw_body(page)
    dose = next(block for block in body if block["type"] == "dose")
    dose["value"] |= {"amount": None, "target": ""}
    page.body = body
    wanted = reasons_against(page)
    assert len(wanted) == 3  # what it asks of a field, and what it says of the whole
    found = [(result.check.id, each) for result in panel(page) for each in result.findings]
    assert [each.sentence for name, each in found if name == "refused"] == wanted
    assert {each.block for name, each in found if name == "refused"} == {dose["id"]}
    texts = [each.sentence for _, each in found]
    assert len(texts) == len(set(texts))
    page.save_revision()
    html = BeautifulSoup(as_("bianji").get(reverse("page_quality", args=[page.pk])).content, "html.parser")
    assert "能送审" not in html.text and "必须改" in html.text
    assert {each["data-quality-block"] for each in html.select(".quality-check--error button")} == {dose["id"]}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        {"amount": "many"},
        {"amount": "NaN"},
        {"interval_days": "seven"},
        {"waits": [{"what": "harvest", "answer": "days", "number": [7]}]},
    ],
)
def test_a_value_that_no_form_takes_is_refused_with_words(tree, change):
    page = piece(tree.topic, "article")
    body = raw_body(tree.article)
    next(block for block in body if block["type"] == "dose")["value"].update(change)
    SciencePage.objects.filter(pk=page.pk).update(body=body)
    try:
        stored = ArticlePage.objects.get(pk=page.pk)
        found = reasons_against(stored)
    except Exception as error:  # Wagtail reads no such row: nothing of it can be published
        assert isinstance(error, ArithmeticError | TypeError | ValueError)
    else:
        assert found and all(sentence.strip() for sentence in found)


def test_every_list_of_the_body_is_spoiled_by_the_random_test():
    raw = Maker().stored(BODY)
    assert len({path for path, _ in lists(BODY, raw)}) > 5


class WithoutClean(FactTableBlock):
    """Planted: it says its problems, and its `clean` asks nobody."""

    def clean(self, value):
        return blocks.StructBlock.clean(self, value)


def taken_with_problems(block: blocks.Block, name: str, seed: int) -> int:
    """How many spoiled values a block's own `clean` takes although the block says what is wrong with them."""
    chance, taken = random.Random(seed), 0
    whole = [{"type": name, "id": "a1", "value": Maker(choice=seed % 2).stored(block, name)}]
    for _ in range(120 if isinstance(whole[0]["value"], dict) else 0):
        try:
            value = block.to_python(spoiled(whole, chance)[0]["value"])
            said_so = bool(list(answers.problems(block, value)))
            block.clean(value)
        except (ValidationError, *BROKEN):
            continue
        taken += said_so
    return taken


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(2))
def test_what_a_block_says_is_wrong_its_own_clean_refuses_and_a_planted_block_does_not(seed):
    assert {name: taken_with_problems(child, name, seed) for name, child in BODY.child_blocks.items()} == dict.fromkeys(
        BODY.child_blocks, 0
    )
    assert taken_with_problems(WithoutClean(), "fact_table", seed) > 0
