"""A second reader decides sentence by sentence, also before a page is released: what he read counts, and nothing else."""

import pytest
from wagtail.models import PageLogEntry

from science_content.models import SciencePage
from science_content.pages.read_words import ReadWords
from science_content.withdrawal.actions import withdraw
from tests.science_content.pieces import piece
from tests.translation.release.native import WASH, WORDS, has_dose_words, seen
from tests.trees import DOSE, TIBETAN
from translation.engine.saving import print_of
from translation.engine.sheet import MACHINE, WRITTEN, sheet
from translation.engine.sources import store_words, translation_of
from translation.engine.starting import start
from translation.models import NativeReading, Remembered, Returned
from translation.readings.models import CHECK, REWRITE
from translation.release.actions import release
from translation.release.ticking import take_back
from translation.release.verdicts import ALONE, BACK, CHANGED, ELSEWHERE, FINE, READ, UNREAD, Readings, Verdict, decide

pytestmark = pytest.mark.django_db
LEAF = "叶子会卷起来。"
PURPOSE = DOSE["purpose"]


@pytest.fixture
def begun(tree, cast):
    """Every word of the Tibetan page by its translator; readers see what was released before."""
    store_words(translation_of(tree.tibetan), TIBETAN | WORDS, user=cast["yiyuan"])
    return tree.reload()


def entry_of(page, chinese: str):
    return next(each for each in sheet(translation_of(page), page).entries if each.chinese == chinese)


def say(page, user, *chinese: str, kind: str = FINE, reason: str = "", seen_words: str | None = None):
    """{Chinese: how it stands then} for the person."""
    entries = {each: entry_of(page, each) for each in chinese}
    verdicts = [
        Verdict(each.key, kind, print_of(each.words if seen_words is None else seen_words), reason)
        for each in entries.values()
    ]
    told = decide(page=page, user=user, verdicts=verdicts)
    return {name: told[each.key] for name, each in entries.items()}


def standing(page, user, chinese: str):
    page = SciencePage.objects.get(pk=page.pk)
    readings = Readings(sheet(translation_of(page), page), user)
    return readings.standing(entry_of(page, chinese))


def all_of(page) -> list[str]:
    return [each.chinese for each in sheet(translation_of(page), page).entries if each.words]


def test_what_was_read_before_a_release_counts_with_it(begun, cast, client):
    told = say(begun.tibetan, cast["jiaodui"], *all_of(begun.tibetan))
    assert {each.state for each in told.values()} == {READ} and not any(each.why for each in told.values())
    assert not has_dose_words(client, begun.tibetan), "nothing is released yet"
    release(translation_of(begun.tibetan), user=cast["jiaodui"])
    assert has_dose_words(client, begun.tibetan) and has_dose_words(client, begun.tibetan, "/e/533301")
    page = begun.reload().tibetan
    assert page.language_state == "partial" and page.checked_by_native, "all that stands in Tibetan"


def test_one_sentence_that_nobody_read_keeps_the_page_unread_and_stays_chinese_beside_a_dose(begun, cast, client):
    say(begun.tibetan, cast["jiaodui"], *(each for each in all_of(begun.tibetan) if each != PURPOSE))
    release(translation_of(begun.tibetan), user=cast["jiaodui"])
    assert not begun.reload().tibetan.checked_by_native and not has_dose_words(client, begun.tibetan)
    say(begun.tibetan, cast["jiaodui"], PURPOSE)
    assert begun.reload().tibetan.checked_by_native and has_dose_words(client, begun.tibetan), "a live page, at once"


@pytest.mark.parametrize("chinese", [PURPOSE, WASH, "清水"])
def test_nobody_reads_the_guarded_words_that_he_wrote(begun, cast, chinese):
    store_words(translation_of(begun.tibetan), {chinese: "ཀ་ཁ།"}, user=cast["jiaodui"])
    told = say(begun.tibetan, cast["jiaodui"], chinese)[chinese]
    assert told.state in (UNREAD, CHANGED) and "另一位" in told.why
    told = say(begun.tibetan, cast["yiyuan"], chinese)[chinese]
    assert told.state == READ, "who translated is the second person"


def test_who_stores_the_words_of_another_again_is_not_their_second_reader(begun, cast):
    store_words(translation_of(begun.tibetan), {PURPOSE: "ཀ་ཁ།"}, user=cast["jiaodui"])
    say(begun.tibetan, cast["jiaodui"], PURPOSE)
    store_words(translation_of(begun.tibetan), {PURPOSE: "ཀ་ཁ།"}, user=cast["yiyuan"])
    assert "另一位" in say(begun.tibetan, cast["jiaodui"], PURPOSE)[PURPOSE].why


def test_plain_words_may_be_read_by_who_wrote_them_and_a_reader_who_releases(begun, cast):
    store_words(translation_of(begun.tibetan), {LEAF: "ཀ་ཁ།"}, user=cast["jiaodui"])
    assert say(begun.tibetan, cast["jiaodui"], LEAF)[LEAF].state == READ
    assert [each for each in begun.reload().tibetan.checked_words if each.startswith("own:")]


@pytest.mark.parametrize("who", ["yiyuan", "yiyuan-lisu", "bianji", "shenhe", "shengban", "xinxi"])
@pytest.mark.parametrize("kind", [FINE, REWRITE])
def test_who_may_not_release_reads_nothing_of_a_translator_and_sends_nothing_back(begun, cast, who, kind):
    told = say(begun.tibetan, cast[who], LEAF, PURPOSE, kind=kind, reason="不通顺")
    assert all(each.why and each.state == UNREAD for each in told.values())
    assert not begun.reload().tibetan.checked_words
    assert not NativeReading.objects.exists() and not Returned.objects.exists()


def test_words_that_changed_since_they_were_on_the_screen_are_not_read(begun, cast):
    told = say(begun.tibetan, cast["jiaodui"], PURPOSE, seen_words="ཅ་ཆ།")[PURPOSE]
    assert told.state == UNREAD and "刚才又改了" in told.why
    assert not begun.reload().tibetan.checked_words


def test_words_that_a_check_stops_are_not_read(begun, cast):
    store_words(translation_of(begun.tibetan), {DOSE["substance"]: "སྨན་ 90%"}, user=cast["yiyuan"])
    told = say(begun.tibetan, cast["jiaodui"], DOSE["substance"])[DOSE["substance"]]
    assert told.state == UNREAD and "先改好" in told.why


def test_a_withdrawn_page_is_not_read(begun, cast):
    withdraw(begun.article, reason="说法有误")
    told = say(begun.tibetan, cast["jiaodui"], LEAF)[LEAF]
    assert told.why and not SciencePage.objects.get(pk=begun.tibetan.pk).checked_words


def test_other_words_afterwards_are_unread_whatever_road_they_came_by(begun, cast):
    say(begun.tibetan, cast["jiaodui"], LEAF, PURPOSE)
    store_words(translation_of(begun.tibetan), {LEAF: "ཅ།"}, tool="machine")
    store_words(translation_of(begun.tibetan), {PURPOSE: "ཅ།"}, user=cast["yiyuan"])
    assert standing(begun.tibetan, cast["jiaodui"], LEAF).state == CHANGED
    assert standing(begun.tibetan, cast["jiaodui"], PURPOSE).state == CHANGED
    store_words(translation_of(begun.tibetan), {PURPOSE: WORDS[PURPOSE]}, user=cast["yiyuan"])
    assert standing(begun.tibetan, cast["jiaodui"], PURPOSE).state == READ, "as it was read"


def test_what_goes_back_is_unread_on_the_page_and_chinese_beside_the_dose(begun, cast, client):
    say(begun.tibetan, cast["jiaodui"], *all_of(begun.tibetan))
    release(translation_of(begun.tibetan), user=cast["jiaodui"])
    assert has_dose_words(client, begun.tibetan)
    told = say(begun.tibetan, cast["jiaodui"], PURPOSE, kind=REWRITE, reason=" 药名不对 ")[PURPOSE]
    assert told.state == BACK and told.returned.reason == "药名不对"
    page = begun.reload().tibetan
    assert not page.checked_by_native and not has_dose_words(client, page)
    assert not Remembered.objects.filter(chinese=PURPOSE).exists()
    assert standing(page, cast["yiyuan"], PURPOSE).state == BACK
    assert "退回译文" in "".join(str(entry.message) for entry in PageLogEntry.objects.filter(page=page.pk))


def test_it_waits_until_its_words_change_or_are_read_after_all(begun, cast):
    say(begun.tibetan, cast["jiaodui"], PURPOSE, LEAF, kind=CHECK, reason="是不是这个词")
    store_words(translation_of(begun.tibetan), {PURPOSE: "ཅ་ཆ།"}, user=cast["yiyuan"])
    assert standing(begun.tibetan, cast["jiaodui"], PURPOSE).state == UNREAD
    assert say(begun.tibetan, cast["jiaodui"], LEAF)[LEAF].state == READ
    assert [each.settled_at is None for each in Returned.objects.order_by("pk")] == [True, False]


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_goes_back(begun, cast, reason):
    told = say(begun.tibetan, cast["jiaodui"], LEAF, kind=REWRITE, reason=reason)[LEAF]
    assert "理由" in told.why and not Returned.objects.exists()


def test_the_same_sent_twice_is_one(begun, cast):
    for _ in range(2):
        say(begun.tibetan, cast["jiaodui"], LEAF, kind=REWRITE, reason="不通顺")
        say(begun.tibetan, cast["jiaodui"], WASH)
    assert Returned.objects.count() == 1
    assert len(SciencePage.objects.get(pk=begun.tibetan.pk).checked_words) == 1


def test_a_machines_words_that_were_read_are_no_draft_and_nobodys(tree, cast):
    store_words(translation_of(tree.tibetan), TIBETAN | WORDS, tool="machine")
    assert entry_of(tree.tibetan, LEAF).state == MACHINE
    told = say(tree.tibetan, cast["jiaodui"], LEAF, PURPOSE)
    assert {each.state for each in told.values()} == {READ}
    assert entry_of(tree.tibetan, LEAF).state == WRITTEN and entry_of(tree.tibetan, LEAF).author is None
    assert entry_of(tree.tibetan, WASH).state == MACHINE


def test_the_same_words_in_two_places_are_read_when_both_are(tree, cast):
    page = piece(tree.topic, "article", slug="twice", title="两处", body=[
        {"key": "a", "type": "text", "value": f"<p>{WASH}</p>"},
        {"key": "b", "type": "warning", "value": {"level": "danger", "title": "", "text": WASH}},
    ])  # fmt: skip
    start(page, tree.tibetan.locale)
    target = page.get_translation(tree.tibetan.locale)
    store_words(translation_of(target), {WASH: "ལག་པ་འཁྲུ།"}, user=cast["yiyuan"])
    places = [each for each in sheet(translation_of(target), target).entries if each.chinese == WASH]
    assert len(places) == 2
    states = []
    for place in places:
        verdict = Verdict(place.key, FINE, place.print)
        states.append(decide(page=target, user=cast["jiaodui"], verdicts=[verdict])[place.key].state)
        target = SciencePage.objects.get(pk=target.pk)
        states.append(bool(target.checked_words))
    assert states == [ELSEWHERE, False, READ, True]


def test_one_person_alone_reads_all_and_it_is_told_apart(tree, cast):
    cast["yiyuan"].groups.clear()
    store_words(translation_of(tree.tibetan), TIBETAN | WORDS, user=cast["jiaodui"])
    told = say(tree.tibetan, cast["jiaodui"], PURPOSE, LEAF)
    assert (told[PURPOSE].state, told[LEAF].state) == (ALONE, READ)


def test_taking_the_tick_back_takes_these_too(begun, cast):
    say(begun.tibetan, cast["jiaodui"], *all_of(begun.tibetan))
    take_back(page=begun.tibetan, user=cast["jiaodui"])
    assert standing(begun.tibetan, cast["jiaodui"], PURPOSE).state == UNREAD


def test_a_sitting_is_one_entry_of_the_history(begun, cast):
    before = PageLogEntry.objects.count()
    for chinese in (LEAF, WASH, PURPOSE):
        say(begun.tibetan, cast["jiaodui"], chinese)
    [entry] = PageLogEntry.objects.order_by("pk")[before:]
    assert "看过3句" in str(entry.message)


def test_what_was_read_so_is_what_the_reading_screen_knows(begun, cast):
    say(begun.tibetan, cast["jiaodui"], PURPOSE)
    release(translation_of(begun.tibetan), user=cast["jiaodui"])
    assert {each.chinese for each in seen(begun.tibetan).can_be_read if each.is_read} == {PURPOSE}
    read = ReadWords(begun.reload().tibetan.checked_words)
    assert read.counts(entry_of(begun.tibetan, PURPOSE).digest, guarded=True)
