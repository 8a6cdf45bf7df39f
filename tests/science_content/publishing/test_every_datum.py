"""A dose any of whose data differs from the Chinese one is shown nowhere: on no page, in no kiosk, beside nothing."""

import copy
from datetime import date
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from science_content.blocks.advice import data_of
from science_content.blocks.dose import DoseBlock, dose_problems, dose_words
from science_content.blocks.leaves import WORDS
from science_content.blocks.waits import WAITS
from science_content.models import PageException, SciencePage
from science_content.pages.gate import against
from science_content.pages.raw import raw_body
from science_content.pages.reading import Reading
from tests.doses import Amount, Limit, Shown, hidden, shown
from tests.science_content.pieces import read
from tests.trees import DILUTED, RichTree, waits

pytestmark = pytest.mark.django_db
DRESSES = ("", "/e/533401")
OTHER = {
    "amount": "31.0000",
    "amount_max": "46.0000",
    "unit": "kg",
    "per": "ha",
    "dilution": 801,
    "dilution_max": 1001,
    "interval_days": 13,
    "max_times": 2,
    "times_per": "year",
    "waits": waits(harvest=21),
    "kind": "veterinary",
    "target": "potato",
    "active": "试剂乙",
    "strength": "50.0000",
    "strength_unit": "percent",
    "form": "dust",
    "registration": "PD20100677",
    "group": "IRAC 28",
    "never": ["fish"],
    "rotate_with": "试剂丙",
    "rotate_group": "IRAC 6",
    "evidence": "unproved",
    "standard": "GB/T 8321.10-2018",
    "seen_at": "2026-02-03",
    "seen_by": "王农艺",
}


@pytest.fixture
def rich(tree) -> RichTree:
    return RichTree.below(tree.topic)


def tamper(page: SciencePage, body: list, **data) -> None:
    """Store `body` with other data in its second dose, past every door."""
    body = copy.deepcopy(body)
    [block for block in body if block["type"] == "dose"][1]["value"].update(data)
    SciencePage.objects.filter(pk=page.pk).update(body=body)


def own_side(client, page: SciencePage, dress: str) -> BeautifulSoup:
    """The Tibetan column of the page of two languages."""
    html = BeautifulSoup(client.get(f"{dress}/bo/side-by-side/{page.pk}/").content, "html.parser")
    for side in html.select(".side-source"):
        side.decompose()
    return html


def test_every_datum_of_a_dose_is_compared():
    block = DoseBlock()
    assert {name for name, child in block.child_blocks.items() if not isinstance(child, WORDS)} == set(OTHER)
    dose = data_of(block.to_python(DILUTED), "id")
    for name, value in OTHER.items():
        assert data_of(block.to_python(DILUTED | {name: value}), "id") != dose


def test_a_dose_is_hidden_where_any_datum_of_it_differs_or_is_none(rich, client):
    body = raw_body(rich.tibetan)
    still_shown = []
    taken_out = {name: [] if name == "waits" else None for name in OTHER if DILUTED.get(name)}
    for name, value in [*OTHER.items(), *taken_out.items()]:
        tamper(rich.tibetan, body, **{name: value})
        for dress in DRESSES:
            for html in (read(client, rich.tibetan, dress), own_side(client, rich.tibetan, dress)):
                seen = [dose.amounts[0].number for dose in shown(html)]
                text = html.main.get_text(" ").replace("–", " ").split()
                if seen != ["10"] or hidden(html) != 1 or {"800", "801", "1000", "1001", "35"} & set(text):
                    still_shown.append((name, value, dress, seen))
    assert still_shown == []


@pytest.mark.parametrize("dress", DRESSES)
def test_a_dose_with_everything_is_shown_whole_in_chinese(rich, client, dress):
    _, dose = shown(read(client, rich.article, dress))
    assert dose == Shown(
        amounts=(
            Amount("每亩", "30–45", "克", "就是每公顷 450–675 克 （1 公顷＝15 亩）"),
            Amount("兑水稀释", "800–1000", "倍"),
        ),
        limits=(
            Limit("两次之间至少隔", "12 天"),
            Limit("一季最多用", "3 次"),
            Limit("安全间隔期 用药后多久才能采收", "35 天"),
        ),
        words=(("zh-Hans", DILUTED["substance"]), ("zh-Hans", DILUTED["purpose"]), ("zh-Hans", DILUTED["method"])),
        product=DILUTED["substance"],
    )


def test_a_translation_shows_the_same_numbers_in_each_dress_and_beside_its_source(rich, client):
    wanted = [dose.numbers for dose in shown(read(client, rich.article))]
    assert wanted[1] == ["30", "45", "450", "675", "1", "15", "800", "1000", "12", "3", "35"]
    for dress in DRESSES:
        assert [dose.numbers for dose in shown(read(client, rich.tibetan, dress))] == wanted
        assert [dose.numbers for dose in shown(own_side(client, rich.tibetan, dress))] == wanted


def test_numbers_that_are_only_written_another_way_are_the_same(rich, client):
    tamper(rich.tibetan, raw_body(rich.tibetan), amount="30", amount_max="45.00")
    assert len(shown(read(client, rich.tibetan))) == 2


def test_a_dose_in_another_place_of_the_page_is_hidden(rich, client):
    body = raw_body(rich.tibetan)
    doses = [block for block in body if block["type"] == "dose"]
    doses[0]["id"], doses[1]["id"] = doses[1]["id"], doses[0]["id"]
    SciencePage.objects.filter(pk=rich.tibetan.pk).update(body=body)
    html = read(client, rich.tibetan)
    assert shown(html) == [] and hidden(html) == 2


def test_a_native_reader_does_not_bring_back_a_dose_that_differs(rich, client):
    tamper(rich.tibetan, raw_body(rich.tibetan), waits=waits(harvest=21))
    SciencePage.objects.filter(pk=rich.tibetan.pk).update(checked_by_native=True)
    html = read(client, rich.tibetan)
    assert len(shown(html)) == 1 and hidden(html) == 1


def test_an_animals_dose_speaks_of_milk_and_meat_and_a_crops_of_the_harvest(rich, client):
    for block in rich.article.body:
        if block.block_type == "dose":
            rows = block.block.child_blocks["waits"].to_python(waits(meat=28, milk="unknown"))
            block.value.update(kind="veterinary", target="yak", times_per="course", waits=rows)
            block.value.update(per="kg_weight", amount=Decimal("2.5"), amount_max=None, unit="mg")
    rich.article.save_revision().publish()
    for dose in shown(read(client, rich.article)):
        assert dose.amounts[0] == Amount("每千克体重", "2.5", "毫克")
        assert [limit.name.split()[0] for limit in dose.limits] == [
            "两次之间至少隔",
            "一个疗程最多用",
            "休药期",
            "弃奶期",
        ]
        assert [limit.value for limit in dose.limits][2:] == ["28 天", "不清楚，先看标签"]


def test_nothing_required_is_said_and_not_shown_as_a_number(rich, client):
    for block in rich.article.body:
        if block.block_type == "dose":
            required = block.block.child_blocks["waits"].to_python(waits(harvest="none"))
            block.value.update(interval_days=0, max_times=1, waits=required)
    meant = [finding.subject for finding in against(rich.article)]
    rich.article.page_exceptions = [
        PageException(sentence=each, reason="标签这样写", named_by="李农艺", named_at=date(2026, 1, 5))
        for each in meant
    ]
    rich.article.save_revision().publish()
    for page in (rich.article, rich.tibetan):
        for dose in shown(read(client, page)):
            assert [limit.value for limit in dose.limits] == ["只用一次", "1 次", "没有要求"]


def test_a_page_that_is_no_longer_public_vouches_for_no_dose(rich):
    """Its revision is still the one whose numbers the translation holds."""
    SciencePage.objects.filter(pk=rich.article.pk).update(live=False)
    assert rich.article.live_revision_id == rich.tibetan.numbers_revision
    page = SciencePage.objects.get(pk=rich.tibetan.pk)
    assert not Reading(page).numbers_are_current


WHOLE = DILUTED | {"amount": Decimal(30), "amount_max": Decimal(45)}
ALONE = WHOLE | {"amount": None, "amount_max": None, "unit": None, "per": None}
NO_DOSE = {
    "no amount and no dilution": (ALONE | {"dilution": None, "dilution_max": None}, "amount"),
    "an amount of nothing": (WHOLE | {"amount": Decimal(0)}, "amount"),
    "less than nothing": (WHOLE | {"amount": Decimal(-1)}, "amount"),
    "a dilution by one": (WHOLE | {"dilution": 1}, "dilution"),
    "no unit": (WHOLE | {"unit": None}, "unit"),
    "nothing that it is for": (WHOLE | {"per": None}, "per"),
    "a range of nothing": (WHOLE | {"amount_max": Decimal(30)}, "amount_max"),
    "a range upside down": (WHOLE | {"amount_max": Decimal(29)}, "amount_max"),
    "a range without a beginning": (ALONE | {"amount_max": Decimal(29)}, "amount_max"),
    "a dilution from 800 to 800": (WHOLE | {"dilution_max": 800}, "dilution_max"),
    "a dilution upside down": (WHOLE | {"dilution_max": 500}, "dilution_max"),
    "twice without an interval": (WHOLE | {"max_times": 2, "interval_days": 0}, "interval_days"),
    "no time at all": (WHOLE | {"max_times": -1}, "max_times"),
}


@pytest.mark.parametrize("name", NO_DOSE)
def test_what_is_no_dose_has_one_problem_each(name):
    dose, field = NO_DOSE[name]
    assert [found for found, _ in dose_problems(dose)] == [field]


@pytest.mark.parametrize(
    "dose", [WHOLE, ALONE, WHOLE | {"dilution": None, "dilution_max": None}, WHOLE | {"amount_max": None}]
)
def test_a_whole_dose_has_none(dose):
    assert list(dose_problems(dose)) == []


@pytest.mark.parametrize(
    "name", ["substance", "purpose", "kind", "target", "interval_days", "max_times", "times_per", "waits"]
)
@pytest.mark.parametrize("nothing", [None, ""])
def test_each_limit_and_word_of_a_dose_is_required_by_the_gate_itself(name, nothing):
    """Not by `required`, which saving a draft switches off."""
    dose = WHOLE | {name: nothing} | ({"max_times": 1} if name == "interval_days" else {})
    assert name in [found for found, _ in dose_problems(dose)]


def test_a_dose_is_found_by_the_words_that_readers_type():
    assert list(dose_words(WHOLE)) == ["稀释800倍", "稀释1000倍", "每亩30克", "每亩45克", "安全间隔期"]
    rows = [{"what": what, "answer": "hours", "number": 60} for what in WAITS]
    assert list(dose_words(WHOLE | {"waits": rows}))[4:] == [name for name, _ in WAITS.values()]
    for nothing in ({"what": "harvest", "answer": "days", "number": 0}, {"what": "harvest", "answer": "none"}):
        assert list(dose_words(WHOLE | {"waits": [nothing]}))[-1] == "每亩45克"
