"""Words that stand in two places: what is said of one is never said of the other."""

import pytest

from science_content.models import SciencePage
from tests.science_content.pieces import piece
from tests.translation.release.native import WASH
from translation.engine.outlook import outlook
from translation.engine.sheet import sheet
from translation.engine.sources import store_words, translation_of, update_source
from translation.engine.starting import start
from translation.models import Remembered, Returned
from translation.readings.models import REWRITE
from translation.release.actions import release
from translation.release.ticking import take_back
from translation.release.verdicts import BACK, ELSEWHERE, FINE, READ, UNREAD, Readings, Verdict, decide

pytestmark = pytest.mark.django_db
TWICE = [
    {"key": "a", "type": "text", "value": f"<p>{WASH}</p>"},
    {"key": "b", "type": "warning", "value": {"level": "danger", "title": "", "text": WASH}},
]


@pytest.fixture
def twice(tree, cast):
    page = piece(tree.topic, "article", slug="twice", title="两处", body=TWICE)
    start(page, tree.tibetan.locale)
    target = page.get_translation(tree.tibetan.locale)
    store_words(translation_of(target), {WASH: "ལག་པ་འཁྲུ།"}, user=cast["yiyuan"])
    return SciencePage.objects.get(pk=target.pk)


def places(target):
    return [each for each in sheet(translation_of(target), target).entries if each.chinese == WASH]


def say(target, user, at: int, kind: str = FINE, reason: str = ""):
    target = SciencePage.objects.get(pk=target.pk)
    entry = places(target)[at]
    return decide(page=target, user=user, verdicts=[Verdict(entry.key, kind, entry.print, reason)])[entry.key]


def checked(target) -> list[str]:
    return SciencePage.objects.get(pk=target.pk).checked_words


def test_what_was_sent_back_in_one_place_is_not_read_by_reading_the_other(twice, cast):
    say(twice, cast["jiaodui"], 0)
    assert say(twice, cast["jiaodui"], 1).state == READ
    assert say(twice, cast["jiaodui"], 1, REWRITE, "这里不对").state == BACK
    assert not Remembered.objects.filter(chinese=WASH).exists(), "at neither place"
    say(twice, cast["jiaodui"], 0)
    assert not checked(twice), "the warning was sent back, and nobody has read it since"
    assert Returned.objects.filter(settled_at=None).exists()
    assert say(twice, cast["jiaodui"], 1).state == READ and checked(twice)


def test_what_was_taken_back_is_read_again_in_each_place(twice, cast):
    say(twice, cast["jiaodui"], 0)
    say(twice, cast["jiaodui"], 1)
    take_back(page=twice, user=cast["jiaodui"])
    assert say(twice, cast["jiaodui"], 0).state == ELSEWHERE and not checked(twice)


def test_words_that_come_to_a_second_place_are_not_read_there(tree, cast):
    page = piece(tree.topic, "article", slug="twice", title="两处", body=TWICE[:1])
    start(page, tree.tibetan.locale)
    target = page.get_translation(tree.tibetan.locale)
    store_words(translation_of(target), {WASH: "ལག་པ་འཁྲུ།"}, user=cast["yiyuan"])
    assert say(target, cast["jiaodui"], 0).state == READ
    warning = {"id": "11111111-1111-4111-8111-111111111111", "type": "warning", "value": TWICE[1]["value"]}
    page.body = [*page.body.raw_data, warning]
    page.save_revision().publish()
    update_source(SciencePage.objects.get(pk=page.pk).specific)
    store_words(translation_of(target), {WASH: "ལག་པ་འཁྲུ།"}, user=cast["yiyuan"])
    target = SciencePage.objects.get(pk=target.pk)
    found = places(target)
    readings = Readings(sheet(translation_of(target), target), cast["jiaodui"])
    assert len(found) == 2 and readings.standing(found[1]).state == UNREAD
    assert WASH in outlook(translation_of(target)).hidden, "told before it goes out"
    release(translation_of(target), user=cast["jiaodui"])
    assert not checked(target), "nobody has read the warning"
    assert say(target, cast["jiaodui"], 1).state == READ and checked(target)
    release(translation_of(target), user=cast["jiaodui"])
    assert checked(target)


def test_a_publication_brings_no_words_to_a_second_place_and_a_release_makes_them_unread(tree, cast, client):
    page = piece(tree.topic, "article", slug="twice", title="两处", body=TWICE[1:])
    start(page, tree.tibetan.locale)
    target = page.get_translation(tree.tibetan.locale)
    words = {WASH: "ལག་པ་འཁྲུ།", "两处": "ཀ།"}
    store_words(translation_of(target), words, user=cast["yiyuan"])
    assert say(target, cast["jiaodui"], 0).state == READ
    target = release(translation_of(target), user=cast["jiaodui"])
    shown = client.get(target.url).content.decode().count(words[WASH])
    assert checked(target) and shown
    page.body = [*page.body.raw_data, {"type": "warning", "value": TWICE[1]["value"] | {"level": "caution"}}]
    page.save_revision().publish()
    assert client.get(target.url).content.decode().count(words[WASH]) == shown, "Chinese where nobody has read it"
    update_source(SciencePage.objects.get(pk=page.pk).specific)
    store_words(translation_of(target), words, user=cast["yiyuan"])
    release(translation_of(target), user=cast["jiaodui"])
    assert not checked(target) and not SciencePage.objects.get(pk=target.pk).checked_by_native
