"""The memory gives back what was read: the very sentence as exact, the like with its difference, the dangerous marked."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from languages.sentences import mark
from translation.memory.grams import grams_of
from translation.memory.matching import EXACT, IN_CONTEXT, LEAST, MOST_ALIKE, exact_words, matches
from translation.memory.models import Gram, Remembered
from translation.memory.remembering import ReadSentence, forget, remember

pytestmark = pytest.mark.django_db
WASH = "打药以后用肥皂把手洗干净。"


def known(
    chinese: str, words: str = "ལག་པ།", *, before: str = "", path: str = "body.a", page=None, language: str = "bo"
):
    key = page or uuid4()
    remember(key, language, [ReadSentence(path, chinese, words, before)])
    return key


def test_the_very_sentence_is_exact_and_below_what_it_stands_is_better():
    known(WASH, "ཀ།")
    known(WASH, "ཁ།", before=mark("先看标签。"))
    found = matches(WASH, "bo", before=mark("先看标签。"))
    assert [(each.entry.words, each.score) for each in found] == [("ཁ།", IN_CONTEXT), ("ཀ།", EXACT)]
    assert matches("打药以后，用肥皂把手洗干净", "bo")[0].is_exact, "a comma is no other sentence"


def test_the_like_is_found_with_how_like_it_is_and_never_as_exact():
    known(WASH)
    [found] = matches("打药以后要用肥皂把脸和手洗干净。", "bo")
    assert LEAST <= found.score <= MOST_ALIKE and not found.is_exact


def test_of_many_that_differ_in_their_number_the_one_with_the_same_number_is_first():
    for days in range(40):
        known(f"打完药以后等{days}天才采收叶子。", f"ཉིན་{days}།")
    [first, *_] = matches("打完药以后等11天再采收叶子。", "bo")
    assert first.entry.words == "ཉིན་11།" and not first.is_dangerous


@pytest.mark.parametrize("chinese", ["核桃树冬天怎么剪枝最好。", "牛", "", "!!!", "<b></b>", "洗手。"])
def test_what_is_not_alike_is_not_offered(chinese):
    known(WASH)
    known("洗脸。")
    assert matches(chinese, "bo") == []


def test_a_short_sentence_is_found_word_for_word_alone():
    known("洗手。", "ལག།")
    known("洗脚。", "རྐང་།")
    assert [each.entry.words for each in matches("洗手", "bo")] == ["ལག།"]


def test_another_language_has_its_own_memory():
    known(WASH, language="lis")
    assert matches(WASH, "bo") == [] and exact_words([mark(WASH)], "bo") == {}


def test_what_stands_no_more_suggests_nothing():
    known(WASH)
    key = known("打药以后用肥皂把手洗得干净。", "ཁ།")
    assert [each.entry.words for each in matches(WASH, "bo", within={key})] == ["ཁ།"]
    assert exact_words([mark(WASH)], "bo", {key}) == {}


def test_another_reading_of_a_place_takes_the_place_of_the_first():
    key = known(WASH, "ཀ།")
    known(WASH, "ཁ།", page=key)
    assert [each.entry.words for each in matches(WASH, "bo")] == ["ཁ།"]
    assert Gram.objects.values("entry").distinct().count() == Remembered.objects.count() == 1


def test_what_nobody_stands_for_any_more_is_forgotten():
    key = known(WASH)
    forget(key, "lis")
    assert matches(WASH, "bo")
    forget(key, "bo")
    assert not Remembered.objects.exists() and not Gram.objects.exists()


DANGEROUS = [
    ("每亩用药30克兑水15升。", "每亩用药300克兑水15升。"),
    ("每亩用药30克兑水15升。", "每亩用药30毫升兑水15升。"),
    ("每亩用药30克兑水15升。", "每亩用药30千克兑水15升。"),
    ("每亩用药30克兑水15升。", "每公顷用药30克兑水15升。"),
    ("每亩用药30～40克兑水喷雾。", "每亩用药30～400克兑水喷雾。"),
    ("稀释800倍以后喷叶子的背面。", "稀释80倍以后喷叶子的背面。"),
    ("稀释800倍以后喷叶子的背面。", "稀释八十倍以后喷叶子的背面。"),
    ("打药以后7天才能采收叶子。", "打药以后17天才能采收叶子。"),
    ("打药以后7天才能采收叶子。", "打药以后7小时才能采收叶子。"),
    ("打药以后7天才能采收叶子。", "打药以前7天才能采收叶子。"),
    ("打完药可以下田干活。", "打完药不可以下田干活。"),
    ("打完药三天不要下田干活。", "打完药三天要下田干活。"),
    ("打完药三天不要下田干活。", "打完药两天不要下田干活。"),
    ("中毒的人千万别喂水喂牛奶。", "中毒的人千万要喂水喂牛奶。"),
    ("怀着的母牛禁用这种药。", "怀着的母牛能用这种药。"),
    ("先看标签后打药，照着量。", "先打药后看标签，照着量。"),
    ("水温要高过六十度才行。", "水温要低过六十度才行。"),
    ("把多的药倒回瓶子里。", "把少的药倒回瓶子里。"),
    ("生的牛奶要煮开才能喝。", "熟的牛奶要煮开才能喝。"),
    ("挤奶前用热水擦乳房。", "挤奶后用热水擦乳房。"),
    ("发病初期喷80%代森锰锌可湿性粉剂。", "发病初期喷80%甲霜灵可湿性粉剂。"),
    ("用阿维菌素乳油防红蜘蛛。", "用三唑磷乳油防红蜘蛛。"),
    ("用高效氯氰菊酯防蚜虫，喷叶背。", "用联苯菊酯防蚜虫，喷叶背。"),
    ("牛皮下注射伊维菌素，按体重。", "牛皮下注射青霉素，按体重。"),
    ("半片药研成粉，兑水灌下去。", "两片药研成粉，兑水灌下去。"),
    ("一天喂药一次，连喂三天。", "一天喂药三次，连喂三天。"),
    ("每头牛打2毫升，打在脖子上。", "每头牛打20毫升，打在脖子上。"),
    ("海拔2600米以上三月播种。", "海拔2600米以上五月播种。"),
    ("每千克体重用药0.2毫克。", "每千克体重用药0.02毫克。"),
    ("伤口不能用嘴吸，快去医院。", "伤口能用嘴吸，快去医院。"),
    ("用药1.5克兑水一桶，搅匀。", "用药15克兑水一桶，搅匀。"),
    ("打药的人要戴口罩和手套。", "打药的人不必戴口罩和手套。"),
]


@pytest.mark.parametrize("old, new", DANGEROUS)
def test_a_dangerous_neighbour_is_never_exact_and_always_marked(old, new):
    for said, asked in ((old, new), (new, old)):
        key = known(said)
        found = matches(asked, "bo")
        assert not any(each.is_exact for each in found)
        assert all(each.is_dangerous for each in found)
        assert mark(asked) not in exact_words([mark(asked)], "bo")
        forget(key, "bo")


def test_most_dangerous_neighbours_are_offered_for_else_the_mark_proves_nothing():
    offered = 0
    for old, new in DANGEROUS:
        key = known(old)
        offered += bool(matches(new, "bo"))
        forget(key, "bo")
    assert offered >= 0.8 * len(DANGEROUS)


def test_it_asks_as_much_of_a_large_memory_as_of_a_small_one():
    counts = []
    for size in (1, 400):
        remember(
            uuid4(), "bo", [ReadSentence(f"body.{n}", f"第{n}块地里种着洋芋和玉米。", f"ས་{n}།") for n in range(size)]
        )
        with CaptureQueriesContext(connection) as queries:
            assert matches("第77块地里种着洋芋和青稞。", "bo")
        counts.append(len(queries))
    assert counts[0] == counts[1] == 4


def test_an_entry_of_another_language_is_not_offered_where_two_pairs_have_one_number():
    known(WASH, language="lis")
    entry = Remembered.objects.get()
    Gram.objects.bulk_create(Gram(gram=gram, entry=entry) for gram in grams_of("打药以后要用肥皂把手洗干净", "bo"))
    assert matches("打药以后要用肥皂把手洗干净。", "bo") == []


def test_pairs_of_letters_are_numbers_of_their_language():
    assert grams_of("打药以后", "bo") == []
    pairs = grams_of("打药以后洗手", "bo")
    assert len(pairs) == 5 and set(pairs).isdisjoint(grams_of("打药以后洗手", "lis"))
    assert all(0 <= number < 2**31 for number in pairs)
