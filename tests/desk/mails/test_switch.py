"""Each switches his own mails off, in his account; the panel stands there for whom it does something."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.desk.mails.posting import work
from tests.desk.mails.test_changes import NEVER, publish, to

pytestmark = pytest.mark.django_db
ACCOUNT = "/cms/account/"
SWITCH = "mails-hears_by_mail"


def switch(client):
    return BeautifulSoup(client.get(ACCOUNT).content, "html.parser").find("input", attrs={"name": SWITCH})


def save(client, user, **more) -> int:
    fields = {"name_email-first_name": "玛", "name_email-last_name": "卓", "name_email-email": user.email}
    looks = {"theme-theme": "system", "theme-contrast": "system_contrast", "theme-density": "default"}
    looks["theme-contrast"] = "system"
    return client.post(ACCOUNT, fields | looks | more).status_code


def test_who_switches_it_off_has_no_mail_and_others_have(page, cast, as_, committed, mailoutbox):
    client = as_("yiyuan")
    assert switch(client).has_attr("checked") and reverse("wagtailadmin_account") == ACCOUNT
    assert save(client, cast["yiyuan"]) == 302, "an empty box is not sent"
    assert not switch(client).has_attr("checked")
    with committed():
        publish(page.source_page, NEVER)
    work()
    assert to(mailoutbox) == ["jiaodui@example.cn"]
    assert save(client, cast["yiyuan"], **{SWITCH: "on"}) == 302 and switch(client).has_attr("checked")


@pytest.mark.parametrize("who", ["bianji", "shenhe", "shengban", "xinxi", "admin"])
def test_who_works_in_no_language_has_no_switch(page, as_, who):
    assert switch(as_(who)) is None


def test_without_mail_there_is_nothing_to_switch_and_nothing_is_switched(page, cast, as_, mail_set):
    mail_set.MAIL_IS_SET = False
    assert switch(as_("yiyuan")) is None and save(as_("yiyuan"), cast["yiyuan"]) == 302
    cast["yiyuan"].refresh_from_db()
    assert cast["yiyuan"].hears_by_mail


def test_nobody_switches_anothers(page, cast, as_):
    save(as_("yiyuan"), cast["yiyuan"])
    cast["jiaodui"].refresh_from_db()
    assert cast["jiaodui"].hears_by_mail
