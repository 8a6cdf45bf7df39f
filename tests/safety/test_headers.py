"""What each answer says about itself: policy, no cookies, caches by address alone."""

import re

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.safety import public
from tests.safety.production import manage, production
from tests.safety.things import one_of_everything

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("headers")]  # they share `answers`


def policy(answer) -> dict[str, list[str]]:
    parts = [part.split() for part in answer["Content-Security-Policy"].split(";") if part.strip()]
    return {name: values for name, *values in parts}


def some_addresses() -> list[str]:
    """Every kind of public answer, in Chinese and Tibetan and in both dresses."""
    pages = [address for code in ("zh-hans", "bo") for address in public.one_of_each_type(code)]
    languages = f"/bo/languages/{next(iter(public.pages()))}/"
    plain = [*public.FRONTS, *pages, *public.SEARCHES, languages, *public.rooms("zh-hans", "bo")]
    kiosk = [
        f"/e/{public.KIOSK}/",
        *(
            public.in_kiosk(address)
            for address in ["/bo/", "/zh-hans/", *pages, *public.SEARCHES, languages, *public.rooms("bo")]
        ),
    ]
    return [*plain, *public.places("zh-hans", "bo"), *kiosk, *public.ABSENT, *public.PLAIN, "/"]


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker) -> dict:
    with django_db_blocker.unblock(), transaction.atomic():
        client = Client(headers={"accept-language": "en"})
        found = {address: client.get(address) for address in some_addresses()}
        transaction.set_rollback(True)  # a search is counted: no later test may see it
        return found


def test_there_is_an_answer_of_every_kind(answers):
    assert {answer.status_code for answer in answers.values()} == {200, 302, 404}
    assert len(answers) > 50


def test_no_public_answer_sets_a_cookie(answers):
    assert {address: answer.cookies for address, answer in answers.items() if answer.cookies} == {}


def test_no_public_answer_varies_on_the_reader(answers):
    varying = {address: answer.get("Vary", "") for address, answer in answers.items()}
    assert {address: vary for address, vary in varying.items() if re.search("cookie|accept-language", vary, re.I)} == {}


def test_the_public_policy_allows_nothing_unsafe(answers):
    for address, answer in answers.items():
        assert "unsafe" not in answer["Content-Security-Policy"], address
        rules = policy(answer)
        assert rules["default-src"] == ["'self'"] and rules["object-src"] == ["'none'"], address
        assert rules["frame-ancestors"] == ["'none'"] and rules["base-uri"] == ["'self'"], address


def test_every_answer_is_what_it_says_it_is(answers):
    for address, answer in answers.items():
        assert answer["X-Content-Type-Options"] == "nosniff", address
        assert answer["Referrer-Policy"] == "same-origin", address
        assert answer["X-Frame-Options"] == "DENY", address
        assert re.fullmatch(r"[0-9a-f]{12}", answer["X-Request-Id"]), address


def test_each_request_has_an_id_of_its_own(answers):
    assert len({answer["X-Request-Id"] for answer in answers.values()}) == len(answers)


def test_the_kiosk_is_kept_out_of_search_engines(answers):
    for address, answer in answers.items():
        if address.startswith(f"/e/{public.KIOSK}/") and answer.status_code == 200:
            assert answer["X-Robots-Tag"] == "noindex", address


def test_pages_hold_no_inline_script_or_style(answers):
    for address, answer in answers.items():
        html = answer.content.decode()
        assert not re.search(
            r"<script(?! type=.application/ld\+json.>)(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son\w+=|javascript:", html
        ), address


def test_pages_ask_no_other_host(answers):
    for address, answer in answers.items():
        html = answer.content.decode()
        loaded = re.findall(
            r'<(?:script|img|source|iframe|audio|video|link rel="(?:stylesheet|icon)")\b[^>]*?\b(?:src|href)="([^"]+)"',
            html,
        )
        assert [url for url in loaded if not re.match("/[^/]", url)] == [], address


def test_errors_have_the_same_policy(client, rf, settings):
    from cms import views

    client.raise_request_exception = False
    answer = Client(enforce_csrf_checks=True).post("/cms/login/", {"username": "x"})
    assert answer.status_code == 403 and "交一次" in answer.content.decode()
    assert views.server_error(rf.get("/")).status_code == 500


@pytest.mark.urls("tests.safety.failing")
def test_a_failure_has_them_too():
    answer = Client(raise_request_exception=False).get("/bo/fails/")
    assert answer.status_code == 500
    assert "unsafe" not in answer["Content-Security-Policy"] and answer["X-Request-Id"]
    assert not answer.cookies and "出了点问题" in answer.content.decode()


def test_a_document_has_them_too(client, cast, tree):
    things = one_of_everything(cast["bianji"], tree)
    answer = client.get(reverse("wagtaildocs_serve", args=[things.id("document"), things.id("document_name")]))
    list(answer.streaming_content)
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff" and answer["X-Request-Id"] and not answer.cookies


def test_the_admin_gets_what_its_widgets_need_and_no_eval(as_):
    for answer in (as_("bianji").get("/cms/"), Client().get("/cms/login/")):
        rules = policy(answer)
        assert "'unsafe-inline'" in rules["script-src"] and "'unsafe-inline'" in rules["style-src"]
        assert "unsafe-eval" not in answer["Content-Security-Policy"]
        assert rules["frame-ancestors"] == ["'self'"]
        assert not [value for values in rules.values() for value in values if "://" in value or value == "*"]


def test_a_staff_readers_public_page_is_not_for_caches(as_):
    """Whoever is signed in may get the editor's bar: a shared cache must never keep that answer."""
    answer = as_("bianji").get("/zh-hans/")
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "Cookie" in answer["Vary"]


def test_the_checks_for_deployment_find_nothing():
    done = manage("check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_usual_checks_find_nothing():
    call_command("check", fail_level="WARNING")


def test_good_production_settings_start():
    assert production("print('ready')").stdout.strip() == "ready"
