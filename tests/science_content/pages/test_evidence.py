"""A dose that rests on nothing that anybody saw shows no number, in any language or dress, until it does."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.utils.timezone import localdate
from wagtail.models import PageLogEntry

from science_content.blocks.advice import advice_in
from science_content.blocks.evidence import evidence_problems, proof_of
from science_content.models import ArticlePage, SciencePage
from science_content.pages.signatures import mark_of_dose, proof
from science_content.publishing.signing import CannotSign, doses_to_sign, sign_dose, take_signature_back
from search.queries import find_pages
from tests.doses import shown
from tests.trees import dose_of, read_all

pytestmark = pytest.mark.django_db
KIOSK = "/e/533401"
SEEN = {"evidence": "label", "registration": "PD20100677", "seen_at": date(2026, 1, 5), "seen_by": "李农艺"}


def unproved(page):
    """`page` published with its dose 待核."""
    page = again(page)
    dose_of(page).update(evidence="unproved", seen_at=None, seen_by="")
    page.save_revision().publish()
    return again(page)


def again(page) -> ArticlePage:
    return ArticlePage.objects.get(pk=page.pk)


def views_of(tree) -> list[str]:
    pages = [dress + page.url_path for page in (tree.article, tree.tibetan) for dress in ("", KIOSK)]
    return [*pages, f"/bo/side-by-side/{tree.tibetan.pk}/", f"{KIOSK}/bo/side-by-side/{tree.tibetan.pk}/"]


def shown_at(client, address: str):
    return shown(client.get(address).content)


@pytest.mark.parametrize("read", [False, True])
def test_no_number_of_an_unproved_dose_is_shown_in_any_language_or_dress(tree, client, read):
    if read:
        read_all(tree.tibetan)
    assert all(each.numbers for address in views_of(tree) for each in shown_at(client, address))
    unproved(tree.article)
    for address in views_of(tree):
        html = client.get(address).content.decode()
        doses = shown(html)
        assert doses and not any(each.numbers or each.amounts or each.limits for each in doses), address
        assert "dose-unproved" in html and "practical" not in html, address
        assert "试剂 10% 水剂" in html, address


def test_the_state_stands_in_the_box_of_a_proved_dose(tree, client):
    html = client.get(tree.article.url_path).content.decode()
    assert "已对标准" in html and "NY/T 1276-2007" in html and "2026-01-05" in html
    assert "李农艺" not in html


def test_search_does_not_find_the_numbers_of_an_unproved_dose(tree):
    def found(question: str) -> bool:
        return tree.article.pk in [hit.page_id for hit in find_pages(question, locale_code="zh-hans")[0]]

    assert found("每亩10毫升")
    unproved(tree.article)
    assert not found("每亩10毫升") and found("试剂")


@pytest.mark.parametrize(
    "changed, field",
    [
        ({"registration": ""}, "registration"),
        ({"seen_at": None}, "seen_at"),
        ({"seen_at": "2026-99-05"}, "seen_at"),
        ({"seen_by": " "}, "seen_by"),
        ({"evidence": "standard"}, "standard"),
        ({"evidence": "standard", "standard": "看过的"}, "standard"),
        ({"evidence": "signed"}, "evidence"),
        ({"evidence": "somebody"}, "evidence"),
    ],
)
def test_evidence_that_is_not_given_in_full_is_refused_and_proves_nothing(changed, field):
    dose = SEEN | changed
    assert [name for name, _ in evidence_problems(dose)][:1] == [field]
    assert proof_of(dose) == ""


def test_a_label_cannot_be_seen_tomorrow():
    dose = SEEN | {"seen_at": localdate() + timedelta(days=1)}
    assert [name for name, _ in evidence_problems(dose)] == ["seen_at"]


@pytest.mark.parametrize("number", ["NY/T 1276-2007", "DB53/T 1034-2021", "GB/T 8321.10—2018", "中国兽药典 2020年版"])
def test_a_standard_proves_by_its_number(number):
    assert proof_of(SEEN | {"evidence": "standard", "standard": number, "registration": ""}) == "standard"


@pytest.mark.parametrize("dose", [{}, {"evidence": None}, {"evidence": ""}, {"evidence": "unproved"}])
def test_a_dose_that_says_nothing_is_unproved_and_not_refused(dose):
    assert proof_of(dose) == "" and not list(evidence_problems(dose))


def test_a_reviewer_signs_for_what_he_saw_and_every_language_shows_it(tree, client, cast):
    page = unproved(tree.article)
    (dose,) = doses_to_sign(page)
    assert dose.proof == "" and dose.lines["用量"].text == "10"
    sign_dose(page, dose.id, mark=dose.mark, user=cast["shenhe"])
    for address in views_of(tree):
        assert any(each.numbers for each in shown_at(client, address)), address
    assert "审核人签字" in client.get(page.url_path).content.decode()
    (dose,) = doses_to_sign(again(page))
    assert dose.proof == "signed" and dose.signature["by"] == cast["shenhe"].get_full_name()
    assert PageLogEntry.objects.filter(page=page, action="science_content.dose_signed").exists()


def test_one_other_number_or_word_and_it_is_unsigned(tree, client, cast):
    page = unproved(tree.article)
    (dose,) = doses_to_sign(page)
    sign_dose(page, dose.id, mark=dose.mark, user=cast["shenhe"])
    for name, value in (("amount", Decimal(11)), ("amount", Decimal(10)), ("purpose", "防蓟马"), ("purpose", "防蚜虫")):
        changed = again(page)
        dose_of(changed)[name] = value
        changed.save_revision().publish()
        is_as_signed = value in (Decimal(10), "防蚜虫")
        assert bool(proof(again(page), dose_of(again(page)))) is is_as_signed, (name, value)
        assert any(each.numbers for each in shown_at(client, page.url_path)) is is_as_signed


def test_a_signature_for_another_dose_than_the_screen_showed_is_refused(tree, cast):
    page = unproved(tree.article)
    (dose,) = doses_to_sign(page)
    dose_of(page)["amount"] = Decimal(100)
    page.save_revision()
    with pytest.raises(CannotSign, match="又改了"):
        sign_dose(again(page), dose.id, mark=dose.mark, user=cast["shenhe"])
    for place, mark in (("", dose.mark), ("nowhere", dose.mark), (dose.id, "")):
        with pytest.raises(CannotSign):
            sign_dose(again(page), place, mark=mark, user=cast["shenhe"])
    assert again(page).signed_doses == {}


def test_a_signature_is_taken_back_at_once(tree, client, cast):
    page = unproved(tree.article)
    (dose,) = doses_to_sign(page)
    sign_dose(page, dose.id, mark=dose.mark, user=cast["shenhe"])
    take_signature_back(again(page), dose.mark, user=cast["shenhe"])
    assert not any(each.numbers for address in views_of(tree) for each in shown_at(client, address))
    with pytest.raises(CannotSign):
        take_signature_back(again(page), dose.mark, user=cast["shenhe"])


def test_a_copy_and_an_old_draft_bring_no_signature(tree, cast):
    page = unproved(tree.article)
    old = page.get_latest_revision()
    (dose,) = doses_to_sign(page)
    sign_dose(page, dose.id, mark=dose.mark, user=cast["shenhe"])
    copy = again(page).copy(update_attrs={"slug": "copy", "title": "抄来的"}, keep_live=False)
    assert SciencePage.objects.get(pk=copy.pk).signed_doses == {}
    take_signature_back(again(page), dose.mark, user=cast["shenhe"])
    old.publish()
    assert again(page).signed_doses == {}


def test_numbers_that_are_the_same_have_one_mark_however_they_are_stored(tree):
    value = next(iter(advice_in(tree.article.body).values()))
    before = mark_of_dose(value)
    value["amount"] = Decimal("10.0000")
    assert mark_of_dose(value) == before
    value["amount"] = Decimal("100")
    assert mark_of_dose(value) != before


def practical_at(client, address: str) -> list[list[str]]:
    rows = BeautifulSoup(client.get(address).content, "html.parser").select(".practical tbody tr")
    return [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in rows]


def test_amounts_that_a_hand_can_measure_are_carried_and_hidden_with_their_dose(tree, client):
    for address in views_of(tree):
        rows = practical_at(client, address)
        assert rows[:3] == [["1 亩", "10 毫升"], ["2 亩", "20 毫升"], ["5 亩", "50 毫升"]], address
    page = again(tree.article)
    dose_of(page)["amount"] = Decimal(12)
    page.save_revision().publish()
    for address in views_of(tree):
        assert practical_at(client, address)[0] == ["1 亩", "12 毫升"], address
    SciencePage.objects.filter(pk=tree.tibetan.pk).update(numbers_revision=None)  # it does not follow any more
    assert practical_at(client, tree.tibetan.url_path) == []
    unproved(tree.article)
    assert not any(practical_at(client, address) for address in views_of(tree))


def test_words_of_an_old_unproved_dose_do_not_say_its_number_either(tree, client):
    unproved(tree.article)
    for page in (tree.article, tree.tibetan):
        body = [dict(block) for block in SciencePage.objects.get(pk=page.pk).body.raw_data]
        for block in body:
            if block["type"] == "dose":
                block["value"] |= {"purpose": "防蚜虫，每亩30毫升", "method": "每亩30毫升兑水喷雾"}
        SciencePage.objects.filter(pk=page.pk).update(body=body)
    for address in views_of(tree):
        assert "30毫升" not in client.get(address).content.decode(), address
