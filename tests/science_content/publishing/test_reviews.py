"""A reviewer's name stands where what is public is what he read, by whatever door it came, and nowhere else."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from places.models import Place
from science_content.models import ArticlePage, PageSource, Review, SciencePage
from science_content.pages.raw import raw_body
from tests.edit_form import filled_form
from tests.reviews import press, publish_reviewed
from tests.trees import with_amount

pytestmark = pytest.mark.django_db
NAME = "李农艺师"
NOBODY = ("", None, False)


def again(page: Page) -> ArticlePage:
    return ArticlePage.objects.get(pk=page.pk)


def draft(page: Page, amount: int) -> Revision:
    return with_amount(again(page), amount).save_revision()


def stands(page: Page) -> tuple:
    page = again(page)
    return page.science_reviewer, page.reviewed_at, page.reworded_since_review


def shown(client, page: Page) -> tuple[bool, bool]:
    """(is the reviewer named, is it said that nobody reviewed)"""
    html = client.get(page.url_path).content.decode()
    return NAME in html, "未经农技人员审核" in html


@pytest.fixture
def reviewed(tree, cast) -> ArticlePage:
    draft(tree.article, 11)
    page = publish_reviewed(tree.article, cast["shenhe"])
    assert stands(page) == (NAME, timezone.localdate(), False)
    return page


# every door by which something that nobody read goes live


def by_code(page, as_, cast):
    draft(page, 999).publish()


def by_the_button_of_an_administrator(page, as_, cast):
    client = as_("admin")
    fields = filled_form(client, with_amount(again(page), 999)) | {"action-publish": "1"}
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), fields)


def in_bulk(page, as_, cast):
    draft(page, 999)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    as_("shenhe").post(f"{url}?id={page.pk}&next=/cms/", {"include_descendants": ""})


def by_an_old_revision(page, as_, cast):
    old = draft(page, 999)
    draft(page, 11)
    again(page)
    Revision.objects.get(pk=old.pk).publish()


def by_the_clock(page, as_, cast):
    other = with_amount(again(page), 999)
    other.go_live_at = timezone.now() + timedelta(hours=1)
    revision = other.save_revision()
    revision.publish()
    assert stands(page)[0] == NAME  # what is scheduled says nothing of what is read now
    past = timezone.now() - timedelta(hours=1)
    content = Revision.objects.get(pk=revision.pk).content | {"go_live_at": past.isoformat()}
    Revision.objects.filter(pk=revision.pk).update(content=content, approved_go_live_at=past)
    call_command("publish_scheduled")


def by_saving_the_row(page, as_, cast):
    with_amount(again(page), 999).save()


def by_saving_one_column(page, as_, cast):
    with_amount(again(page), 999).save(update_fields=["body"])


def after_it_was_taken_down(page, as_, cast):
    again(page).unpublish()
    draft(page, 999).publish()


def by_writing_under_the_id_of_what_was_read(page, as_, cast):
    revision = again(page).latest_revision
    with_amount(again(page), 999).save_revision(overwrite_revision=revision, user=revision.user).publish()


DOORS = [
    by_code,
    by_the_button_of_an_administrator,
    in_bulk,
    by_an_old_revision,
    by_the_clock,
    by_saving_the_row,
    by_saving_one_column,
    after_it_was_taken_down,
    by_writing_under_the_id_of_what_was_read,
]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_a_name_does_not_stand_over_what_nobody_read(door, reviewed, as_, cast, client, tree):
    door(reviewed, as_, cast)
    html = client.get(reviewed.url_path).content.decode()
    assert "999" in html and NAME not in html and "未经农技人员审核" in html
    assert stands(reviewed) == NOBODY
    assert shown(client, tree.tibetan) == (False, True)


def test_the_name_is_read_in_every_dress_and_language(reviewed, client, tree):
    for address in (reviewed.url_path, f"/e/533401{reviewed.url_path}", tree.tibetan.url_path):
        html = client.get(address).content.decode()
        assert NAME in html and "未经农技人员审核" not in html, address


def test_a_translation_that_does_not_follow_shows_nobody(reviewed, client, tree):
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(numbers_revision=None)
    assert shown(client, tree.tibetan) == (False, True)


def test_what_was_read_brings_its_name_back_by_any_door(reviewed, as_, cast):
    read = again(reviewed).live_revision
    by_code(reviewed, as_, cast)
    Revision.objects.get(pk=read.pk).publish()
    assert stands(reviewed)[0] == NAME
    again(reviewed).unpublish()
    again(reviewed).get_latest_revision().publish()
    assert stands(reviewed) == NOBODY  # the latest is what came by code
    Revision.objects.get(pk=read.pk).publish()
    assert stands(reviewed)[0] == NAME


REWORDED = {
    "a comma": ("<p>蚜虫，吸叶子的汁。</p><p>叶子会卷起来。</p>", True),
    "bold": ("<p>蚜虫吸<b>叶子</b>的汁。</p><p>叶子会卷起来。</p>", True),
    "another word": ("<p>蚜虫专吸叶子的汁。</p><p>叶子会卷起来。</p>", False),
    "a point": ("<p>蚜虫吸叶子的汁。</p><p>1.5天叶子会卷起来。</p>", False),
}


@pytest.mark.parametrize("name", REWORDED)
def test_wording_alone_keeps_the_name_and_says_so(name, reviewed, client):
    text, is_kept = REWORDED[name]
    page = again(reviewed)
    page.body = [*[block | {"value": text} for block in raw_body(page)[:1]], *raw_body(page)[1:]]
    page.save_revision().publish()
    html = client.get(page.url_path).content.decode()
    assert (NAME in html, "审核后只改了文字" in html) == (is_kept, is_kept)
    assert again(page).reworded_since_review is is_kept


def test_spelling_after_a_dose_nobody_read_does_not_bring_the_name_back(reviewed):
    page = with_amount(again(reviewed), 999)
    page.summary = "看叶背早发现"
    page.save_revision().publish()
    assert stands(page) == NOBODY
    page.summary = "看叶背，早发现！"
    page.save_revision().publish()
    assert stands(page) == NOBODY


def test_blocks_in_another_order_are_not_what_was_read(reviewed):
    page = again(reviewed)
    page.body = raw_body(page)[::-1]
    page.save_revision().publish()
    assert stands(page) == NOBODY


def test_another_source_is_not_what_was_read(reviewed):
    page = again(reviewed)
    page.page_sources.add(PageSource(title="又一本", standard="NY/T 1"))
    page.save_revision().publish()
    assert stands(page) == NOBODY


@pytest.mark.parametrize("change", [{"review_by": "2030-01-01"}, {"slug": "ya-chong"}, {"significance": "content"}])
def test_what_is_no_content_keeps_the_name(change, reviewed):
    page = again(reviewed)
    for name, value in change.items():
        setattr(page, name, value)
    page.save_revision().publish()
    assert stands(page) == (NAME, timezone.localdate(), False)


def test_a_copy_shows_nobody(reviewed, client):
    copied = reviewed.copy(update_attrs={"slug": "copied"}, keep_live=True)
    assert stands(copied) == NOBODY and shown(client, copied) == (False, True)


def test_what_the_demo_brings_in_shows_nobody(tree):
    assert stands(tree.article) == NOBODY and not Review.objects.exists()


def test_a_place_added_to_many_pages_takes_the_name_away_and_a_review_date_does_not(reviewed, cast):
    from desk.many_pages.actions import add_place, set_review_date

    set_review_date(pages=[again(reviewed)], day=timezone.localdate(), user=cast["shenhe"])
    assert stands(reviewed)[0] == NAME
    add_place(pages=[again(reviewed)], place=Place.objects.get(pk="533401"), narrow=True, user=cast["bianji"])
    assert stands(reviewed) == NOBODY


def test_withdrawing_and_saving_what_was_read_keep_the_name(reviewed):
    from science_content.withdrawal.actions import restore, withdraw

    withdraw(again(reviewed), reason="正在核实")
    restore(again(reviewed))
    again(reviewed).save()
    assert stands(reviewed)[0] == NAME


def test_two_reviewers_read_the_same_and_the_later_is_named(reviewed, cast, as_):
    publish_reviewed(reviewed, cast["admin"])
    assert stands(reviewed)[0] == "管理员"
    draft(reviewed, 12)
    press(as_("shenhe"), reviewed)
    assert stands(reviewed)[0] == NAME and Review.objects.filter(page=reviewed).count() == 3


def test_who_left_is_still_named(reviewed, cast):
    cast["shenhe"].delete()
    again(reviewed).get_latest_revision().publish()
    assert stands(reviewed)[0] == NAME and Review.objects.get().reviewer is None


def test_a_long_name_is_cut_where_the_column_ends(tree, cast):
    person = cast["shenhe"]
    person.last_name, person.first_name = "长" * 150, "名" * 150
    person.save()
    assert len(publish_reviewed(tree.article, person).science_reviewer) == 80
