"""What the bare walk of the matrix cannot see: filled forms, other methods, and what a list shows to whom."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from cms.roles.table import EDITOR, SCIENCE_REVIEWER
from science_content.models import ArticlePage, TopicPage
from tests.edit_form import filled_form
from tests.safety.things import one_of_everything
from tests.trees import ARTICLE
from tests.typing_hand import change, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def things(cast, tree):
    return one_of_everything(cast["bianji"], tree)


def put_words(client, things, whose: str, body: str | None = None):
    page = things.pages[whose]
    if body is None and "_auth_user_id" not in client.session:
        return send(client, page, person=1)
    return send(client, page, change(page, page.source_page.title, "words"), body=body)


def written(whose: str) -> bool:
    return StringTranslation.objects.filter(locale__language_code=whose, data="words").exists()


@pytest.mark.parametrize("whose, translators", [("bo", {"yiyuan", "jiaodui"}), ("lis", {"yiyuan-lisu"})])
def test_words_are_written_only_by_those_of_the_language(as_, client, things, whose, translators):
    for name in ("bianji", "shenhe", "yiyuan", "jiaodui", "yiyuan-lisu", "xinxi", "shengban"):
        answer = put_words(as_(name), things, whose)
        assert answer.status_code == (200 if name in translators else 403), name
        assert written(whose) == (name in translators), name
        StringTranslation.objects.filter(data="words").delete()
    assert put_words(client, things, whose).status_code == 401
    assert not written(whose)


def test_a_form_without_its_field_is_the_senders_mistake(as_, things):
    answer = as_("bianji").post(reverse("wagtailadmin_pages:copy", args=[things.pages["source"].pk]), {"x": "y"})
    assert answer.status_code == 400
    assert "缺少字段" in answer.content.decode()


def test_a_translator_cannot_release(as_, things):
    page = things.pages["lis"]
    as_("yiyuan-lisu").post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"})
    assert not ArticlePage.objects.get(pk=page.pk).live


def test_an_editor_cannot_publish(as_, things):
    page, editor = things.pages["source"], as_("bianji")
    page.title = "编辑自己发布的标题"
    editor.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        filled_form(editor, page) | {"title": page.title, "action-publish": "1"},
    )
    stored = ArticlePage.objects.get(pk=page.pk)
    assert stored.get_latest_revision_as_object().title == page.title
    assert stored.title == ARTICLE["title"]


def test_what_readers_saw_and_translations_are_not_deleted(as_, things):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    for name, whose in (("shenhe", "source"), ("bianji", "source"), ("jiaodui", "bo"), ("yiyuan-lisu", "lis")):
        page = things.pages[whose]
        as_(name).post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
        as_(name).post(f"{url}?id={page.pk}")
        assert ArticlePage.objects.filter(pk=page.pk).exists(), name


def test_they_cannot_be_moved_even_by_who_may_add_and_publish(as_, cast, things):
    cast["bianji"].groups.set(Group.objects.filter(name__in=[EDITOR, SCIENCE_REVIEWER]))
    page = things.pages["source"]
    elsewhere = TopicPage.objects.filter(locale=page.locale).exclude(pk=things.id("topic")).first()
    as_("bianji").post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, elsewhere.pk]))
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    as_("bianji").post(f"{url}?id={page.pk}", {"chooser": elsewhere.pk})
    assert ArticlePage.objects.get(pk=page.pk).path == page.path


def test_an_editor_deletes_a_draft_of_their_own(as_, cast, things):
    topic = TopicPage.objects.get(pk=things.id("topic"))
    draft = topic.add_child(instance=ArticlePage(title="草稿", live=False, owner=cast["bianji"], locale=topic.locale))
    as_("bianji").post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    assert not ArticlePage.objects.filter(pk=draft.pk).exists()


def test_the_administrator_deletes(as_, things):
    page = things.pages["source"]
    as_("admin").post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not ArticlePage.objects.filter(pk=page.pk).exists()


def test_the_admins_list_of_pages_shows_only_the_own_language(as_, things):
    seen = {"bianji": {"zh-hans"}, "shenhe": {"zh-hans"}, "yiyuan": {"bo"}, "yiyuan-lisu": {"lis"}, "shengban": set()}
    for name, languages in seen.items():
        listed = as_(name).get(reverse("wagtailadmin_api:pages:listing")).json()["items"]
        assert {item["meta"]["locale"] for item in listed} == languages, name


def test_the_history_of_the_site_hides_other_languages(as_, things):
    for name in ("yiyuan-lisu", "shengban"):
        history = as_(name).get(reverse("wagtailadmin_reports:site_history")).content.decode()
        assert "牦牛与黄牛健康手册" not in history and "说明书" not in history, name


def test_a_copy_does_not_bring_its_review_along(as_, things):
    topic, page = TopicPage.objects.get(pk=things.id("topic")), things.pages["source"]
    ArticlePage.objects.filter(pk=page.pk).update(science_reviewer="李农艺师", checked_by_native=True)
    fields = {"new_title": "抄本", "new_slug": "chao-ben", "new_parent_page": topic.pk, "publish_copies": ""}
    as_("bianji").post(reverse("wagtailadmin_pages:copy", args=[page.pk]), fields)
    copied = ArticlePage.objects.get(slug="chao-ben")
    assert (copied.live, copied.science_reviewer, copied.checked_by_native) == (False, "", False)


@pytest.mark.parametrize(
    "address",
    ["/api/", "/api/v2/pages/", "/api/v3/", "/api/v3/docs", "/admin/", "/admin/autocomplete/", "/django-admin/"],
)
def test_there_is_no(client, address):
    assert client.get(address).status_code == 404
