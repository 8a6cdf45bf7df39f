"""Two people at one page, a line that was cut, and whom the first screen calls."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import PageLogEntry

from desk.first_screen.translating import work_of
from desk.translators.ranking import HANDED, RETURNED
from science_content.models import SciencePage
from science_content.pages.gate import NotPublishable
from tests.desk.workbench.test_verdicts import PURPOSE, judge, release_screen, waits
from tests.desk.workbench.test_workbench import row_of, screen_of
from tests.translation.release.native import WORDS, has_dose_words, read_by
from tests.trees import TIBETAN
from tests.typing_hand import change, send
from translation.engine.outlook import outlook
from translation.engine.sources import store_words, translation_of
from translation.models import NativeReading, Returned
from translation.release.actions import release
from translation.release.handing_over import hand_over
from translation.release.verdicts import FINE, READ

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun(tree, cast):
    store_words(translation_of(tree.tibetan), TIBETAN | WORDS, user=cast["yiyuan"])
    return tree.reload()


def checked(page) -> list[str]:
    return SciencePage.objects.get(pk=page.pk).checked_words


def send_back(as_, page) -> None:
    judge(as_("jiaodui"), page, PURPOSE, "rewrite", reason="药名不对")


def test_words_that_changed_after_they_were_listed_do_not_go_out(begun, as_):
    screen = BeautifulSoup(release_screen(as_("jiaodui"), begun.tibetan).content, "html.parser")
    data = {each["name"]: each["value"] for each in screen.select("[name^=seen-]")}
    send(as_("yiyuan"), begun.tibetan, change(begun.tibetan, "清水", "ཅ་ཆ།"))
    url = reverse("translation_release", args=[begun.tibetan.pk])
    answer = as_("jiaodui").post(url, data | {"page": begun.tibetan.pk})
    assert answer.status_code == 409 and "刚才变了" in answer.content.decode()


def test_what_was_found_right_before_it_came_back_does_not_end_the_return(begun, as_):
    late = change(begun.tibetan, PURPOSE, WORDS[PURPOSE], verdict=FINE)  # 行 without a line
    send_back(as_, begun.tibetan)
    [answer] = send(as_("jiaodui"), begun.tibetan, late).json()["answers"]
    assert answer["read"]["state"] == "returned" and "药名不对" in answer["read"]["back"]
    assert not checked(begun.tibetan) and Returned.objects.filter(settled_at=None).exists()
    row = row_of(screen_of(as_("jiaodui"), begun.tibetan), PURPOSE)
    assert row["data-back"] == answer["read"]["id"]
    [answer] = send(as_("jiaodui"), begun.tibetan, late | {"back": row["data-back"]}).json()["answers"]
    assert answer["read"]["state"] == READ and checked(begun.tibetan), "after all"


def test_a_lost_answer_is_written_down_once(begun, as_):
    for _ in range(2):
        send_back(as_, begun.tibetan)
        assert judge(as_("jiaodui"), begun.tibetan, "清水")["read"]["state"] == READ
    assert PageLogEntry.objects.filter(action="translation.returned").count() == 1
    assert NativeReading.objects.count() == 1


def test_what_was_sent_back_is_not_ticked_with_the_whole_page(begun, as_, cast, client):
    release(translation_of(begun.tibetan), user=cast["jiaodui"])
    send_back(as_, begun.tibetan)
    html = as_("jiaodui").get(reverse("translation_read", args=[begun.tibetan.pk])).content.decode()
    assert "退回了" in html
    read_by(begun.tibetan, cast["jiaodui"])
    assert not has_dose_words(client, begun.tibetan) and not begun.reload().tibetan.checked_by_native
    assert len(checked(begun.tibetan)) == 8 and Returned.objects.filter(settled_at=None).exists()


def test_words_that_change_while_the_page_goes_out_keep_it_in(begun, as_, cast):
    listed = outlook(translation_of(begun.tibetan)).print
    before = begun.tibetan.last_published_at
    send(as_("yiyuan"), begun.tibetan, change(begun.tibetan, "清水", "ཅ་ཆ།"))
    with pytest.raises(NotPublishable, match="刚才又改了"):
        release(translation_of(begun.tibetan), user=cast["jiaodui"], seen=listed)
    assert begun.reload().tibetan.last_published_at == before


def test_a_dose_that_a_reader_mends_on_a_page_nobody_handed_over_waits_for_the_translator(begun, as_):
    assert waits(begun, "yiyuan") is None
    answer = judge(as_("jiaodui"), begun.tibetan, PURPOSE, text="ཅ་ཆ།")
    assert "另一位" in answer["read"]["why"]
    assert waits(begun, "yiyuan").unread == 1 and told("yiyuan", begun.tibetan) == [HANDED]
    judge(as_("yiyuan"), begun.tibetan, PURPOSE, text="ཅ་ཆ།")
    assert waits(begun, "yiyuan").unread == 0


def test_a_letter_that_another_typed_and_took_out_does_not_make_the_reader_a_second_person(begun, as_):
    for who, words in (("jiaodui", "ཅ་ཆ།"), ("yiyuan", "ཅ་ཆ་"), ("yiyuan", "ཅ་ཆ།")):
        send(as_(who), begun.tibetan, change(begun.tibetan, PURPOSE, words))
    assert "另一位" in judge(as_("jiaodui"), begun.tibetan, PURPOSE, text="ཅ་ཆ།")["read"]["why"]
    assert not checked(begun.tibetan)
    assert judge(as_("yiyuan"), begun.tibetan, PURPOSE, text="ཅ་ཆ།")["read"]["state"] == READ


def told(who: str, page) -> list[int]:
    works = work_of(get_user_model().objects.get(username=who))
    return [step.rank[0] for work in works for step in work.steps if step.row.target and step.row.target.pk == page.pk]


def test_a_dose_waits_for_whoever_may_read_it_and_that_is_not_who_wrote_it_first(begun, as_, cast):
    judge(as_("jiaodui"), begun.tibetan, "清水")  # whose words they are is kept
    for words in ("ཅ་ཆ།", WORDS[PURPOSE]):
        send(as_("jiaodui"), begun.tibetan, change(begun.tibetan, PURPOSE, words))
    hand_over([begun.tibetan], cast["yiyuan"])
    assert waits(begun, "yiyuan").unread == 0, "he wrote it first"
    before = waits(begun).unread
    assert judge(as_("jiaodui"), begun.tibetan, PURPOSE)["read"]["state"] == READ
    assert waits(begun).unread == before - 1


def test_what_came_back_is_told_to_a_reader_who_wrote_it_and_not_to_another(tree, as_, cast):
    second = get_user_model().objects.create_user("jiaodui-2", password="x")  # noqa: S106
    second.groups.set(cast["jiaodui"].groups.all())
    store_words(translation_of(tree.tibetan), TIBETAN | WORDS, user=second)
    send_back(as_, tree.tibetan)
    assert told("jiaodui-2", tree.tibetan) == [RETURNED] and told("yiyuan", tree.tibetan) == [RETURNED]
    assert RETURNED not in told("jiaodui", tree.tibetan)


def test_in_a_language_without_a_translator_what_came_back_is_told_to_its_readers(begun, as_, cast):
    cast["yiyuan"].groups.clear()
    send_back(as_, begun.tibetan)
    assert told("jiaodui", begun.tibetan) == [RETURNED]
