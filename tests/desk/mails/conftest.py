import pytest

from tests.translation.release.native import WORDS
from tests.trees import TIBETAN
from translation.engine.sources import store_words, translation_of


@pytest.fixture
def mail_set(settings, cast):
    """Mail is set, and everybody has an address."""
    settings.MAIL_IS_SET = True
    settings.WAGTAILADMIN_BASE_URL = "https://kepu.example.cn"
    for user in cast.values():
        user.email = f"{user.username}@example.cn"
        user.save()
    return settings


@pytest.fixture
def page(tree, cast, mail_set):
    """The Tibetan page, every word by its translator."""
    store_words(translation_of(tree.tibetan), TIBETAN | WORDS, user=cast["yiyuan"])
    return tree.reload().tibetan


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """`with committed():` what is done in it is done as in a request that ends well."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
