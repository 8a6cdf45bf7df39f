"""What a table does not say takes no room on a phone, and months come as the year brings them."""

import pytest

from science_content.blocks.seasons import in_order
from science_content.templatetags.manuals import unit_of
from tests.science_content.pieces import piece, read

VARIETIES = {
    "title": "品种",
    "rows": [{"name": "沙河核桃", "altitude_from": 500}, {"name": "硕星核桃", "note": "早熟。"}],
}


@pytest.mark.django_db
def test_a_column_in_which_no_variety_says_anything_is_not_drawn(client, tree):
    table = read(
        client, piece(tree.topic, "article", body=[{"key": "v", "type": "varieties", "value": VARIETIES}])
    ).table
    rows = [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in table.select("tr")]
    assert rows == [["品种", "种在哪里", "特点"], ["沙河核桃", "海拔 500 米以上", ""], ["硕星核桃", "", "早熟。"]]


@pytest.mark.parametrize(
    ("title", "unit", "said"),
    [("海拔", "metre_altitude", "米"), ("高度", "metre_altitude", "米，海拔"), ("株距", "m", "米"), ("项目", "", "")],
)
def test_a_unit_says_once_what_its_column_is_about(title, unit, said):
    assert unit_of({"title": title, "unit": unit}) == said


@pytest.mark.parametrize(
    ("months", "read_as"),
    [
        (["1", "2", "3", "4", "11", "12"], ["11", "12", "1", "2", "3", "4"]),
        (["6", "5"], ["5", "6"]),
        (["1", "12"], ["12", "1"]),
        (["1", "3", "12"], ["12", "1", "3"]),
        ([str(month) for month in range(1, 13)], [str(month) for month in range(1, 13)]),
        ([], []),
        (None, []),
    ],
)
def test_a_season_through_the_winter_begins_in_autumn(months, read_as):
    assert in_order(months) == read_as
