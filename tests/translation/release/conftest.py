"""A Tibetan page whose every word somebody wrote."""

import pytest

from tests.translation.release.native import WORDS
from tests.trees import TIBETAN
from translation.engine.sources import store_words, translation_of
from translation.release.actions import release


@pytest.fixture
def written(tree, cast):
    """Every word of the Tibetan page by its translator, released."""
    store_words(translation_of(tree.tibetan), TIBETAN | WORDS, user=cast["yiyuan"])
    release(translation_of(tree.tibetan), user=cast["jiaodui"])
    return tree.reload()
