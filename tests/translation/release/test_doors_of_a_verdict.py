"""What was read sentence by sentence comes through no other door: a copy, an old revision, a person who may not any more."""

import pytest

from science_content.models import SciencePage
from tests.translation.release.native import WORDS, has_dose_words
from tests.translation.release.test_verdicts import all_of, say
from tests.trees import DOSE, TIBETAN
from tests.typing_hand import change, send
from translation.engine.sources import store_words, translation_of
from translation.readings.models import REWRITE
from translation.release.actions import release
from translation.release.verdicts import FINE

pytestmark = pytest.mark.django_db
PURPOSE = DOSE["purpose"]


@pytest.fixture
def read(tree, cast):
    """Every word of the Tibetan page by its translator, all of it read and released."""
    store_words(translation_of(tree.tibetan), TIBETAN | WORDS, user=cast["yiyuan"])
    say(tree.tibetan, cast["jiaodui"], *all_of(tree.tibetan))
    return release(translation_of(tree.tibetan), user=cast["jiaodui"])


def test_a_copy_was_read_by_nobody(read):
    assert read.checked_by_native
    copy = SciencePage.objects.get(pk=read.specific.copy(update_attrs={"slug": "copied"}).pk)
    assert not copy.checked_words and not copy.checked_by_native


def test_an_old_revision_that_is_published_again_brings_no_reading_back(read, cast, client):
    old = read.latest_revision
    assert has_dose_words(client, read)
    say(read, cast["jiaodui"], PURPOSE, kind=REWRITE, reason="药名不对")
    old.publish()
    assert not SciencePage.objects.get(pk=read.pk).checked_by_native and not has_dose_words(client, read)


def test_who_lost_his_work_since_the_screen_was_drawn_decides_nothing(tree, cast, as_):
    store_words(translation_of(tree.tibetan), WORDS, user=cast["yiyuan"])
    client, seen = as_("jiaodui"), change(tree.tibetan, PURPOSE, WORDS[PURPOSE], verdict=FINE)
    cast["jiaodui"].groups.clear()
    assert send(client, tree.tibetan, seen).status_code == 403
    assert not SciencePage.objects.get(pk=tree.tibetan.pk).checked_words
