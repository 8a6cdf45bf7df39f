"""A dangerous manual cannot be written: what may harm is refused at every door, with a sentence that says how to mend it."""

import json
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow

from science_content.content_files.building import build
from science_content.models import ArticlePage, PageException
from science_content.pages.gate import NotPublishable, against, panel, reasons_against
from tests.edit_form import filled_form
from tests.trees import ARTICLE, DOSE, dose_of

pytestmark = pytest.mark.django_db
SAYS = "每亩用药300毫升。"


def text(html: str) -> dict:
    return {"key": "why", "type": "text", "value": html}


def article(tree, *body: dict, key: str = "made", **fields) -> ArticlePage:
    return build(
        tree.topic, "article", ARTICLE | {"key": key, "title": key, "slug": key, "body": list(body)} | fields, {}, {}
    )


def dose(**changes) -> dict:
    return {"key": "dose", "type": "dose", "value": DOSE | changes}


def again(page) -> ArticlePage:
    return ArticlePage.objects.get(pk=page.pk)


def draft(tree) -> ArticlePage:
    page = again(tree.article)
    stored = [dict(block) for block in page.body.raw_data]
    page.body = json.dumps(
        [{"type": "text", "id": "5d8d2a52-0001-4c5f-8d0c-000000000001", "value": f"<p>{SAYS}</p>"}, *stored]
    )
    page.save_revision()
    return again(page)


def by_hand(page):
    page.get_latest_revision().publish()


def by_schedule(page):
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()
    call_command("publish_scheduled")
    if not again(page).has_unpublished_changes:
        return
    raise NotPublishable(["refused"])


def by_saving(page):
    page.get_latest_revision_as_object().save()


def by_columns(page):
    latest = page.get_latest_revision_as_object()
    live = again(page)
    live.body = latest.body
    live.save()


@pytest.mark.parametrize("door", [by_hand, by_schedule, by_saving, by_columns], ids=lambda door: door.__name__)
def test_an_amount_in_prose_goes_live_by_no_door(tree, door):
    page = draft(tree)
    with pytest.raises(NotPublishable):
        door(page)
    assert SAYS not in str(again(page).body)


def test_an_amount_in_prose_goes_live_neither_from_the_form_nor_from_a_review(tree, as_):
    page, admin = draft(tree), as_("admin")
    sent = filled_form(admin, page.get_latest_revision_as_object()) | {"action-publish": "1"}
    html = admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent, follow=True).content.decode()
    assert "正文第1块" in html and SAYS not in str(again(page).body)
    assert SAYS in str(again(page).get_latest_revision_as_object().body)
    state = Workflow.objects.get().start(again(page), None).current_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    as_("shenhe").post(address, {"comment": ""}, follow=True)
    assert SAYS not in str(again(page).body)


@pytest.mark.parametrize(
    "made",
    [
        {"title": "每亩用药300毫升"},
        {"summary": SAYS},
        {"body": [{"key": "h", "type": "heading", "value": "每亩用药300毫升"}]},
        {
            "body": [
                {
                    "key": "w",
                    "type": "warning",
                    "value": {"level": "caution", "title": "每亩用药300毫升", "text": "小心。"},
                }
            ]
        },
        {"body": [{"key": "w", "type": "warning", "value": {"level": "caution", "title": "", "text": SAYS}}]},
        {"body": [{"key": "q", "type": "quote", "value": {"text": SAYS, "source": "老乡", "url": ""}}]},
        {"body": [dose(method="每亩兑水30公斤，加药300毫升")]},
        {"body": [dose(purpose="防蚜虫，每亩300毫升")]},
        {
            "body": [
                {
                    "key": "s",
                    "type": "steps",
                    "value": {
                        "title": "",
                        "materials": [{"name": "敌百虫药粉", "amount": "30", "unit": "g"}],
                        "steps": [{"text": "喷。", "image": None, "alt": ""}],
                    },
                }
            ]
        },
        {
            "body": [
                {
                    "key": "s",
                    "type": "steps",
                    "value": {"title": "", "materials": [], "steps": [{"text": SAYS, "image": None, "alt": ""}]},
                }
            ]
        },
        {
            "body": [
                {
                    "key": "t",
                    "type": "fact_table",
                    "value": {
                        "title": "打药",
                        "columns": [{"title": "虫", "unit": None}, {"title": "每亩用量", "unit": "ml"}],
                        "rows": [{"cells": [{"text": "蚜虫"}, {"text": "", "number": "300", "number_max": None}]}],
                        "note": "",
                    },
                }
            ]
        },
        {
            "body": [
                {
                    "key": "t",
                    "type": "fact_table",
                    "value": {
                        "title": "打药",
                        "columns": [{"title": "虫", "unit": None}, {"title": "每亩用量", "unit": None}],
                        "rows": [{"cells": [{"text": "蚜虫"}, {"text": "300毫升"}]}],
                        "note": "",
                    },
                }
            ]
        },
    ],
    ids=lambda made: next(iter(made)) + str(made.get("body", [{}])[0].get("type", "")),
)
def test_an_amount_is_found_wherever_it_is_shown(tree, made):
    body = made.get("body", [text("<p>看叶背。</p>")])
    with pytest.raises(NotPublishable) as refusal:
        article(tree, *body, **{name: value for name, value in made.items() if name != "body"})
    assert any("用药用量" in sentence for sentence in refusal.value.messages)


@pytest.mark.parametrize("name", ["seo_title", "search_description"])
def test_an_amount_is_found_in_what_only_machines_show(tree, name):
    page = again(tree.article)
    setattr(page, name, SAYS)
    with pytest.raises(NotPublishable):
        page.save_revision().publish()


def named(page, sentence=SAYS, **facts) -> PageException:
    said = {"reason": "不是用量，是教怎么算。", "named_by": "杨编辑", "named_at": timezone.localdate()}
    return PageException(page=page, sentence=sentence, **said | facts)


def test_a_named_exception_lets_its_sentence_pass_however_it_is_spelled(tree):
    page = draft(tree).get_latest_revision_as_object()
    page.page_exceptions = [named(page, "每亩用药３００毫升")]
    assert reasons_against(page) == []
    page.save_revision().publish()
    assert SAYS in str(again(page).body)


@pytest.mark.parametrize(
    "facts",
    [{"reason": " "}, {"named_by": ""}, {"named_at": None}, {"sentence": ""}, {"sentence": "每亩用药3000毫升。"}],
)
def test_an_exception_without_reason_name_or_day_or_of_another_sentence_is_none(tree, facts):
    page = draft(tree).get_latest_revision_as_object()
    page.page_exceptions = [named(page, **facts)]
    assert reasons_against(page)


def test_a_sentence_that_changes_is_open_again(tree):
    page = draft(tree).get_latest_revision_as_object()
    page.page_exceptions = [named(page)]
    page.save_revision().publish()
    page = again(page)
    page.body = json.dumps([dict(block) for block in page.body.raw_data], ensure_ascii=False).replace(
        "300毫升", "3000毫升"
    )
    with pytest.raises(NotPublishable, match="3000"):
        page.save_revision().publish()


def test_who_names_an_exception_is_who_saves_it_whatever_the_form_says(tree, as_, cast):
    page, editor = draft(tree), as_("bianji")
    sent = filled_form(editor, page.get_latest_revision_as_object()) | {
        "page_exceptions-TOTAL_FORMS": "1",
        "page_exceptions-0-sentence": SAYS,
        "page_exceptions-0-reason": "不是用量。",
        "page_exceptions-0-named_by": "省农科院",
        "page_exceptions-0-named_at": "2001-01-01",
        "page_exceptions-0-ORDER": "1",
        "page_exceptions-0-id": "",
    }
    editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent)
    (row,) = again(page).get_latest_revision_as_object().page_exceptions.all()
    assert (row.named_by, row.named_at) == (cast["bianji"].get_full_name(), timezone.localdate())
    notes = [result for result in panel(again(page).get_latest_revision_as_object()) if result.check.id == "exception"]
    assert "不是用量。" in notes[0].findings[0].sentence and notes[0].check.severity == "note"


def test_no_reason_excuses_a_dose_ten_times_too_much(tree):
    page = again(tree.article)
    dose_of(page)["amount"] = Decimal(10_000)
    found = [finding for finding in against(page) if "10000" in finding.sentence]
    page.page_exceptions = [named(page, finding.subject or finding.sentence) for finding in found]
    page.page_exceptions.add(named(page, "试剂 10% 水剂 每亩 10000 毫升"))
    assert found and any("10000" in sentence for sentence in reasons_against(page))


def test_a_reason_excuses_a_dose_outside_its_bounds_and_no_other(tree):
    page = again(tree.article)
    dose_of(page)["amount"] = Decimal(2000)
    (finding,) = against(page)
    page.page_exceptions = [named(page, finding.subject)]
    assert reasons_against(page) == []
    dose_of(page)["amount"] = Decimal(2500)
    assert reasons_against(page)
