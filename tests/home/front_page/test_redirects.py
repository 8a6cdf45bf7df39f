"""Who kept an old address still arrives: in Chinese, in each language, and below a manual."""

import pytest

from science_content.content_files.building import build
from science_content.models import SciencePage
from tests.trees import ARTICLE
from translation.engine.sources import translation_of
from translation.engine.starting import start
from translation.release.actions import release

pytestmark = pytest.mark.django_db


def with_slug(page, slug: str, capture):
    page = SciencePage.objects.get(pk=page.pk).specific
    page.slug = slug
    with capture(execute=True):
        page.save_revision().publish()
    return SciencePage.objects.get(pk=page.pk)


def leads(client, old: str) -> tuple[int, str]:
    answer = client.get(old)
    return answer.status_code, answer.headers.get("Location", "")


def test_a_chinese_page_whose_slug_changed_redirects_for_good(client, tree, django_capture_on_commit_callbacks):
    old = tree.article.url_path
    new = with_slug(tree.article, "new-name", django_capture_on_commit_callbacks)
    assert new.url_path.endswith("/new-name/") and client.get(new.url_path).status_code == 200
    assert leads(client, old) == (301, new.url_path)


def test_its_translation_moves_and_redirects_too(client, tree, django_capture_on_commit_callbacks):
    old = tree.tibetan.url_path
    with_slug(tree.article, "new-name", django_capture_on_commit_callbacks)
    with django_capture_on_commit_callbacks(execute=True):
        release(translation_of(tree.tibetan))
    tibetan = SciencePage.objects.get(pk=tree.tibetan.pk)
    assert tibetan.url_path.endswith("/new-name/") and client.get(tibetan.url_path).status_code == 200
    assert leads(client, old) == (301, tibetan.url_path)


def test_the_chapters_of_a_manual_redirect_with_it(client, tree, django_capture_on_commit_callbacks):
    manual = build(tree.topic, "manual", {"key": "m", "title": "试验手册", "slug": "manual"}, {}, {})
    chapter = build(manual, "chapter", ARTICLE | {"key": "m/1", "title": "第一章", "slug": "one"}, {}, {})
    old = chapter.url_path
    with_slug(manual, "new-manual", django_capture_on_commit_callbacks)
    chapter.refresh_from_db()
    assert chapter.url_path.endswith("/new-manual/one/")
    assert leads(client, old) == (301, chapter.url_path)
    assert leads(client, manual.url_path) == (301, manual.url_path.replace("/manual/", "/new-manual/"))


def test_a_moved_page_redirects(client, tree, django_capture_on_commit_callbacks):
    other = build(
        tree.topic.get_parent(), "topic", {"key": "o", "title": "另一专题", "slug": "other", "is_demo": False}, {}, {}
    )
    start(other, tree.tibetan.locale)  # where a translation is to stand, its topic must
    old = tree.article.url_path
    with django_capture_on_commit_callbacks(execute=True):
        tree.article.move(other, "last-child")
    moved = SciencePage.objects.get(pk=tree.article.pk)
    assert leads(client, old) == (301, moved.url_path)


@pytest.mark.parametrize("tail", ["?next=//evil.example", "%00/", "../x/"])
def test_an_address_that_never_was_stays_missing(client, tree, django_capture_on_commit_callbacks, tail):
    with_slug(tree.article, "new-name", django_capture_on_commit_callbacks)
    status, location = leads(client, tree.topic.url_path + "never/" + tail)
    assert status == 404 and not location
