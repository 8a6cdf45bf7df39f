"""A topic's address must not be one that the site uses itself: its page could not be reached."""

import pytest
from django.core.exceptions import ValidationError

from science_content.models import TopicPage
from science_content.pages.slugs import words_in_use

pytestmark = pytest.mark.django_db


def test_the_words_are_those_of_the_addresses():
    assert words_in_use() == {
        "search",
        "places",
        "calendar",
        "border",
        "kinds",
        "for",
        "feed",
        "qr",
        "feedback",
        "languages",
        "side-by-side",
    }


@pytest.mark.parametrize("slug", sorted(words_in_use()))
def test_a_topic_is_refused_it_in_a_sentence(slug):
    front = TopicPage.objects.first().get_parent()
    with pytest.raises(ValidationError) as refused:
        front.add_child(instance=TopicPage(title="新专题", slug=slug))
    assert f"“{slug}”是网站自己用的地址" in refused.value.message_dict["slug"][0]


def test_another_word_and_a_page_below_a_topic_may_have_it(tree):
    front = tree.topic.get_parent()
    assert front.add_child(instance=TopicPage(title="新专题", slug="xin-zhuan-ti")).pk
    tree.article.slug = "search"
    tree.article.full_clean()
