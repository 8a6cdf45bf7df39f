"""No draft, no preview and no page for one person is kept as everybody's, and none is answered from what is kept."""

from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.core.cache import cache
from django.http import HttpResponse
from django.urls import reverse
from wagtail.models import PageViewRestriction

from home.page_cache import PageCache
from tests.home.test_page_cache_roads import counted, kept, keys, text, twice  # noqa: F401 -- `kept` is a fixture

pytestmark = pytest.mark.django_db
DRAFT = "草稿里的标题"
MODES = ["", "kiosk", "print", "bo", "nonsense"]


@pytest.fixture
def draft(tree):
    tree.article.title = DRAFT
    tree.article.save_revision()
    return tree.article


def previewed(page, mode: str, request=None) -> str:
    return page.make_preview_request(request, mode).content.decode()


@pytest.mark.parametrize("mode", MODES)
def test_a_preview_without_a_cookie_is_not_kept(draft, client, mode):
    assert DRAFT in previewed(draft, mode) or mode == "bo"
    assert keys() == []
    assert DRAFT not in text(client, draft)


@pytest.mark.parametrize("mode", MODES)
def test_a_preview_is_not_answered_from_what_is_kept(draft, client, mode):
    public = client.get(draft.url_path, headers={"host": urlsplit(draft.full_url).netloc})
    assert len(keys()) == 1 and previewed(draft, mode) != public.content.decode()
    assert DRAFT not in text(client, draft)


def test_a_preview_for_a_reader_without_a_session_is_not_kept(draft, client, rf):
    """As a tool of ours asks for one with a request at hand that nobody signed."""
    asked = rf.get("/cms/")
    asked.user = AnonymousUser()
    assert DRAFT in previewed(draft, "", asked)
    assert keys() == [] and DRAFT not in text(client, draft)


def test_a_preview_of_a_translation_or_of_an_old_revision_is_not_kept(draft, tree, client):
    old = tree.article.revisions.first().as_object()
    for page in (tree.tibetan, old, draft):
        previewed(page, "")
    assert keys() == []


@pytest.mark.parametrize("name", ["view_draft", "preview_on_edit", "revisions_view"])
def test_a_preview_in_the_admin_is_not_kept(draft, client, as_, name):
    more = [draft.latest_revision_id] if name == "revisions_view" else []
    answer = as_("bianji").get(reverse(f"wagtailadmin_pages:{name}", args=[draft.pk, *more]))
    assert answer.status_code == 200
    assert keys() == [] and DRAFT not in text(client, draft)


def test_who_looks_at_a_draft_and_signs_out_leaves_nothing_behind(draft, as_, client):
    editor = as_("bianji")
    editor.get(reverse("wagtailadmin_pages:view_draft", args=[draft.pk]))
    editor.post(reverse("wagtailadmin_logout"))
    assert DRAFT not in text(editor, draft) and DRAFT not in text(client, draft)


@pytest.mark.parametrize("kind", [PageViewRestriction.PASSWORD, PageViewRestriction.LOGIN, PageViewRestriction.GROUPS])
@pytest.mark.parametrize("has_cookie", [False, True])
def test_a_page_behind_a_password_is_not_kept(tree, client, kind, has_cookie):
    restriction = PageViewRestriction.objects.create(page=tree.topic, restriction_type=kind, password="xiaomi")
    restriction.groups.add(Group.objects.first())
    if has_cookie:  # a form then sets none
        client.cookies["csrftoken"] = "a" * 32
    for _ in range(2):
        assert "蚜虫吸叶子的汁" not in text(client, tree.article)
    assert keys() == []


def test_a_page_for_who_is_signed_in_is_not_kept_for_others(tree, client, as_):
    PageViewRestriction.objects.create(page=tree.article, restriction_type=PageViewRestriction.LOGIN)
    assert "蚜虫吸叶子的汁" in text(as_("bianji"), tree.article)
    assert "蚜虫吸叶子的汁" not in text(client, tree.article)


def test_a_page_that_is_closed_later_is_closed_at_once(tree, client):
    assert "蚜虫吸叶子的汁" in text(client, tree.article)
    restriction = PageViewRestriction(page=tree.topic, restriction_type=PageViewRestriction.PASSWORD, password="x")
    restriction.save()
    assert "蚜虫吸叶子的汁" not in text(client, tree.article)
    restriction.delete()
    assert "蚜虫吸叶子的汁" in text(client, tree.article)


@pytest.mark.parametrize(
    "said",
    [
        {"Vary": "Cookie"},
        {"Vary": "Accept-Encoding, cookie"},
        {"Vary": "*"},
        {"Cache-Control": "private"},
        {"Cache-Control": "max-age=0, no-store"},
    ],
)
def test_an_answer_for_one_reader_is_not_kept(rf, said):
    assert twice(
        PageCache(counted(**{name.replace("-", "_"): value for name, value in said.items()})), lambda: rf.get("/bo/")
    ) == ["1", "2"]


def test_an_answer_that_varies_on_its_packing_alone_is_kept(rf):
    assert twice(PageCache(counted(Vary="Accept-Encoding")), lambda: rf.get("/bo/")) == ["1", "1"]


def test_who_shows_a_key_is_answered_anew(rf):
    assert twice(PageCache(counted()), lambda: rf.get("/bo/", headers={"authorization": "Basic x"})) == ["1", "2"]


def test_a_preview_is_asked_anew_though_the_address_is_kept(rf):
    ask = PageCache(lambda request: HttpResponse("draft" if hasattr(request, "is_dummy") else "public"))
    assert ask(rf.get("/bo/")).content == b"public"
    preview = rf.get("/bo/")
    preview.is_dummy = True
    assert ask(preview).content == b"draft" and ask(rf.get("/bo/")).content == b"public"
    assert len(cache._cache) == 1
