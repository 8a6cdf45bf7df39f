"""Who should have reviewed a page, and how long an experiment takes, as readers are told."""

import pytest

from tests.science_content.blocks.test_blocks_of_manuals import shown, words
from tests.science_content.pieces import FACTS, piece, read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("discipline", "by"), (("", "农技人员"), ("vet", "兽医"), ("doctor", "医生"), ("other", "专业人员"))
)
def test_the_banner_names_who_should_have_reviewed_it(client, tree, discipline, by):
    assert f"未经{by}审核" in words(shown(client, tree.topic, FACTS, discipline=discipline).main)


def test_an_experiment_tells_work_and_waiting_apart(client, tree):
    html = read(client, piece(tree.topic, "experiment", elapsed=5, elapsed_unit="day"))
    chips = [words(chip) for chip in html.select(".chip")]
    assert "动手 30 分钟" in chips and "前后 5 天" in chips
