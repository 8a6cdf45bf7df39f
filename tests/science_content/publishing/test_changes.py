"""What a change means is computed: an editor may say more, and less only with a reason."""

import pytest
from django.urls import reverse
from django.utils import timezone

from science_content.models import ArticlePage, FollowerRun, SciencePage
from science_content.pages.raw import raw_body
from science_content.publishing.changes import CONTENT, MEANINGS, SAFETY, WORDING, changes, meaning_of
from tests.edit_form import filled_form
from tests.trees import with_amount

pytestmark = pytest.mark.django_db


def changed(page: ArticlePage, change) -> ArticlePage:
    """The page with another body, not saved."""
    other = ArticlePage.objects.get(pk=page.pk)
    body = raw_body(other)
    other.body = change(body) or body
    return other


def value(body: list, kind: str) -> dict:
    return next(item["value"] for item in body if item["type"] == kind)


DOSES = {
    "amount": "10.5",
    "amount_max": "12",
    "unit": "g",
    "per": "ha",
    "dilution": 500,
    "interval_days": 9,
    "max_times": 3,
    "target": "potato",
    "kind": "veterinary",
    "strength": "5",
    "never": ["bees"],
    "registration": "PD20100677",
    "times_per": "year",
    "substance": "试剂 20% 水剂",
    "purpose": "防红蜘蛛",
    "method": "灌根",
}


@pytest.mark.parametrize("field", DOSES)
def test_anything_of_a_dose_is_safety_and_stands_first(tree, field):
    def change(body):
        body[0]["value"] = "<p>蚜虫专吸叶子的汁。</p><p>叶子会卷起来。</p>"
        value(body, "dose")[field] = DOSES[field]

    found = changes(tree.article, changed(tree.article, change))
    assert [(each.meaning, each.is_dose) for each in found] == [(SAFETY, True), (CONTENT, False)]


def test_another_wait_is_safety_and_stands_first(tree):
    def change(body):
        body[0]["value"] = "<p>蚜虫专吸叶子的汁。</p><p>叶子会卷起来。</p>"
        value(body, "dose")["waits"][0]["value"]["number"] = 22

    found = changes(tree.article, changed(tree.article, change))
    assert [(each.meaning, each.is_dose) for each in found] == [(SAFETY, True), (CONTENT, False)]


def test_a_range_in_the_place_of_an_amount_says_both(tree):
    (amount, most) = changes(
        tree.article, changed(tree.article, lambda body: value(body, "dose").update(amount="8", amount_max="10"))
    )
    assert (amount.before, amount.after, most.before, most.after) == ("10", "8", "", "10")
    assert "用量" in amount.label


def gone(kind: str):
    return lambda body: [item for item in body if item["type"] != kind]


def text(html: str):
    return lambda body: body[0].update(value=html)


MEANT = {
    "a dose is gone": (gone("dose"), SAFETY),
    "a warning is gone": (gone("warning"), SAFETY),
    "a warning in other words": (lambda body: value(body, "warning").update(text="打药后记得洗手。"), SAFETY),
    "a warning is less grave": (lambda body: value(body, "warning").update(level="information"), SAFETY),
    "a ban": (text("<p>蚜虫吸叶子的汁。</p><p>叶子会卷起来，不能吃。</p>"), SAFETY),
    "a limit": (text("<p>蚜虫吸叶子的汁。</p><p>过了安全间隔期再采。</p>"), SAFETY),
    "a product by its name": (text("<p>蚜虫吸叶子的汁。</p><p>用试剂喷叶子。</p>"), SAFETY),
    "an amount to give": (text("<p>蚜虫吸叶子的汁。</p><p>每亩用药300毫升。</p>"), SAFETY),
    "another word": (text("<p>蚜虫吸叶子的汁。</p><p>叶子会慢慢卷起来。</p>"), CONTENT),
    "another number": (text("<p>蚜虫吸叶子的汁。</p><p>3月叶子会卷起来。</p>"), CONTENT),
    "a material's amount": (lambda body: value(body, "steps")["materials"][0]["value"].update(amount="16"), CONTENT),
    "a step is gone": (gone("steps"), CONTENT),
    "a comma": (text("<p>蚜虫吸叶子的汁。</p><p>叶子，会卷起来</p>"), WORDING),
    "bold": (text("<p>蚜虫吸<b>叶子</b>的汁。</p><p>叶子会卷起来。</p>"), None),
    "blocks that moved": (lambda body: body[::-1], CONTENT),
    "paragraphs that moved": (text("<p>叶子会卷起来。</p><p>蚜虫吸叶子的汁。</p>"), WORDING),
}


@pytest.mark.parametrize("name", MEANT)
def test_a_change_means_what_it_does_to_a_reader(tree, name):
    change, meaning = MEANT[name]
    found = changes(tree.article, changed(tree.article, change))
    assert ([] if meaning is None else [meaning]) == list(dict.fromkeys(each.meaning for each in found))[:1]
    assert meaning_of(found) == (meaning or WORDING)


def test_nothing_changed_where_nothing_was_changed(tree):
    assert changes(tree.article, ArticlePage.objects.get(pk=tree.article.pk)) == []


def publish(tree, said: str, reason: str = "", amount: int = 20) -> str:
    """What the publication of another amount was taken for."""
    page = with_amount(ArticlePage.objects.get(pk=tree.article.pk), amount)
    page.significance, page.significance_reason = said, reason
    page.save_revision().publish()
    return FollowerRun.objects.filter(page_id=page.pk, event="published").last().significance


@pytest.mark.parametrize("said", ["", *MEANINGS])
def test_no_editor_makes_less_of_a_dose_without_a_reason(tree, said):
    assert publish(tree, said) == SAFETY
    assert publish(tree, said, "  ", amount=30) == SAFETY


def test_an_editor_makes_less_of_it_with_a_reason_that_goes_with_the_change_alone(tree):
    assert publish(tree, WORDING, "原来就是20，写错了单位后面的空格") == WORDING
    page = SciencePage.objects.get(pk=tree.article.pk)
    assert (page.significance, page.significance_reason, page.corrected_at) == ("", "", None)
    assert page.live_revision.content["significance_reason"]


def test_an_editor_makes_more_of_it(tree):
    page = ArticlePage.objects.get(pk=tree.article.pk)
    page.summary, page.significance = "看叶背，早一点发现。", SAFETY
    page.save_revision().publish()
    tibetan = SciencePage.objects.get(pk=tree.tibetan.pk)
    assert tibetan.safety_notice_at and tibetan.language_state == "outdated"


def test_a_safety_notice_falls_when_nothing_older_is_shown_any_more(tree, client):
    page = ArticlePage.objects.get(pk=tree.article.pk)
    page.summary, page.significance = "看叶背，早一点发现。", SAFETY
    page.save_revision().publish()
    assert "安全提示" in client.get(tree.tibetan.url).content.decode()
    page = ArticlePage.objects.get(pk=tree.article.pk)
    page.summary = "明年再来赶集买苗木。"
    page.save_revision().publish()
    html = client.get(tree.tibetan.url).content.decode()
    assert "安全提示" not in html and f"更正</strong>（{timezone.localdate():%Y-%m-%d}）" in html


def test_the_notice_stays_while_old_words_do(tree, client):
    page = ArticlePage.objects.get(pk=tree.article.pk)
    page.summary, page.significance = "看叶背，早一点发现。", SAFETY
    page.save_revision().publish()
    with_amount(ArticlePage.objects.get(pk=tree.article.pk), 10).save_revision().publish()
    assert "安全提示" in client.get(tree.tibetan.url).content.decode()


def test_the_button_of_the_editor_means_as_much_as_any_other_door(tree, as_):
    page = with_amount(tree.article, 20).save_revision().as_object()
    admin = as_("admin")
    sent = filled_form(admin, page) | {"action-publish": "1"}
    assert admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent).status_code == 302
    assert FollowerRun.objects.filter(page_id=page.pk, event="published").last().significance == SAFETY
    assert SciencePage.objects.get(pk=page.pk).corrected_at
