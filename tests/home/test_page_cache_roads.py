"""Each road by which a page that is kept may change; and what is no page is never kept as one."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.conf import settings as configured
from django.core.cache import cache
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from places.models import Place
from science_content.followers import actions as followers
from science_content.models import FollowerRun, PagePlace, SciencePage
from science_content.withdrawal.actions import restore, withdraw
from tests.science_content.pieces import image, in_tibetan, piece
from tests.trees import read_all, with_amount
from translation.release.ticking import take_back

pytestmark = pytest.mark.django_db
PageCache = import_string(next(name for name in configured.MIDDLEWARE if name.endswith(".PageCache")))


@pytest.fixture(autouse=True)
def kept(settings):
    settings.PAGE_CACHE_SECONDS = 300
    cache.clear()
    yield
    cache.clear()


def keys() -> list[str]:
    return [key for key in cache._cache if "page:" in key]


def text(client, page) -> str:
    return client.get(page.url_path).content.decode()


def test_a_restored_page_is_back_at_once(client, tree):
    withdraw(tree.article, reason="说法有误")
    assert client.get(tree.article.url_path).status_code == 410
    restore(SciencePage.objects.get(pk=tree.article.pk))
    assert client.get(tree.article.url_path).status_code == 200


def amounts(client, page) -> list[str]:
    soup = BeautifulSoup(text(client, page), "html.parser")
    return [number.get_text(strip=True) for number in soup.select(".dose-number")]


def test_a_changed_dose_is_changed_in_every_language_at_once(client, tree):
    assert amounts(client, tree.tibetan) == ["10"]
    with_amount(tree.article, 20).save_revision().publish()
    assert amounts(client, tree.tibetan) == ["20"]


def test_an_unpublished_page_is_gone_at_once(client, tree):
    text(client, tree.article)
    tree.article.unpublish()
    assert client.get(tree.article.url_path).status_code == 404


def test_a_tick_that_is_taken_back_brings_the_mark_back(client, tree, cast):
    page = SciencePage.objects.get(pk=tree.tibetan.pk)
    for by_native in (True, False):
        read_all(page, cast["jiaodui"]) if by_native else take_back(page=page, user=cast["jiaodui"])
        assert ("未经母语者审校" in text(client, tree.tibetan)) is not by_native


def test_a_correction_shows_before_any_follower_has_run(client, tree, django_capture_on_commit_callbacks):
    assert "更正" not in text(client, tree.tibetan)
    with django_capture_on_commit_callbacks() as later:
        with_amount(tree.article, 20).save_revision().publish()
    assert later and "更正" in text(client, tree.tibetan)


def test_what_a_follower_writes_shows_at_once_and_its_end_changes_nothing(client, tree, monkeypatch):
    pages = SciencePage.objects.filter(pk=tree.article.pk)
    for does, cold in ((lambda row: pages.update(title="换了题目"), 1), (lambda row: None, 0)):
        monkeypatch.setitem(followers._followers, "test", followers.Follower("test", 1, does))
        row = FollowerRun.objects.create(page_id=tree.article.pk, event="published", follower="test")
        text(client, tree.article)
        before = len(keys())
        assert followers.run_follower(row) and FollowerRun.objects.get(pk=row.pk).finished_at
        assert ("换了题目" in text(client, tree.article)) and len(keys()) == before + cold


def test_another_description_of_a_picture_shows_at_once(client, tree, as_):
    cover = image("封面图")
    tree.article.cover = cover
    tree.article.save_revision().publish()
    text(client, tree.article)
    fields = {
        "title": "封面图",
        "source": "试验",
        "licence": "CC-BY-SA-4.0",
        "consent": "none_shown",
        "tags": "",
        "alt": "另一张图",
    }
    before = cache._cache.copy()
    assert as_("bianji").post(reverse("wagtailimages:edit", args=[cover.pk]), fields).status_code == 302
    text(client, tree.article)
    assert len(keys()) == len([key for key in before if "page:" in key]) + 1


def test_another_name_of_a_place_shows_at_once(client, tree, as_):
    village = Place.objects.create(
        code="530721900", name="旧名镇", level="township", parent_id="530721", path="530000/530700/530721/530721900/"
    )
    PagePlace.objects.create(page=tree.article, place=village)
    before = text(client, tree.article)
    fields = {"name": "新名镇", "latitude": "", "longitude": ""}
    assert as_("bianji").post(f"/cms/places/edit/{village.pk}/", fields).status_code == 302
    after = text(client, tree.article)
    assert "旧名镇" in before and "新名镇" in after and "旧名镇" not in after


def test_at_midnight_in_yunnan_a_policy_runs_out(client, tree):
    policy = piece(tree.topic, "policy")
    with time_machine.travel("2026-12-31T23:58:00+08:00", tick=False):
        assert "已经过期" not in text(client, policy) and "不再有效" not in text(client, policy)
        today = text(client, policy)
    with time_machine.travel("2027-01-01T00:02:00+08:00", tick=False):
        assert text(client, policy) != today


def test_a_page_is_kept_for_its_own_address_and_host_alone(client, tree, settings):
    settings.ALLOWED_HOSTS = ["*"]
    translated = in_tibetan(piece(tree.topic, "story"))
    assert text(client, translated) != text(client, tree.article)
    client.get(tree.article.url_path, headers={"host": "other.example.cn"})
    assert len(keys()) == 3


ANSWERS = [201, 204, 301, 302, 304, 400, 403, 404, 410, 429, 500, 503]


@pytest.mark.parametrize("status", ANSWERS)
def test_what_is_no_page_is_never_kept(rf, status):
    ask = PageCache(lambda request: HttpResponse("x", status=status))
    assert [ask(rf.get("/bo/x/")).status_code for _ in range(2)] == [status, status]
    assert keys() == []


@pytest.mark.parametrize("address, status", [("/zh-hans/nonsense/", 404), ("/bo/calendar/13/", 404)])
def test_an_address_that_is_none_stays_so(client, address, status):
    assert [client.get(address).status_code for _ in range(2)] == [status, status]


def test_a_withdrawn_page_stays_withdrawn(client, tree):
    withdraw(tree.article, reason="说法有误")
    assert [client.get(tree.article.url_path).status_code for _ in range(3)] == [410] * 3


def counted(**facts):
    """A view that says how often it was asked."""
    asked = []

    def view(request):
        asked.append(request)
        answer = HttpResponse(str(len(asked)))
        for name, value in facts.items():
            answer[name.replace("_", "-")] = value
        return answer

    return view


def twice(ask, request) -> list[str]:
    return [ask(request()).content.decode() for _ in range(2)]


def test_a_plain_page_is_kept(rf):
    assert twice(PageCache(counted()), lambda: rf.get("/bo/")) == ["1", "1"]


@pytest.mark.parametrize("kind", ["post", "head", "options"])
def test_only_what_is_read_is_kept(rf, kind):
    assert twice(PageCache(counted()), lambda: getattr(rf, kind)("/bo/")) == ["1", "2"]


@pytest.mark.parametrize(
    "address", ["/cms/", "/static/x", "/media/x", "/documents/1/x", "/healthz", "/bo/?q=1", "/bo/?"]
)
def test_what_is_kept_nowhere(rf, address):
    kept_ones = ["1", "1"] if address == "/bo/?" else ["1", "2"]
    assert twice(PageCache(counted()), lambda: rf.get(address)) == kept_ones


def test_who_has_a_session_is_answered_anew(rf, settings):
    def request():
        asked = rf.get("/bo/")
        asked.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
        return asked

    assert twice(PageCache(counted()), request) == ["1", "2"]


def test_what_forbids_it_or_sets_a_cookie_or_streams_is_not_kept(rf):
    assert twice(PageCache(counted(Cache_Control="no-store")), lambda: rf.get("/bo/a/")) == ["1", "2"]

    def with_cookie(request):
        answer = HttpResponse("x")
        answer.set_cookie("a", "b")
        return answer

    for view in (with_cookie, lambda request: StreamingHttpResponse([b"x"])):
        PageCache(view)(rf.get("/bo/b/"))
    assert keys() == []


def test_without_seconds_nothing_is_kept(rf, settings):
    settings.PAGE_CACHE_SECONDS = 0
    assert twice(PageCache(counted()), lambda: rf.get("/bo/")) == ["1", "2"]


def test_a_page_is_kept_no_longer_than_is_set(rf, settings):
    settings.PAGE_CACHE_SECONDS = 60
    ask = PageCache(counted())
    assert twice(ask, lambda: rf.get("/bo/")) == ["1", "1"]
    moment = timezone.now() + timedelta(seconds=61)
    with time_machine.travel(moment):
        assert ask(rf.get("/bo/")).content == b"2"
