"""A season is told as a farmer says it: from its first month on, over the new year, with thirds of a month."""

import pytest

from science_content.blocks.seasons import season_problems
from science_content.blocks.work_calendar import SeasonBlock
from science_content.templatetags.manuals import season


@pytest.mark.parametrize(
    "months, begins, ends, told",
    [
        ([], "", "", ""),
        (["3"], None, None, "3月"),
        (["2", "3"], "", "", "2月、3月"),
        (["1", "11", "12"], "", "", "11月到1月"),
        (["6", "7", "8", "9"], "", "", "6月到9月"),
        (["1", "5", "9"], "", "", "1月、5月、9月"),
        ([str(month) for month in range(1, 13)], "", "", "、".join(f"{month}月" for month in range(1, 13))),
        (["2", "3"], "late", "early", "2月下旬到3月上旬"),
        (["1", "2", "12"], "middle", "", "12月中旬到2月"),
        (["10", "11"], "", "middle", "10月到11月中旬"),
        (["5"], "middle", "", "5月中旬"),
        (["5"], "", "late", "5月下旬"),
        (["5"], "early", "middle", "5月上旬到5月中旬"),
    ],
)
def test_it_is_told_from_its_first_month_on(months, begins, ends, told):
    assert season(months, begins, ends) == told
    assert not list(season_problems({"months": months, "from_third": begins, "to_third": ends}))


@pytest.mark.parametrize("months", ([], ["1", "3"], ["2", "5", "6"]))
def test_a_third_of_a_month_needs_one_unbroken_season(months):
    assert [field for field, _ in season_problems({"months": months, "from_third": "late"})] == ["months"]


def test_the_gate_refuses_a_season_that_ends_before_it_begins():
    row = {"months": ["5"], "from_third": "late", "to_third": "early", "tasks": [{"text": "清园。"}]}
    assert [field for field, _ in SeasonBlock.refused(row)] == ["to_third"]
    assert not SeasonBlock.problems(row | {"months": ["5", "6"]})
