"""Words are stored sentence by sentence: over nothing unseen, and nothing of them is lost."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import StringTranslation

from tests.trees import TIBETAN
from translation.engine.judging import WordsRefused
from translation.engine.saving import CONFLICT, GONE, LONGEST, SAVED, TOO_LONG, Change, print_of, save_words
from translation.engine.sources import segments, store_words, translation_of
from translation.release.actions import release
from translation.versions.models import WordsVersion
from translation.versions.queries import versions_of

pytestmark = pytest.mark.django_db
WASH = "打药后洗手。"


@pytest.fixture
def translation(tree):
    return translation_of(tree.tibetan)


@pytest.fixture
def people(tree):
    return [get_user_model().objects.get(username=name) for name in ("yiyuan", "jiaodui")]


def target(translation):
    return translation.get_target_instance()


def segment_of(translation, chinese: str = WASH):
    return next(each for each in segments(translation) if each.string.data == chinese)


def change(translation, text: str, *, on: str | None, chinese: str = WASH, **more) -> Change:
    """`on`: the words that stood on the screen, as stored."""
    segment = segment_of(translation, chinese)
    return Change(segment.context_id, segment.string_id, text, print_of(on), **more)


def stands(translation, chinese: str = WASH) -> str | None:
    return segment_of(translation, chinese).translation


def save(translation, user, *changes):
    return [answer.state for answer in save_words(target(translation), changes, user)]


def test_words_are_stored_with_who_wrote_them(translation, people):
    [answer] = save_words(target(translation), [change(translation, " ལག་པ་འཁྲུ། ", on=TIBETAN[WASH])], people[0])
    assert (answer.state, answer.typed, answer.author) == (SAVED, "ལག་པ་འཁྲུ།", people[0].pk)
    assert answer.print == print_of("ལག་པ་འཁྲུ།") and stands(translation) == "ལག་པ་འཁྲུ།"


def test_words_over_those_of_somebody_else_are_a_conflict_and_change_nothing(translation, people):
    screen = TIBETAN[WASH]
    assert save(translation, people[0], change(translation, "ཀ།", on=screen)) == [SAVED]
    [answer] = save_words(target(translation), [change(translation, "ཁ།", on=screen)], people[1])
    assert (answer.state, answer.typed, answer.author) == (CONFLICT, "ཀ།", people[0].pk)
    assert stands(translation) == "ཀ།"
    assert save(translation, people[1], change(translation, "ཁ།", on="ཀ།")) == [SAVED], "after it was seen"


def test_the_same_words_again_are_no_conflict(translation, people):
    for user in people:
        assert save(translation, user, change(translation, "ཀ།", on=TIBETAN[WASH])) == [SAVED]
    assert WordsVersion.objects.filter(words="ཀ།").count() == 1


def test_who_goes_on_after_a_lost_answer_is_in_no_conflict_with_himself(translation, people):
    save(translation, people[0], change(translation, "ཀ།", on=TIBETAN[WASH]))
    assert save(translation, people[0], change(translation, "ཀ་ཁ།", on=TIBETAN[WASH])) == [CONFLICT]
    assert save(translation, people[0], change(translation, "ཀ་ཁ།", on=TIBETAN[WASH], was=("ཀ", "ཀ།"))) == [SAVED]


def test_a_sentence_that_the_page_says_no_more_is_gone(translation, people):
    segment = segment_of(translation)
    gone = Change(segment.context_id, segment.string_id + 10_000, "ཀ།", "")
    other = Change(segment.context_id + 10_000, segment.string_id, "ཀ།", "")
    assert save(translation, people[0], gone, other) == [GONE, GONE]
    assert not StringTranslation.objects.filter(data="ཀ།").exists()


def test_a_sentence_of_another_page_is_not_reached_through_this_one(translation, tree, people):
    from translation.engine.starting import start

    start(tree.topic, translation.target_locale)
    other = segments(translation_of(tree.topic.get_translation(translation.target_locale))).first()
    assert save(translation, people[0], Change(other.context_id, other.string_id, "ཀ།", "")) == [GONE]


def test_words_without_end_are_refused_and_the_rest_is_stored(translation, people):
    long = change(translation, "ཀ" * (LONGEST + 1), on=TIBETAN[WASH])
    short = change(translation, "ཁ།", on=None, chinese="三步")
    assert save(translation, people[0], long, short) == [TOO_LONG, SAVED]


def test_words_that_were_taken_away_are_none_and_stay_in_the_history(translation, people):
    [answer] = save_words(target(translation), [change(translation, " \u200b", on=TIBETAN[WASH])], people[0])
    assert (answer.state, answer.print, stands(translation)) == (SAVED, "", None)
    path = segment_of(translation).context.path
    written = versions_of(translation.source.object_id, "bo", path)
    assert [(each.words, each.origin) for each in written] == [("", "taken_away"), (TIBETAN[WASH], "earlier")]


def test_each_change_is_kept_with_who_when_and_for_which_chinese(translation, people):
    before = TIBETAN[WASH]
    for user, words in ((people[0], "ཀ།"), (people[1], "ཁ།")):
        assert save(translation, user, change(translation, words, on=before)) == [SAVED]
        before = words
    written = list(versions_of(translation.source.object_id, "bo", segment_of(translation).context.path))
    assert [each.words for each in written] == ["ཁ།", "ཀ།", TIBETAN[WASH]]
    assert [each.user for each in written[:2]] == people[::-1]
    assert {each.chinese for each in written} == {WASH}


def test_words_of_a_machine_are_nobodys_until_a_person_confirms_them(translation, people):
    store_words(translation, {WASH: "མ།"}, tool="draft")
    row = StringTranslation.objects.get(data="མ།")
    assert save(translation, people[0], change(translation, "མ།", on="མ།")) == [SAVED]
    assert StringTranslation.objects.get(pk=row.pk).translation_type == "machine"
    assert save(translation, people[0], change(translation, "མ།", on="མ།", confirms=True)) == [SAVED]
    row = StringTranslation.objects.get(pk=row.pk)
    assert (row.translation_type, row.tool_name, row.last_translated_by) == ("manual", "", people[0])
    origins = versions_of(translation.source.object_id, "bo", segment_of(translation).context.path)
    assert [each.origin for each in origins] == ["typed", "machine", "earlier"]


def test_what_a_check_stops_is_told_at_once_and_enters_no_page(translation, people, tree, client):
    loose = change(translation, "⟨粗体⟩ཀ།", on=TIBETAN[WASH])
    [answer] = save_words(target(translation), [loose], people[0])
    assert answer.state == SAVED and {found.check for found in answer.judged.blocking} == {"tags"}
    assert StringTranslation.objects.get(data="<b>ཀ།").has_error
    with pytest.raises(WordsRefused):
        release(translation)
    assert "ཀ།" not in client.get(tree.tibetan.url).content.decode()


def test_what_is_stored_is_released_like_any_words(translation, people, client, tree):
    save(translation, people[0], change(translation, "ལག་པ་འཁྲུ་རོགས།", on=TIBETAN[WASH]))
    release(translation)
    assert "ལག་པ་འཁྲུ་རོགས།" in client.get(tree.tibetan.url).content.decode()


def test_a_title_is_found_by_the_admin_as_it_will_be(translation, people, tree):
    save(translation, people[0], change(translation, "མིང་གསར།", on=TIBETAN["蚜虫怎么防"], chinese="蚜虫怎么防"))
    assert tree.reload().tibetan.draft_title == "མིང་གསར།"


def test_many_sentences_ask_as_much_as_one(translation, people):
    def asked(texts: list[str], number: int) -> int:
        changes = [
            change(translation, f"{TIBETAN.get(text, 'ཀ།')}{number}", on=stands(translation, text), chinese=text)
            for text in texts
        ]
        with CaptureQueriesContext(
            connection,
        ) as queries:
            save_words(target(translation), changes, people[0])
        return len(queries)

    for number in (1, 2):
        few, many = [WASH], ["先看叶背。", "看叶背，早发现。", "清水", "三步"]
        counts = asked(few, number), asked(many, number)
    assert counts[0] == counts[1] <= 8
