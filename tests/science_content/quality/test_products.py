"""When two doses are of one product, and when they say of it what cannot both be right."""

import pytest

from science_content.quality.plausible import unlike
from science_content.quality.products import actives_in
from tests.science_content.quality.planted_doses import DRUG, SPRAY, diluted, of


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (of(150, "g", "mu"), of(1500, "g", "mu"), True),
        (of(150, "g", "mu"), of(1499, "g", "mu"), False),
        (of(150, "g", "mu"), of("1.5", "kg", "mu"), True),
        (of(150, "g", "mu"), of(2250, "g", "ha"), False),
        (of(150, "g", "mu"), of(225, "g", "ha"), True),
        (of(10, "g", "mu", amount_max=20), of(10, "g", "mu", amount_max=200), True),
        (of(10, "g", "mu", amount_max=20), of(1, "g", "mu", amount_max=15), True),
        (of(150, "g", "mu"), of(1500, "ml", "mu"), False),
        (of(150, "g", "mu"), of(1500, "g", "plant"), False),
        (of(1, "g", "plant"), of(10, "g", "plant", target="maize"), False),
        (of(30, "g", "tank_15"), of(20, "g", "litre_water"), True),
        (diluted(1000), of(10, "ml", "litre_water"), True),
        (diluted(300, dilution_max=500), diluted(300, dilution_max=5000), True),
        (diluted(300, dilution_max=500), diluted(400, dilution_max=600), False),
        ({}, of(1500, "g", "mu", active="福美双"), False),
        ({}, of(1500, "g", "mu", active="", substance="50%代森锰锌可湿性粉剂（低毒）"), True),
        ({}, of(1500, "g", "mu", active=None, substance="代森锰锌", strength=None), True),
        ({}, of(1500, "g", "mu", active="代森锰锌·霜脲氰"), False),
        ({}, of(1500, "g", "mu", strength=8), False),
        ({}, of(150, "g", "mu", strength=8), True),
        (diluted(500, strength=8), diluted(500), True),
        (diluted(500, strength=8), diluted(5000), False),
        ({}, of(0, "g", "mu"), False),
        ({}, of(1500, "g", "mu", kind="veterinary"), False),
    ],
)  # fmt: skip
def test_two_doses_of_one_product_are_unlike_from_ten_times_on(ours, theirs, expected):
    assert unlike(SPRAY | ours, SPRAY | theirs) is expected
    assert unlike(SPRAY | theirs, SPRAY | ours) is expected


def test_a_drug_by_weight_is_the_active_substance_whatever_the_product_holds():
    weak, strong = {"strength": 1, "strength_unit": "percent"}, {"strength": 10, "strength_unit": "percent"}
    assert not unlike(DRUG | weak, DRUG | strong)
    assert unlike(DRUG | weak, DRUG | strong | {"amount": 100})
    assert unlike(DRUG | weak | of(1, "ml", "kg_weight"), DRUG | strong | of(1, "ml", "kg_weight"))
    assert not unlike(DRUG | weak | of(1, "ml", "kg_weight"), DRUG | strong | of("0.1", "ml", "kg_weight"))


@pytest.mark.parametrize(
    ("substance", "actives"),
    [
        ("80%代森锰锌可湿性粉剂（低毒，保护药）", {"代森锰锌"}),
        ("200克/升氯虫苯甲酰胺悬浮剂（低毒）", {"氯虫苯甲酰胺"}),
        ("伊维菌素（1%注射液）", {"伊维菌素"}),
        ("29%石硫合剂水剂", {"石硫合剂"}),
        ("72%霜脲氰·代森锰锌可湿性粉剂", {"代森锰锌", "霜脲氰"}),
        ("阿苯达唑", {"阿苯达唑"}),
        ("", set()),
        (None, set()),
    ],
)
def test_a_name_without_content_and_form_is_the_active_substance(substance, actives):
    assert actives_in({"substance": substance}) == actives


def test_without_any_name_no_product_is_the_same():
    nameless = {"active": "", "substance": ""}
    assert not unlike(SPRAY | nameless, SPRAY | nameless | {"amount": 99999})
