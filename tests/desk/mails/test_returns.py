"""What a second reader sends back is told by mail as well: once for a while, to whoever is to mend it still."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult
from wagtail.models import Locale

from desk.first_screen.translating import work_of
from desk.mails.tasks import tell_soon_of_returns
from desk.translators.ranking import RETURNED
from science_content.models import ArticlePage, SciencePage
from tests.desk.mails.posting import deleted, taken_down, waiting, withdrawn, work
from tests.translation.release.native import WASH, WORDS
from tests.translation.release.test_verdicts import LEAF, PURPOSE, say
from tests.trees import TIBETAN
from tests.typing_hand import change, send
from translation.claims.actions import claim_page
from translation.engine.sources import store_words, translation_of
from translation.engine.starting import start
from translation.readings.models import CHECK, REWRITE

pytestmark = pytest.mark.django_db
REASON = "一亩地ཁྱེད་说成了15毫升"


def back(page, user, *chinese: str, kind: str = REWRITE):
    return say(page, user, *chinese, kind=kind, reason=REASON)


def to(mails) -> list[str]:
    return sorted(address for mail in mails for address in mail.recipients())


def test_the_translator_is_told_what_waits_on_his_first_screen_and_where(page, cast, as_, committed, mailoutbox):
    words = (TIBETAN | WORDS)[PURPOSE]
    with committed():
        told = send(as_("jiaodui"), page, change(page, PURPOSE, words, verdict=REWRITE, reason=REASON)).json()
    assert told["answers"][0]["read"]["state"] == "returned" and mailoutbox == []
    assert waiting() == 1, "nothing is sent before others could follow"
    work()
    [mail] = mailoutbox
    [step] = [each for each in work_of(cast["yiyuan"])[0].steps if each.rank[0] == RETURNED]
    assert mail.to == ["yiyuan@example.cn"] and not mail.cc and not mail.bcc
    assert mail.subject == "退回1句，请您再看：《蚜虫怎么防》藏文"
    assert f"《蚜虫怎么防》　藏文　1句\nhttps://kepu.example.cn{step.address}\n" in mail.body
    assert "https://kepu.example.cn/cms/account/" in mail.body and "翻译的事发邮件告诉我" in mail.body


def test_it_holds_no_words_no_reason_and_nobody_elses_address(page, cast, committed, mailoutbox):
    with committed():
        back(page, cast["jiaodui"], PURPOSE)
    work()
    [mail] = mailoutbox
    text = mail.subject + mail.body
    assert WORDS[PURPOSE] not in text and REASON not in text and PURPOSE not in text and "15" not in text
    assert "jiaodui" not in str(mail.message()) + text and mail.message().get_content_type() == "text/plain"


def test_several_one_after_another_are_one_mail(page, cast, committed, mailoutbox):
    for chinese in (PURPOSE, LEAF, WASH):
        with committed():
            back(page, cast["jiaodui"], chinese, kind=CHECK)
    assert waiting() == 1
    work()
    [mail] = mailoutbox
    assert mail.subject.startswith("退回3句")


def test_what_comes_after_a_mail_has_one_of_its_own_and_what_did_not_come_again_has_none(
    page, cast, committed, mailoutbox
):
    with committed():
        back(page, cast["jiaodui"], PURPOSE)
    work()
    work()
    assert len(mailoutbox) == 1
    with committed():
        back(page, cast["jiaodui"], PURPOSE)
    assert waiting() == 0, "the same again, as where an answer was lost"
    with committed():
        back(page, cast["jiaodui"], LEAF)
    work()
    assert [mail.subject[:4] for mail in mailoutbox] == ["退回1句", "退回2句"]


def test_a_task_that_waited_long_tells_of_all_that_came_meanwhile(page, cast, committed, mailoutbox):
    with committed():
        back(page, cast["jiaodui"], PURPOSE)
    DBTaskResult.objects.update(run_after=now() - timedelta(days=1))
    with committed():
        back(page, cast["jiaodui"], LEAF)
    assert waiting() == 1
    work()
    assert [mail.subject[:4] for mail in mailoutbox] == ["退回2句"]


def test_what_is_older_than_the_task_that_waits_has_another(mail_set):
    since = now()
    tell_soon_of_returns(since)
    tell_soon_of_returns(since + timedelta(seconds=5))
    assert waiting() == 1
    tell_soon_of_returns(since - timedelta(seconds=5))
    assert waiting() == 2, "it began first and was committed later"


def mended(page, cast):
    store_words(translation_of(page), {PURPOSE: "ཅ་ཆ།"}, user=cast["yiyuan"])


def read_after_all(page, cast):
    say(page, cast["jiaodui"], PURPOSE)


def both_deleted(page, cast):
    ArticlePage.objects.get(pk=page.pk).delete()
    ArticlePage.objects.get(pk=page.source_page.pk).delete()


@pytest.mark.parametrize("end", [mended, read_after_all, withdrawn, taken_down, deleted, both_deleted])
def test_what_ended_before_it_was_sent_is_not_told(page, cast, committed, mailoutbox, end):
    with committed():
        back(page, cast["jiaodui"], PURPOSE)
    end(page, cast)
    work()
    assert mailoutbox == [] and waiting() == 0


def test_what_ended_between_finding_the_people_and_sending_is_not_told(page, cast, committed, mailoutbox):
    with committed():
        back(page, cast["jiaodui"], PURPOSE)
    assert [name for name, _ in work(times=1)] == ["tell_of_returns"] and waiting() == 2
    mended(page, cast)
    assert {said for _, said in work()} == {"nothing"} and mailoutbox == []


def test_who_sends_his_own_words_back_has_no_mail_of_it(page, cast, committed, mailoutbox):
    store_words(translation_of(page), {PURPOSE: "ཅ་ཆ།"}, user=cast["jiaodui"])
    with committed():
        back(page, cast["jiaodui"], PURPOSE)
    assert [each for each in work_of(cast["jiaodui"])[0].steps if each.rank[0] == RETURNED], "his first screen has it"
    work()
    assert to(mailoutbox) == ["yiyuan@example.cn"]


def test_a_return_that_is_rolled_back_is_nobodys(page, cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        back(page, cast["jiaodui"], PURPOSE)
    assert callbacks and waiting() == 0, "the transaction stands open: nothing is in the queue yet"


def test_each_language_tells_its_own_people_and_who_works_in_both_has_one_mail(page, tree, cast, committed, mailoutbox):
    translation = start(tree.article, Locale.objects.get(language_code="lis"))
    store_words(translation, {LEAF: "ꓐꓲ ꓐꓳ"}, user=cast["yiyuan-lisu"])
    lisu = SciencePage.objects.get(translation_key=page.translation_key, locale__language_code="lis")
    with committed():
        back(page, cast["jiaodui"], PURPOSE)
        back(lisu, cast["admin"], LEAF)
    work()
    assert to(mailoutbox) == ["yiyuan-lisu@example.cn", "yiyuan@example.cn"]
    assert [("藏文" in mail.body, "傈僳文" in mail.body) for mail in sorted(mailoutbox, key=lambda each: each.to)] == [
        (False, True),
        (True, False),
    ]
    mailoutbox.clear()
    cast["yiyuan"].groups.add(*cast["yiyuan-lisu"].groups.all())
    with committed():
        back(page, cast["jiaodui"], LEAF)
        back(lisu, cast["admin"], LEAF, kind=CHECK)
    work()
    [mail] = [each for each in mailoutbox if each.to == ["yiyuan@example.cn"]]
    assert mail.subject == "退回3句，请您再看：《蚜虫怎么防》藏文等2页" and mail.body.count("https://") == 3


def test_what_another_has_taken_is_left_to_him(page, tree, cast, committed, mailoutbox, django_user_model):
    other = django_user_model.objects.create(username="other", email="other@example.cn")
    other.groups.set(cast["yiyuan"].groups.all())
    claim_page(tree.article, language=page.language, user=other)
    with committed():
        back(page, cast["jiaodui"], PURPOSE)
    work()
    assert to(mailoutbox) == ["other@example.cn"]


def test_a_mail_is_written_for_the_address_of_today(page, cast, committed, mailoutbox):
    with committed():
        back(page, cast["jiaodui"], PURPOSE)
    cast["yiyuan"].email = "new@example.cn"
    cast["yiyuan"].save()
    work()
    assert to(mailoutbox) == ["new@example.cn"]
    assert "example.cn" not in str([*DBTaskResult.objects.values_list("args_kwargs", "traceback", "return_value")])


def test_the_address_in_it_opens_for_whom_it_was_sent(page, cast, as_, committed, mailoutbox):
    with committed():
        back(page, cast["jiaodui"], PURPOSE)
    work()
    path = reverse("translation_workbench", args=[page.pk])
    assert f"https://kepu.example.cn{path}\n" in mailoutbox[0].body and as_("yiyuan").get(path).status_code == 200
