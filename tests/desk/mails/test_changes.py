"""A publication for safety is told by mail, once, to whoever may write a language in which something is to be seen to."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Locale, Workflow

from desk.first_screen.translating import work_of
from desk.mails.standing import FOLLOWER, safety_runs
from science_content.followers.actions import run_follower
from science_content.models import ArticlePage, FollowerRun, SciencePage
from science_content.publishing.actions import FOLLOWER as CARRY
from science_content.publishing.actions import carry_again
from tests.desk.mails.posting import deleted, taken_down, waiting, withdrawn, work
from tests.edit_form import filled_form
from tests.reviews import press
from tests.trees import with_amount
from translation.engine.sources import store_words, translation_of
from translation.engine.starting import start
from translation.release.actions import release

pytestmark = pytest.mark.django_db
NEVER, ALWAYS = "打药后不要洗手。", "打药后马上洗手。"
PEOPLE = ["jiaodui@example.cn", "yiyuan@example.cn"]


def warned(page, text: str) -> ArticlePage:
    """The Chinese page with another warning, not saved."""
    page = ArticlePage.objects.get(pk=page.pk)
    for block in page.body:
        if block.block_type == "warning":
            block.value["text"] = text
    return page


def publish(page, text: str) -> None:
    warned(page, text).save_revision().publish()


def to(mails) -> list[str]:
    return sorted(address for mail in mails for address in mail.recipients())


def by_code(article, as_):
    publish(article, NEVER)


def by_revision(article, as_):
    publish(article, NEVER)
    old = ArticlePage.objects.get(pk=article.pk).live_revision
    publish(article, "打药后洗手。")
    DBTaskResult.objects.all().delete()
    old.publish()


def by_editor(article, as_):
    page = warned(article, NEVER).save_revision().as_object()
    admin = as_("admin")
    sent = filled_form(admin, page) | {"action-publish": "1"}
    assert admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent).status_code == 302


def by_workflow(article, as_):
    warned(article, NEVER).save_revision()
    page = ArticlePage.objects.get(pk=article.pk)
    Workflow.objects.get().start(page, None)
    assert press(as_("shenhe"), page).status_code == 302


def by_schedule(article, as_):
    page = warned(article, NEVER)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    assert waiting() == 0, "not before its day"
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")


def in_bulk(article, as_):
    warned(article, NEVER).save_revision()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = as_("admin").post(f"{url}?id={article.pk}&next=/cms/", {"include_descendants": ""})
    assert answer.status_code == 302


@pytest.mark.parametrize("door", [by_code, by_revision, by_editor, by_workflow, by_schedule, in_bulk])
def test_it_is_told_once_to_each_who_may_write_the_language_by(page, as_, committed, mailoutbox, door):
    article = page.source_page
    with committed():
        door(article, as_)
    assert not any("安全更新" in mail.subject for mail in mailoutbox), "nothing of ours in the request"
    mailoutbox.clear()  # Wagtail's own of a workflow
    work()
    assert to(mailoutbox) == PEOPLE
    mail = mailoutbox[0]
    assert mail.subject == "安全更新，请您先看：《蚜虫怎么防》藏文1处" and not mail.cc and not mail.bcc
    link = reverse("translation_workbench", args=[page.pk])
    assert f"《蚜虫怎么防》　藏文　1处要看\nhttps://kepu.example.cn{link}\n" in mail.body
    assert "洗手" not in mail.body and "ལག" not in mail.body and "/cms/account/" in mail.body


def test_it_says_what_the_first_screen_counts(page, cast, committed, mailoutbox):
    with committed():
        publish(page.source_page, NEVER)
    work()
    [step] = [each for each in work_of(cast["yiyuan"])[0].steps if each.row.page.pk == page.source_page.pk]
    assert sum(step.row.behind.values()) == 1 and step.address in mailoutbox[0].body


def test_many_sentences_of_one_publication_are_one_mail(page, committed, mailoutbox):
    draft = warned(page.source_page, NEVER)
    draft.summary = "明年再来赶集买苗木。"
    with committed():
        draft.save_revision().publish()
    work()
    assert to(mailoutbox) == PEOPLE and "2处要看" in mailoutbox[0].body


@pytest.mark.parametrize(
    "changed",
    [
        lambda page: warned(page, "打药后，洗手。"),
        lambda page: warned(page, "打药后洗手。"),
        lambda page: with_amount(ArticlePage.objects.get(pk=page.pk), 20),
    ],
    ids=["a comma", "nothing", "a number that is carried"],
)
def test_where_nothing_is_to_be_seen_to_nobody_is_told(page, committed, mailoutbox, changed):
    with committed():
        changed(page.source_page).save_revision().publish()
    work()
    assert mailoutbox == []


def test_plain_words_that_changed_wait_on_the_first_screen_alone(page, committed, mailoutbox):
    draft = ArticlePage.objects.get(pk=page.source_page.pk)
    draft.summary = "看叶背，早一点发现。"
    with committed():
        draft.save_revision().publish()
    assert waiting() == 0 and mailoutbox == []


def test_a_draft_and_a_copy_are_nobodys_news(page, committed, mailoutbox):
    article = page.source_page
    with committed():
        warned(article, NEVER).save_revision()
        copy = ArticlePage.objects.get(pk=article.pk).copy(update_attrs={"slug": "copied", "title": "抄来的"})
        publish(copy, NEVER)
    work()
    assert mailoutbox == []


def test_a_translation_that_is_published_tells_nobody(page, cast, committed, mailoutbox):
    with committed():
        release(translation_of(page), user=cast["jiaodui"])
    assert waiting() == 0


def test_a_language_whose_page_no_reader_has_is_not_told(page, cast, committed, mailoutbox):
    ArticlePage.objects.get(pk=page.pk).unpublish()
    start(page.source_page, Locale.objects.get(language_code="lis"))
    with committed():
        publish(page.source_page, NEVER)
    work()
    assert mailoutbox == []


def test_two_languages_are_told_apart_and_who_works_in_both_has_one_mail(page, cast, committed, mailoutbox):
    translation = start(page.source_page, Locale.objects.get(language_code="lis"))
    store_words(translation, {"打药后洗手。": "ꓐꓲ ꓐꓳ"}, user=cast["yiyuan-lisu"])
    release(translation)
    cast["yiyuan"].groups.add(*cast["yiyuan-lisu"].groups.all())
    with committed():
        publish(page.source_page, NEVER)
    work()
    assert to(mailoutbox) == ["jiaodui@example.cn", "yiyuan-lisu@example.cn", "yiyuan@example.cn"]
    said = {mail.to[0]: mail.subject.partition("》")[2] for mail in mailoutbox}
    assert said["jiaodui@example.cn"] == "藏文1处" and said["yiyuan-lisu@example.cn"].startswith("傈僳文")
    assert "藏文1处" in said["yiyuan@example.cn"] and "傈僳文" in said["yiyuan@example.cn"]


def seen_to(page, cast):
    store_words(translation_of(page), {NEVER: "ལག་པ་མ་འཁྲུ།"}, user=cast["yiyuan"])
    release(translation_of(page), user=cast["jiaodui"])


def said_again_as_before(page, cast):
    publish(page.source_page, "打药后洗手。")


@pytest.mark.parametrize("end", [seen_to, withdrawn, taken_down, deleted, said_again_as_before])
@pytest.mark.parametrize("times", [0, 1])
def test_what_ended_before_it_was_sent_is_not_told(page, cast, committed, mailoutbox, end, times):
    """Before its people were found, and after."""
    with committed():
        publish(page.source_page, NEVER)
    work(times=times)
    end(SciencePage.objects.get(pk=page.pk), cast)
    work()
    assert mailoutbox == []


def test_two_publications_that_nobody_was_told_of_yet_are_one_mail(page, committed, mailoutbox):
    for text in (NEVER, "打药后不要马上洗手。"):
        with committed():
            publish(page.source_page, text)
    work()
    assert to(mailoutbox) == PEOPLE
    with committed():
        publish(page.source_page, NEVER)
    work()
    assert to(mailoutbox) == sorted(PEOPLE * 2), "another publication, another mail"


def test_a_comma_after_it_keeps_the_mail_of_the_change(page, committed, mailoutbox):
    for text in (NEVER, "打药后，不要洗手。"):
        with committed():
            publish(page.source_page, text)
    work()
    assert to(mailoutbox) == PEOPLE


def test_a_follower_that_is_run_again_tells_nobody_twice(page, committed, mailoutbox):
    with committed():
        publish(page.source_page, NEVER)
    work()
    row = safety_runs(page.source_page.pk).get()
    assert row.follower == FOLLOWER and run_follower(row)
    work()
    assert to(mailoutbox) == PEOPLE


def test_a_language_that_follows_only_later_is_told_then(page, committed, mailoutbox, monkeypatch):
    with monkeypatch.context() as patched, committed():
        patched.setattr("translation.engine.composing.PageComposer.compose", _fails)
        publish(page.source_page, NEVER)
    work(timedelta(0))
    assert mailoutbox == [] and waiting() == 1, "nobody knows yet what is to be seen to"
    carry_again(FollowerRun.objects.get(follower=CARRY, page_id=page.pk))
    work()
    assert to(mailoutbox) == PEOPLE


def _fails(*args):
    raise RuntimeError("no composer")
