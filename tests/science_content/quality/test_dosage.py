"""What reads like an amount to give and is none: yields, weights, prices, beside the same words of giving."""

import pytest

from science_content.quality.dosage import doses_in


@pytest.mark.parametrize(
    "sentence",
    [
        "施肥以后亩产800公斤。",
        "打药的地收成多了50公斤。",
        "灌服这种药的牛体重180公斤。",
        "喷了药的一斤卖3公斤的价。",
        "追肥的产量是400公斤。",
    ],
)
def test_what_was_harvested_or_weighed_is_no_dose(sentence):
    assert doses_in(sentence) == []


@pytest.mark.parametrize("sentence", ["每亩施肥8公斤。", "灌服药液2升。", "撒施石灰50公斤。"])
def test_the_same_words_with_an_amount_to_give_are_one(sentence):
    assert len(doses_in(sentence)) == 1
