"""Nonsense in the environment is refused with a sentence that its reader understands, before anything else starts."""

import re

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.settings import environment
from tests.database import ROOT
from tests.safety.production import GOOD, production

HAN = re.compile(r"[\u4e00-\u9fff]")
NONSENSE = {
    "SECRET_KEY": ["short", "", None, "a" * 60, " " * 60],
    "ALLOWED_HOSTS": ["https://kepu.example.cn", "", " , ", "kepu example cn", "kepu.example.cn/path"],
    "SITE_URL": ["kepu.example.cn", "", "ftp://kepu.example.cn", "https://kepu example", "https://", "https://?x"],
    "DATABASE_URL": ["nonsense", "", "postgres://", "mysql://host/name", "mystery://host/name"],
    "SECURE_SSL_REDIRECT": ["maybe", "2", "ja", ""],
    "SECURE_HSTS_SECONDS": ["ten", "-1", "1.5", "63072001", "", "１２"],
    "KIOSK_IDLE_SECONDS": ["soon", "0", "4", "3601", "1e3", "-20"],
    "SEARCHES_PER_MINUTE": ["many", "0", "10001", "1.5", "２０"],
    "FEEDBACK_PER_MINUTE": ["many", "0", "10001", "1.5", "２０"],
    "TRUSTED_PROXIES": ["one", "-1", "6", ""],
    "MEDIA_ACCEL": ["files", "/files", "files/", "/", "//", "/fi les/", "/../x/", "https://host/"],
    "EMAIL_URL": ["nonsense", "mystery://host"],
    "MAIL_FROM": [
        "nonsense",
        "",
        "a@b@c",
        "a@b.cn, c@d.cn",
        "站 <a@b.cn",
        "a@b.cn>",
        "a@b.cn\nBcc: c@d.cn",
        "站\n<a@b.cn>",
    ],
    "SEARCH_URL": [
        "nonsense",
        "http://host:9200/kepu",
        "opensearch+http://host:9200",
        "solr+http://host/kepu",
        "opensearch+http://host/Kepu",
    ],
}
READ = {
    "SECRET_KEY": lambda: environment.secret("SECRET_KEY"),
    "ALLOWED_HOSTS": lambda: environment.hosts("ALLOWED_HOSTS", []),
    "SITE_URL": lambda: environment.address("SITE_URL", ""),
    "DATABASE_URL": lambda: environment.database("DATABASE_URL", ""),
    "SECURE_SSL_REDIRECT": lambda: environment.boolean("SECURE_SSL_REDIRECT", True),
    "SECURE_HSTS_SECONDS": lambda: environment.whole_number("SECURE_HSTS_SECONDS", 1, 0, 63_072_000),
    "KIOSK_IDLE_SECONDS": lambda: environment.whole_number("KIOSK_IDLE_SECONDS", 120, 5, 3600),
    "SEARCHES_PER_MINUTE": lambda: environment.whole_number("SEARCHES_PER_MINUTE", 120, 1, 10_000),
    "FEEDBACK_PER_MINUTE": lambda: environment.whole_number("FEEDBACK_PER_MINUTE", 20, 1, 10_000),
    "TRUSTED_PROXIES": lambda: environment.whole_number("TRUSTED_PROXIES", 0, 0, 5),
    "SEARCH_URL": lambda: environment.search_backends("SEARCH_URL", "django.db.backends.sqlite3"),
    "MEDIA_ACCEL": lambda: environment.internal_location("MEDIA_ACCEL"),
    "EMAIL_URL": lambda: environment.email("EMAIL_URL", "dummymail://"),
    "MAIL_FROM": lambda: environment.mail_from("MAIL_FROM", "https://kepu.example.cn"),
}
CASES = [(name, value) for name, values in NONSENSE.items() for value in values]


@pytest.mark.parametrize("name, value", CASES)
def test_nonsense_is_refused_with_a_chinese_sentence(monkeypatch, name, value):
    monkeypatch.delenv(name, raising=False)
    if value is not None:
        monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=name) as refusal:
        READ[name]()
    assert HAN.search(str(refusal.value))


@pytest.mark.parametrize("name", NONSENSE)
def test_production_does_not_start_with_a_bad(name):
    done = production("print('started')", **{name: NONSENSE[name][0]})
    assert done.returncode != 0 and "started" not in done.stdout
    last = done.stderr.strip().splitlines()[-1]
    assert "ImproperlyConfigured" in last and name in last and HAN.search(last)


def test_good_production_settings_start():
    assert production("print('ready')").stdout.strip() == "ready"


def test_a_secret_is_not_repeated_in_the_refusal():
    done = production("", SECRET_KEY="hunter2-hunter2")
    assert done.returncode != 0 and "hunter2" not in done.stderr


@pytest.mark.parametrize("value, hosts", [("a.cn", ["a.cn"]), (" a.cn , b.cn,", ["a.cn", "b.cn"])])
def test_hosts_are_read_with_spaces_and_a_last_comma(monkeypatch, value, hosts):
    monkeypatch.setenv("ALLOWED_HOSTS", value)
    assert environment.hosts("ALLOWED_HOSTS", []) == hosts


@pytest.mark.parametrize(
    "value, truth", [("True", True), ("yes", True), ("ON", True), (" 0 ", False), ("false", False)]
)
def test_truth_is_read_in_the_usual_spellings(monkeypatch, value, truth):
    monkeypatch.setenv("SECURE_SSL_REDIRECT", value)
    assert environment.boolean("SECURE_SSL_REDIRECT", not truth) is truth


@pytest.mark.parametrize("value", ["kepu@example.cn", "科普e站 <kepu@example.cn>", "a.b+c@mail.example.cn"])
def test_whoever_sends_mails_is_an_address_with_or_without_a_name(monkeypatch, value):
    monkeypatch.setenv("MAIL_FROM", value)
    assert environment.mail_from("MAIL_FROM", "https://kepu.example.cn") == value


def test_mails_come_from_the_host_of_the_site_where_nothing_is_said(monkeypatch):
    monkeypatch.delenv("MAIL_FROM", raising=False)
    assert environment.mail_from("MAIL_FROM", "https://kepu.example.cn:8443/x") == "noreply@kepu.example.cn"


@pytest.mark.parametrize(
    "url, is_set",
    [(None, False), ("dummymail://", False), ("smtp+tls://a%40b.cn:secret@host:587", True), ("consolemail://", True)],
)
def test_people_are_told_by_mail_where_a_server_is_set_and_nowhere_else(url, is_set):
    code = "from django.conf import settings as s; print(s.MAIL_IS_SET, s.EMAIL_TIMEOUT, s.DEFAULT_FROM_EMAIL)"
    done = production(code, EMAIL_URL=url, SITE_URL="https://kepu.example.cn", MAIL_FROM=None)
    assert done.stdout.split() == [str(is_set), "10", "noreply@kepu.example.cn"]


def test_every_variable_of_the_example_is_tested_here():
    named = set(re.findall(r"^# (\w+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.M))
    assert named - {"MEDIA_ROOT", "DJANGO_SETTINGS_MODULE"} == set(NONSENSE)
    assert set(GOOD) - {"DJANGO_SETTINGS_MODULE"} <= set(NONSENSE)
