"""Signing in: guesses are slowed down, weak passwords refused, nobody signs up, and all of it in Chinese."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from cms.demo.people import _password
from tests.safety.production import production

pytestmark = pytest.mark.django_db
HAN = re.compile(r"[\u4e00-\u9fff]")
NOON = datetime(2026, 11, 25, 4, tzinfo=UTC)
LOGIN = "/cms/login/"


def sign_in(username: str, password: str, address: str = "10.0.0.1", at: str = LOGIN):
    return Client(REMOTE_ADDR=address).post(at, {"username": username, "password": password})


@pytest.fixture
def five_wrong(cast):
    with time_machine.travel(NOON, tick=False) as clock:
        answers = [sign_in("bianji", f"wrong-{n}") for n in range(5)]
        assert [answer.status_code for answer in answers[:4]] == [200] * 4
        yield clock


def let_in(answer) -> bool:
    return answer.status_code == 302 and "sessionid" in answer.cookies


def test_the_right_password_lets_in(cast):
    assert let_in(sign_in("bianji", _password()))


def test_the_sixth_wrong_password_is_throttled_in_chinese(five_wrong):
    answer = sign_in("bianji", "wrong-6")
    assert answer.status_code == 429
    assert "暂时不能登录" in answer.content.decode() and "15 分钟" in answer.content.decode()
    assert not answer.cookies


def test_then_even_the_right_one_must_wait(five_wrong):
    assert sign_in("bianji", _password()).status_code == 429
    five_wrong.shift(timedelta(minutes=14))
    assert sign_in("bianji", _password()).status_code == 429
    five_wrong.shift(timedelta(minutes=16))
    assert let_in(sign_in("bianji", _password()))


def test_others_are_not_kept_out(five_wrong):
    assert let_in(sign_in("shenhe", _password()))
    assert let_in(sign_in("bianji", _password(), address="10.0.0.2"))


def test_a_made_up_forwarding_header_opens_no_back_door(five_wrong):
    forged = Client(REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.9")
    assert forged.post(LOGIN, {"username": "bianji", "password": _password()}).status_code == 429


def test_four_wrong_ones_are_forgiven_by_a_right_one(cast):
    for round_ in range(2):
        for n in range(4):
            assert sign_in("bianji", f"wrong-{round_}-{n}").status_code == 200
        assert let_in(sign_in("bianji", _password()))


def test_an_unknown_name_is_told_no_more_than_a_wrong_password(cast):
    known, unknown = sign_in("bianji", "wrong"), sign_in("nobody-of-that-name", "wrong")
    errors = [answer.context["form"].non_field_errors() for answer in (known, unknown)]
    assert errors[0] == errors[1] and all(HAN.search(text) for text in errors[0])


WEAK = {"short": "Ab3-xyz", "common": "password123", "numeric": "8412763509", "like the name": "bianji2026"}


@pytest.mark.parametrize("password", WEAK.values(), ids=WEAK)
def test_a_password_is_refused_in_chinese_that_is(cast, password):
    with pytest.raises(ValidationError) as refusal:
        validate_password(password, cast["bianji"])
    assert all(HAN.search(text) and "password" not in text for text in refusal.value.messages)


def test_the_account_page_refuses_a_weak_one_too(as_, cast):
    fields = {
        "password-old_password": _password(),
        "password-new_password1": "8412763509",
        "password-new_password2": "8412763509",
    }
    answer = as_("bianji").post(reverse("wagtailadmin_account"), fields)
    assert answer.status_code == 200
    cast["bianji"].refresh_from_db()
    assert cast["bianji"].check_password(_password())


ABSENT = (
    "/cms/password_reset/",
    "/cms/password_reset/done/",
    "/cms/password_reset/confirm/MQ/set-password/",
    "/cms/password_reset/complete/",
    "/zh-hans/_util/login/",
    "/accounts/signup/",
    "/accounts/login/",
    "/signup/",
    "/register/",
    "/zh-hans/register/",
)


@pytest.mark.parametrize("address", ABSENT)
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_signs_up_or_resets_at(client, address, method):
    assert getattr(client, method)(address).status_code == 404


def test_the_login_offers_no_reset(client):
    html = client.get(LOGIN).content.decode()
    assert "password_reset" not in html and "forgot" not in html.lower()


@pytest.mark.parametrize(
    "accepted, before", [("en-US,en;q=0.9", "/zh-hans/"), ("bo", "/bo/"), ("zh-TW", "/e/533401/bo/"), ("", "/lis/")]
)
def test_the_admin_is_chinese_whatever_the_browser_asked_for(as_, accepted, before):
    client = as_("bianji")
    client.get(before, HTTP_ACCEPT_LANGUAGE=accepted)
    for address in ("/cms/", "/cms/account/"):
        answer = client.get(address, HTTP_ACCEPT_LANGUAGE=accepted)
        assert '<html lang="zh-hans"' in answer.content.decode()
        assert answer["Content-Language"] == "zh-Hans"
    signed_out = Client().get(LOGIN, HTTP_ACCEPT_LANGUAGE=accepted)
    assert "登录" in signed_out.content.decode()


def test_in_production_the_session_cookie_is_secure_and_unreadable():
    answer = production(
        "from django.conf import settings as s\n"
        "print(s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE, s.CSRF_COOKIE_SECURE, s.CSRF_COOKIE_SAMESITE)"
    )
    assert answer.stdout.split() == ["True", "True", "Lax", "True", "Lax"]


def test_the_session_cookie_of_a_sign_in_is_unreadable_and_stays_here(cast):
    cookie = sign_in("bianji", _password()).cookies["sessionid"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
