"""A dose cannot be wrong in any language, whichever door publishes, whatever crashes."""

import json
import re
from datetime import timedelta
from decimal import Decimal
from uuid import NAMESPACE_URL, uuid5

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Workflow

from languages import registry
from science_content.followers.actions import run_unfinished
from science_content.models import ArticlePage, FollowerRun, SciencePage
from science_content.pages.raw import raw_body
from science_content.publishing import actions
from tests import doses
from tests.edit_form import filled_form
from tests.reviews import press
from tests.trees import DOSE, dose_of, read_all, with_amount
from translation.engine.drafts import write_draft
from translation.engine.sources import store_words, translation_of
from translation.engine.starting import start
from translation.release.actions import release

pytestmark = pytest.mark.django_db
HIDDEN = "剂量暂不显示"


def read(page) -> str:
    return Client().get(page.url).content.decode()


def numbers(page) -> list[list[str]]:
    """All numbers of each dose that a reader of the page sees."""
    return [dose.numbers for dose in doses.shown(read(page))]


def shows(page, amount: int) -> bool:
    """Whether the page shows its one dose with this amount, the same by the hectare, and its limits."""
    return numbers(page) == [[str(amount), str(amount * 15), "1", "15", "7", "2", "21"]]


def publish_by_code(tree, as_):
    with_amount(tree.article, 20).save_revision().publish()


def publish_by_editor(tree, as_):
    revision = with_amount(tree.article, 20).save_revision()
    page = revision.as_object()
    admin = as_("admin")
    form = filled_form(admin, page)
    response = admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form | {"action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors


def publish_by_workflow(tree, as_):
    with_amount(tree.article, 20).save_revision()
    page = ArticlePage.objects.get(pk=tree.article.pk)
    Workflow.objects.get().start(page, None)
    assert press(as_("shenhe"), page).status_code == 302


def publish_by_schedule(tree, as_):
    tree.article.go_live_at = timezone.now() + timedelta(hours=1)
    with_amount(tree.article, 20).save_revision().publish()
    assert shows(tree.tibetan, 10)
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")


def publish_in_bulk(tree, as_):
    with_amount(tree.article, 20).save_revision()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = as_("admin").post(f"{url}?id={tree.article.pk}&next=/cms/", {"include_descendants": ""})
    assert response.status_code == 302


DOORS = [publish_by_code, publish_by_editor, publish_by_workflow, publish_by_schedule, publish_in_bulk]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_a_changed_dose_is_in_every_language_at_once(tree, as_, door, django_capture_on_commit_callbacks):
    assert shows(tree.tibetan, 10)
    with django_capture_on_commit_callbacks(execute=True):
        door(tree, as_)
    tree.reload()
    assert dose_of(tree.article)["amount"] == 20
    assert shows(tree.tibetan, 20)
    assert "译文较旧" not in read(tree.tibetan)  # no word of it is older than the Chinese


def test_the_latest_draft_of_a_translation_carries_the_new_number_too(tree):
    write_draft(translation_of(tree.tibetan))
    with_amount(tree.article, 20).save_revision().publish()
    draft = tree.reload().tibetan.get_latest_revision_as_object()
    assert dose_of(draft)["amount"] == 20


def test_a_translation_published_from_an_old_draft_shows_the_new_number(tree):
    old = write_draft(translation_of(tree.tibetan))
    write_draft(translation_of(tree.tibetan))
    with_amount(tree.article, 20).save_revision().publish()
    old.refresh_from_db()
    assert dose_of(old.as_object())["amount"] == 10
    old.publish()
    assert shows(tree.tibetan, 20)
    assert not shows(tree.tibetan, 10)


def test_an_old_draft_published_while_the_receiver_is_dead_hides_the_dose(tree, monkeypatch):
    old = write_draft(translation_of(tree.tibetan))
    write_draft(translation_of(tree.tibetan))
    with_amount(tree.article, 20).save_revision().publish()
    monkeypatch.setattr("science_content.publishing.receiver.carry", lambda page, **how: None)
    old.refresh_from_db()
    old.publish()
    assert HIDDEN in read(tree.tibetan)
    assert numbers(tree.tibetan) == []


def test_a_release_after_the_source_changed_carries_the_live_number(tree, django_capture_on_commit_callbacks):
    with_amount(tree.article, 20).save_revision().publish()  # followers have not run: the frozen source holds 10
    release(translation_of(tree.tibetan))
    assert shows(tree.tibetan, 20)


def move_dose(body):
    return [*body[1:], body[0]]


def delete_dose(body):
    return [block for block in body if block["type"] != "dose"]


def renew_ids(body):
    return [block | {"id": block["id"][::-1]} for block in body]


@pytest.mark.parametrize("change", [move_dose, renew_ids], ids=lambda change: change.__name__)
def test_a_block_that_moved_or_was_pasted_anew_hides_no_dose(tree, change):
    tree.article.body = change(raw_body(tree.article))
    tree.article.save_revision().publish()
    assert shows(tree.tibetan, 10) and HIDDEN not in read(tree.tibetan)
    assert "15 升" in read(tree.tibetan)


def test_a_dose_that_was_deleted_is_gone_in_every_language(tree):
    tree.article.body = delete_dose(raw_body(tree.article))
    tree.article.save_revision().publish()
    assert numbers(tree.tibetan) == [] and HIDDEN not in read(tree.tibetan)


def test_a_failure_in_one_language_hides_only_that_language(tree, monkeypatch):
    original = actions._carry

    def broken(source, target, *more):
        if target.pk == tree.tibetan.pk:
            raise RuntimeError("disk full")
        return original(source, target, *more)

    monkeypatch.setattr(actions, "_carry", broken)
    with_amount(tree.article, 20).save_revision().publish()
    assert shows(tree.article, 20)
    assert HIDDEN in read(tree.tibetan) and numbers(tree.tibetan) == []
    assert "没有跟上中文" in read(tree.tibetan)
    monkeypatch.undo()
    call_command("run_followers")
    assert shows(tree.tibetan, 20) and "没有跟上中文" not in read(tree.tibetan)


def test_a_failure_that_lasts_stays_on_record(tree, monkeypatch):
    monkeypatch.setattr(actions, "_carry", lambda *args: 1 / 0)
    with_amount(tree.article, 20).save_revision().publish()
    run_unfinished()
    with_amount(tree.article, 30).save_revision().publish()
    (row,) = FollowerRun.objects.filter(follower=actions.FOLLOWER)
    assert (row.page_id, row.status) == (tree.tibetan.pk, "failed") and "division" in row.error


def test_a_number_tampered_with_in_the_database_is_never_shown(tree):
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(body=raw_body(with_amount(tree.tibetan, 99)))
    assert HIDDEN in read(tree.tibetan)
    assert numbers(tree.tibetan) == []


def test_a_source_that_is_not_live_hides_the_doses_of_its_translations(tree):
    ArticlePage.objects.filter(pk=tree.article.pk).update(live=False)  # past every door, which would take them down too
    assert HIDDEN in read(tree.tibetan) and numbers(tree.tibetan) == []


def test_words_beside_a_dose_stay_chinese_until_a_native_reader_has_checked(tree):
    words = {"防蚜虫": "སྲིན་འབུ་འགོག", DOSE["substance"]: "སྨན། 10%", DOSE["method"]: "ཆུ་བསྲེས་ནས་གཏོར།"}
    store_words(translation_of(tree.tibetan), words)
    release(translation_of(tree.tibetan))

    def purpose() -> tuple[str, str]:
        found = BeautifulSoup(read(tree.tibetan), "html.parser").select_one(".dose-purpose")
        return found["lang"], found.text

    assert purpose() == ("zh-Hans", "防蚜虫")
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(checked_by_native=True)  # a mark alone has read nothing
    assert purpose() == ("zh-Hans", "防蚜虫")
    read_all(tree.tibetan)
    assert purpose() == ("bo", "སྲིན་འབུ་འགོག")


def test_a_product_is_named_in_chinese_in_every_language(tree):
    words = {"防蚜虫": "སྲིན་འབུ་འགོག", DOSE["substance"]: "སྨན། 10%", DOSE["method"]: "ཆུ་བསྲེས་ནས་གཏོར།"}
    store_words(translation_of(tree.tibetan), words)
    release(translation_of(tree.tibetan))
    read_all(tree.tibetan)
    box = BeautifulSoup(read(tree.tibetan), "html.parser").select_one(".dose")
    named = [
        (box.select_one(each)["lang"], box.select_one(each).get_text(strip=True))
        for each in (".dose-substance", ".dose-word")
    ]
    assert named == [("zh-Hans", DOSE["substance"]), ("bo", "སྨན། 10%")]


def test_every_number_of_steps_is_carried(tree):
    for block in tree.article.body:
        if block.block_type == "steps":
            block.value["materials"][0]["amount"] = Decimal("16")
    tree.article.save_revision().publish()
    steps = next(block.value for block in tree.reload().tibetan.body if block.block_type == "steps")
    assert steps["materials"][0]["amount"] == 16


UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def again(body: list[dict], number: int) -> list[dict]:
    """The same blocks under other ids."""
    text = UUID.sub(lambda found: str(uuid5(NAMESPACE_URL, f"{found[0]} {number}")), json.dumps(body))
    return json.loads(text)


def test_a_long_page_in_fifteen_languages_is_published_in_four_hundred_queries(tree, django_assert_max_num_queries):
    for language in registry.TRANSLATED[:15]:
        if language.code != "bo":
            release(start(tree.article, Locale.objects.get(language_code=language.code)))
    long = ArticlePage.objects.get(pk=tree.article.pk)
    body = raw_body(long)
    long.body = [block for number in range(120) for block in again(body, number)][:120]
    revision = with_amount(long, 20).save_revision()
    with django_assert_max_num_queries(400):
        revision.publish()
    pages = ArticlePage.objects.filter(translation_key=long.translation_key, live=True)
    assert len(pages) == 16
    for page in pages:
        assert len(page.body) == 120
        assert all(block.value["amount"] == 20 for block in page.body if block.block_type == "dose")
        assert page.locale.language_code == registry.SOURCE or page.numbers_revision == revision.pk
