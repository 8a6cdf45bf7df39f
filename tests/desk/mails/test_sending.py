"""Who has a mail, and what a server that does not take it does to the others: nothing."""

import logging
import re
import socket
import time
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils.timezone import now
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms import workers
from desk.mails import tasks
from desk.mails.tasks import PAUSES
from desk.mails.writing import one_line
from science_content.models import SciencePage
from tests.desk.mails.posting import waiting, work
from tests.desk.mails.test_changes import NEVER, PEOPLE, publish, to
from tests.translation.release.test_verdicts import LEAF, PURPOSE, say
from translation.models import Returned
from translation.readings.models import REWRITE

pytestmark = pytest.mark.django_db
POSTING = "tests.desk.mails.posting"
HOSTILE = "蚜虫\r\nBcc: thief@example.cn\r\n\r\n怎么\x0b\u2028\u202e防\0"


def change(page, committed):
    with committed():
        publish(page.source_page, NEVER)


def give_back(page, user, committed, chinese=PURPOSE):
    with committed():
        say(page, user, chinese, kind=REWRITE, reason="不通顺")


def without_address(user):
    user.email = ""


def with_no_address(user):
    user.email = "yiyuan at home"


def with_two_lines(user):
    user.email = "yiyuan@example.cn\nBcc: thief@example.cn"


def switched_off(user):
    user.hears_by_mail = False


def inactive(user):
    user.is_active = False


def of_no_group(user):
    user.groups.clear()


def of_another_language(user):
    user.groups.set([])
    from django.contrib.auth.models import Group

    user.groups.set(Group.objects.filter(name="译员（傈僳文）"))


def out_of_the_admin(user):
    admin = Permission.objects.get(codename="access_admin")
    for group in user.groups.all():
        group.permissions.remove(admin)


def an_administrator(user):
    user.is_superuser = True


WAYS = [
    without_address,
    with_no_address,
    with_two_lines,
    switched_off,
    inactive,
    of_no_group,
    of_another_language,
    out_of_the_admin,
    an_administrator,
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("times", [0, 2])
def test_nobody_has_a_mail_who_is(page, cast, committed, mailoutbox, way, times):
    """Before the people are found, and between that and sending."""
    change(page, committed)
    give_back(page, cast["jiaodui"], committed)
    work(times=times)
    way(cast["yiyuan"])
    cast["yiyuan"].save()
    work()
    assert "yiyuan@example.cn" not in to(mailoutbox) and waiting() == 0
    assert to(mailoutbox) in (["jiaodui@example.cn"], []), "whoever else works in the language has his own"


def test_an_account_that_is_deleted_meanwhile_harms_nobody(page, cast, committed, mailoutbox):
    change(page, committed)
    cast["yiyuan"].delete()
    work()
    assert to(mailoutbox) == ["jiaodui@example.cn"]


def test_without_mail_nothing_is_queued_and_nothing_fails(page, cast, committed, mailoutbox, mail_set):
    mail_set.MAIL_IS_SET = False
    change(page, committed)
    give_back(page, cast["jiaodui"], committed)
    assert Returned.objects.exists() and not DBTaskResult.objects.exists() and mailoutbox == []


def test_what_waits_when_mail_is_switched_off_ends_without_one(page, cast, committed, mailoutbox, mail_set):
    change(page, committed)
    give_back(page, cast["jiaodui"], committed)
    mail_set.MAIL_IS_SET = False
    work()
    assert mailoutbox == [] and waiting() == 0


def test_a_title_of_several_lines_is_one_and_adds_no_header(page, cast, committed, mailoutbox):
    SciencePage.objects.filter(pk=page.source_page.pk).update(title=HOSTILE, draft_title=HOSTILE)
    give_back(page, cast["jiaodui"], committed)
    work()
    [mail] = mailoutbox
    assert mail.subject == "退回1句，请您再看：《蚜虫 Bcc: thief@example.cn 怎么 防》藏文"
    sent = mail.message()
    assert sent["Bcc"] is None and sent["To"] == "yiyuan@example.cn" and mail.recipients() == ["yiyuan@example.cn"]
    assert not re.search("^Bcc:", mail.body, re.MULTILINE)


def test_a_name_of_several_lines_writes_no_line_of_its_own(page, cast, committed, mailoutbox):
    cast["yiyuan"].last_name = "卓\n\nhttps://evil.example.cn/\n玛"
    cast["yiyuan"].save()
    give_back(page, cast["jiaodui"], committed)
    work()
    assert mailoutbox[0].body.startswith("卓 https://evil.example.cn/ 玛，您好：")


@pytest.mark.parametrize("text, line", [("a" * 80, "a" * 60 + "…"), ("  a\t\nb ", "a b"), ("", "")])
def test_a_line_is_one_and_not_too_long(text, line):
    assert one_line(text) == line


def test_a_server_that_refuses_one_address_keeps_the_others_mail(page, committed, mailoutbox, mail_set, caplog):
    mail_set.EMAIL_BACKEND = f"{POSTING}.RefusesOne"
    change(page, committed)
    work(within=timedelta(0))
    assert to(mailoutbox) == ["yiyuan@example.cn"] and waiting() == 1
    work(within=timedelta(days=2))
    assert waiting() == 0 and to(mailoutbox) == ["yiyuan@example.cn"]
    [line] = [record for record in caplog.records if record.name == tasks.__name__]
    assert line.getMessage() == f"a mail was given up after {len(PAUSES) + 1} attempts: SMTPRecipientsRefused"
    assert line.levelno == logging.ERROR and not line.exc_info
    kept = str([*DBTaskResult.objects.values_list("args_kwargs", "return_value", "traceback", "exception_class_path")])
    assert "example.cn" not in kept + caplog.text and "蚜虫" not in kept + caplog.text


def test_a_server_that_is_down_is_asked_again_after_growing_pauses(page, cast, committed, mailoutbox, mail_set):
    mail_set.EMAIL_BACKEND = f"{POSTING}.Down"
    give_back(page, cast["jiaodui"], committed)
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    for pause in PAUSES:
        ready.update(run_after=now())
        assert ("mail_returns", "later") in work(within=timedelta(0))
        assert abs(ready.get().run_after - now() - pause) < timedelta(minutes=1)
    assert list(PAUSES) == sorted(set(PAUSES)) and mailoutbox == []
    mail_set.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    work(within=timedelta(days=1))
    assert to(mailoutbox) == ["yiyuan@example.cn"], "back in time"


def test_what_was_mended_while_the_server_was_down_is_not_sent_any_more(page, cast, committed, mailoutbox, mail_set):
    mail_set.EMAIL_BACKEND = f"{POSTING}.Down"
    give_back(page, cast["jiaodui"], committed, LEAF)
    DBTaskResult.objects.update(run_after=now())
    work(within=timedelta(0))
    say(page, cast["jiaodui"], LEAF)
    mail_set.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert work(within=timedelta(days=1))[-1] == ("mail_returns", "nothing") and mailoutbox == []


def test_a_server_that_never_answers_holds_the_worker_for_the_time_that_is_set(page, cast, committed, mail_set):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        mail_set.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        mail_set.EMAIL_HOST, mail_set.EMAIL_PORT = silent.getsockname()
        assert 0 < mail_set.EMAIL_TIMEOUT <= 20
        mail_set.EMAIL_TIMEOUT = 0.3
        give_back(page, cast["jiaodui"], committed)
        began = time.monotonic()
        DBTaskResult.objects.update(run_after=now())
        assert ("mail_returns", "later") in work(within=timedelta(0))
        assert time.monotonic() - began < 5


def test_a_page_that_is_to_begin_does_not_wait_for_mails(page, cast, committed):
    from translation.starting.tasks import begin_translations

    change(page, committed)
    work(times=1)
    begin_translations.enqueue()
    assert work(times=1)[0][0] == "begin_translations"


def test_a_mail_whose_worker_was_killed_is_taken_up_again(page, committed, mailoutbox):
    change(page, committed)
    work(times=1)
    DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(
        status=TaskResultStatus.RUNNING, started_at=now(), worker_ids=["gone"]
    )
    assert workers.take_up() == 2
    work()
    assert to(mailoutbox) == PEOPLE


def test_people_who_were_found_twice_have_one_mail(page, committed, mailoutbox):
    """As where a worker is killed between finding them and saying so."""
    change(page, committed)
    work(times=1)
    DBTaskResult.objects.filter(task_path=tasks.tell_of_change.module_path).update(status=TaskResultStatus.READY)
    work()
    assert to(mailoutbox) == PEOPLE
