"""What the action refuses by itself, whoever calls it."""

import pytest

from science_content.feedback.actions import CannotGive, give_feedback
from science_content.models import Feedback, SciencePage
from science_content.withdrawal.actions import withdraw

pytestmark = pytest.mark.django_db


def test_the_action_takes_nothing_for_a_withdrawn_page(tree):
    withdraw(tree.article, reason="说法有误")
    with pytest.raises(CannotGive) as refused:
        give_feedback(page=SciencePage.objects.get(pk=tree.article.pk), answer="useful")
    assert refused.value.code == "page" and not Feedback.objects.filter(page=tree.article).exists()
