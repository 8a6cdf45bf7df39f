import pytest

from science_content.models import ArticlePage
from tests.desk.reviews.review_screen import again, submit
from tests.trees import with_amount


@pytest.fixture
def submitted(tree, cast) -> ArticlePage:
    page = with_amount(again(tree.article), 8, amount_max=10)
    page.summary = "看叶背，早一点发现。"
    page.save_revision(user=cast["bianji"])
    submit(page)
    return again(page)
