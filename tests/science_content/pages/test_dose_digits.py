"""A dose shows ASCII digits; where a language's own team has chosen its digits, every number of it, never half."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup, Tag

from languages import registry
from languages.registry import SCRIPTS
from science_content.models import ArticlePage
from tests.trees import dose_of
from translation.engine.sources import store_words, translation_of
from translation.release.actions import release

pytestmark = pytest.mark.django_db
NUMBERS = {
    "amount": Decimal("22.5"),
    "amount_max": Decimal("150"),
    "per": "ha",
    "dilution": 800,
    "dilution_max": 1000,
    "interval_days": 7,
    "max_times": 3,
    "times_per": "season",
    "waits": [{"what": "harvest", "answer": "days", "number": 21}],
}
SHOWN = ["22.5–150", "1.5–10", "800–1000", "7", "3", "21"]  # the second: the first for a 亩
TIBETAN = str.maketrans("0123456789", "༠༡༢༣༤༥༦༧༨༩")


@pytest.fixture
def dosed(tree):
    """The Tibetan article, with a dose of many numbers and words for it."""
    dose_of(tree.article).update(NUMBERS)
    tree.article.save_revision().publish()
    translation = translation_of(tree.reload().tibetan)
    store_words(translation, {"防蚜虫": "འབུ་སྲུང་བ།"})
    release(translation)
    return tree.reload().tibetan


@pytest.fixture
def chosen(monkeypatch):
    monkeypatch.setitem(registry.LANGUAGES, "bo", replace(registry.get("bo"), dose_digits="own"))


def numbers(dose: Tag) -> list[str]:
    """What a reader sees of the numbers of a dose, in the order of the card."""
    texts = [each.get_text() for each in dose.select(".dose-number, .dose-also, .dose-fact b")]
    return [re.sub(r"[^\d.–]", "", text.partition("（")[0]) for text in texts]  # （1 公顷＝15 亩） is a phrase


def doses(client, address: str) -> list[Tag]:
    return BeautifulSoup(client.get(address).content, "html.parser").select(".dose")


def test_a_dose_has_ascii_digits_in_every_language(client, dosed):
    (dose,) = doses(client, dosed.url_path)
    assert numbers(dose) == SHOWN


@pytest.mark.parametrize("dress", ["", "/e/533401"])
@pytest.mark.parametrize("checked", [False, True])
def test_a_dose_has_the_digits_that_its_language_has_chosen_in_every_number(client, dosed, chosen, dress, checked):
    ArticlePage.objects.filter(pk=dosed.pk).update(checked_by_native=checked)
    (dose,) = doses(client, dress + dosed.url_path)
    assert numbers(dose) == [number.translate(TIBETAN) for number in SHOWN]
    for text in dose.find_all(string=re.compile("[༠-༩]")):
        assert text.find_parent(lang=True)["lang"] == "bo", text


def test_beside_it_the_chinese_dose_keeps_its_digits(client, dosed, chosen):
    own, chinese = doses(client, f"/bo/side-by-side/{dosed.pk}/")
    assert numbers(own) == [number.translate(TIBETAN) for number in SHOWN]
    assert numbers(chinese) == SHOWN


def test_a_language_that_has_not_chosen_is_left_alone(client, dosed, chosen, tree):
    (dose,) = doses(client, tree.article.url_path)
    assert numbers(dose) == SHOWN


def test_every_language_has_made_a_choice_that_is_known():
    assert [int(language.in_dose("19")) for language in registry.LANGUAGES.values()] == [19] * len(registry.LANGUAGES)


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_the_digits_of_a_script_are_the_ten_from_its_zero(script):
    shown = replace(registry.get("bo"), script=script, dose_digits="own").in_dose("0123456789.–")
    assert [int(digit) for digit in shown[:10]] == list(range(10)) and shown[10:] == ".–"


def test_a_choice_that_nobody_knows_is_refused():
    with pytest.raises(KeyError):
        replace(registry.get("bo"), dose_digits="Tibt").in_dose("1")
