"""Whoever may release in a language takes words out of its memory: nobody is offered them again, until they are put back."""

from urllib.parse import parse_qs, urlparse

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from languages.sentences import digest, mark
from tests.desk.workbench.test_memory import LIKE, begun, offered  # noqa: F401 -- a fixture
from tests.desk.workbench.test_memory_search import asked, found
from tests.desk.workbench.test_workbench import WASH, row_of, screen_of
from tests.trees import TIBETAN, read_all
from tests.typing_hand import change, send, type_words
from translation.engine.drafts import write_draft
from translation.engine.sources import translation_of
from translation.engine.taking_out import put_back, take_out
from translation.engine.upgrade import remember_what_was_read
from translation.memory.matching import EXACT, IN_CONTEXT, matches
from translation.memory.models import Gram, Remembered, Removed
from translation.memory.remembering import ReadSentence, remember
from translation.release.actions import release
from translation.release.ticking import take_back

pytestmark = pytest.mark.django_db
WORDS = TIBETAN[WASH]
WHY = "说法太绕，换了新的"


@pytest.fixture
def read(tree):
    read_all(tree.tibetan)
    return tree


def entry_of(words: str = WORDS, language: str = "bo") -> Remembered:
    return Remembered.objects.filter(words=words, language=language).first()


def posted(client, page, **fields):
    return client.post(reverse("translation_memory_take_out", args=[page.pk]), {"reason": WHY, "q": "洗手"} | fields)


def taken_out(cast, page, words: str = WORDS) -> None:
    take_out(entry=entry_of(words), page=page, reason=WHY, user=cast["jiaodui"])


def put_back_by_hand(client, page, **fields):
    removed = Removed.objects.get()
    return client.post(reverse("translation_memory_removed", args=[page.pk]), {"removed": removed.pk} | fields)


def in_memory(language: str = "bo") -> set[str]:
    return set(Remembered.objects.filter(language=language).values_list("words", flat=True))


def said_to(client, answer) -> str:
    return BeautifulSoup(client.get(answer["Location"]).content, "html.parser").get_text()


def test_a_reviewer_takes_a_sentence_out_on_the_page_of_the_search(as_, cast, read):
    client = as_("jiaodui")
    [entry] = found(client, read.tibetan, "洗手")
    link = urlparse(entry.select("a")[-1]["href"])
    asks = {name: value for name, [value] in parse_qs(link.query).items()}
    form = asked(client, read.tibetan, asks.pop("q"), **asks).select_one("form#take-out")
    assert WASH in form.get_text() and WORDS in form.get_text()
    fields = {each["name"]: each.get("value", "") for each in form.select("input")} | {"reason": WHY}
    answer = client.post(form["action"], fields)
    assert "去掉了" in said_to(client, answer) and found(client, read.tibetan, "洗手") == []
    removed = Removed.objects.get()
    assert (removed.language, removed.words, removed.reason, removed.user) == ("bo", WORDS, WHY, cast["jiaodui"])
    assert removed.digest == digest(mark(WASH), WORDS)
    assert in_memory() == set(TIBETAN.values()) - {WORDS}


def test_it_leaves_every_page_with_its_pairs_of_letters_and_the_pages_as_they_were(cast, tree, begun):  # noqa: F811
    remember(begun.translation_key, "bo", [ReadSentence("body.x", f"<b>{WASH}</b>", WORDS)])
    pks = list(Remembered.objects.filter(words=WORDS).values_list("pk", flat=True))
    before = tree.reload().tibetan
    taken_out(cast, begun)
    assert len(pks) == 2 and not Remembered.objects.filter(pk__in=pks) and not Gram.objects.filter(entry__in=pks)
    after = tree.reload().tibetan
    assert (after.checked_words, after.checked_by_native) == (before.checked_words, before.checked_by_native)


def test_it_is_neither_offered_nor_set_into_a_box(as_, cast, tree, begun):  # noqa: F811
    above = Remembered.objects.get(words=WORDS).before
    assert [matches(WASH, "bo", before=each)[0].score for each in (above, "")] == [IN_CONTEXT, EXACT]
    taken_out(cast, tree.tibetan)
    for each in (above, ""):
        assert WORDS not in [match.entry.words for match in matches(WASH, "bo", before=each)]
    assert WORDS not in [match.entry.words for match in matches(LIKE, "bo")]
    assert row_of(screen_of(as_("yiyuan"), begun), WASH)["data-state"] == "open"
    assert offered(as_("yiyuan"), begun, WASH) == []


def test_it_does_not_come_back_when_it_is_read_again_released_or_migrated(as_, cast, read):
    taken_out(cast, read.tibetan)
    translation = translation_of(read.tibetan)
    write_draft(translation)
    release(translation)
    remember_what_was_read(apps)
    assert WORDS not in in_memory()
    take_back(page=read.reload().tibetan, user=None)
    read_all(read.reload().tibetan)
    assert in_memory() == set(TIBETAN.values()) - {WORDS}
    Remembered.objects.all().delete()
    remember_what_was_read(apps)
    assert in_memory() == set(TIBETAN.values()) - {WORDS}


def test_it_does_not_come_back_when_it_is_typed_anew_and_read_on_another_page(as_, cast, tree, begun):  # noqa: F811
    taken_out(cast, tree.tibetan)
    assert type_words(as_("yiyuan"), begun, WASH, WORDS)["state"] == "saved"
    verdict = change(begun, WASH, WORDS, verdict="fine")
    [answer] = send(as_("jiaodui"), begun, verdict).json()["answers"]
    assert answer["read"]["state"] == "read" and WORDS not in in_memory()


def test_other_words_for_the_sentence_are_remembered(cast, read):
    taken_out(cast, read.tibetan)
    remember(read.tibetan.translation_key, "bo", [ReadSentence("body.x", WASH, "ལག་པ་འཁྲུ།")])
    assert "ལག་པ་འཁྲུ།" in in_memory()


def test_another_language_keeps_the_same_words(cast, read):
    remember(read.tibetan.translation_key, "lis", [ReadSentence("body.x", WASH, WORDS)])
    taken_out(cast, read.tibetan)
    remember(read.tibetan.translation_key, "lis", [ReadSentence("body.y", WASH, WORDS)])
    assert Remembered.objects.filter(language="lis", words=WORDS).count() == 2


def test_what_is_put_back_is_remembered_where_it_is_read_now(as_, cast, read):
    client, before = as_("jiaodui"), set(Remembered.objects.values_list("path", "mark", "before", "words"))
    remember(read.tibetan.translation_key, "lis", [ReadSentence("body.x", WASH, WORDS)])
    taken_out(cast, read.tibetan)
    answer = client.get(reverse("translation_memory_removed", args=[read.tibetan.pk]))
    [row] = BeautifulSoup(answer.content, "html.parser").select(".wb-found li")
    assert all(text in row.get_text() for text in (WASH, WORDS, WHY)) and "放回来" in row.button.get_text()
    assert "放回翻译记忆" in said_to(client, put_back_by_hand(client, read.tibetan))
    assert set(Remembered.objects.filter(language="bo").values_list("path", "mark", "before", "words")) == before
    assert not Removed.objects.exists() and Remembered.objects.filter(language="lis").count() == 1
    assert len(found(client, read.tibetan, "洗手")) == 1


def test_what_was_read_before_its_page_is_released_is_put_back_too(as_, cast, tree, begun):  # noqa: F811
    type_words(as_("yiyuan"), begun, WASH, WORDS)
    send(as_("jiaodui"), begun, change(begun, WASH, WORDS, verdict="fine"))
    taken_out(cast, tree.tibetan)
    assert put_back(removed=Removed.objects.get(), page=tree.tibetan, user=cast["jiaodui"]) == 2
    assert Remembered.objects.filter(page_key=begun.translation_key, words=WORDS).exists()


def test_what_nobody_stands_for_any_more_is_put_back_without_an_entry(as_, cast, read):
    taken_out(cast, read.tibetan)
    take_back(page=read.reload().tibetan, user=None)
    client = as_("jiaodui")
    assert "以后看过就会记住" in said_to(client, put_back_by_hand(client, read.tibetan))
    assert not Removed.objects.exists() and not Remembered.objects.exists()


def test_other_words_that_were_read_meanwhile_stay_when_the_old_are_put_back(cast, read):
    path = entry_of().path
    taken_out(cast, read.tibetan)
    remember(read.tibetan.translation_key, "bo", [ReadSentence(path, WASH, "ལག་པ་འཁྲུ།")])
    assert put_back(removed=Removed.objects.get(), page=read.tibetan, user=cast["jiaodui"]) == 0
    assert "ལག་པ་འཁྲུ།" in in_memory() and WORDS not in in_memory()


def test_of_two_who_take_it_out_at_once_one_is_written_down(as_, cast, read):
    entry, client = entry_of(), as_("jiaodui")
    for name in ("jiaodui", "admin"):
        take_out(entry=entry, page=read.tibetan, reason=WHY, user=cast[name])
    assert Removed.objects.get().user == cast["jiaodui"]
    assert "什么也没有去掉" in said_to(client, posted(client, read.tibetan, entry=entry.pk))
    with pytest.raises(IntegrityError), transaction.atomic():
        Removed.objects.create(language="bo", digest=Removed.objects.get().digest)


def test_of_two_who_put_it_back_at_once_the_second_changes_nothing(cast, read):
    taken_out(cast, read.tibetan)
    removed = Removed.objects.get()
    assert [put_back(removed=removed, page=read.tibetan, user=cast["jiaodui"]) for _ in range(2)] == [1, 0]


@pytest.mark.parametrize("reason", ["", "  ", "太绕", "\x00\x07\u200b\u202e", "<b>" + "绕" * 4997, "绕" * 301])
def test_a_reason_that_says_nothing_or_too_much_takes_nothing_out_and_stays_in_the_form(as_, read, reason):
    answer = posted(as_("jiaodui"), read.tibetan, entry=entry_of().pk, reason=reason)
    form = BeautifulSoup(answer.content, "html.parser").select_one("form#take-out")
    assert answer.status_code == 400 and "4到300个字" in form.select_one("[role=alert]").get_text()
    assert form.textarea.get_text().strip() == "".join(sign for sign in reason if sign.isprintable()).strip()
    assert form.select_one("[name=q]")["value"] == "洗手" and not form.select("b")
    assert not Removed.objects.exists() and entry_of()


@pytest.mark.parametrize("reason", ["<b>太绕</b><script>", "太\x00绕\n得\x07很", "绕" * 300])
def test_a_reason_stands_as_text(as_, read, reason):
    client = as_("jiaodui")
    assert posted(client, read.tibetan, entry=entry_of().pk, reason=reason).status_code == 302
    screen = client.get(reverse("translation_memory_removed", args=[read.tibetan.pk])).content
    row = BeautifulSoup(screen, "html.parser").select_one(".wb-found li")
    assert Removed.objects.get().reason in row.get_text() and not row.select("b, script")
    assert Removed.objects.get().reason.isprintable()


@pytest.mark.parametrize("number", ["", "x", "-1", "²", "0", "1e3", "9" * 15, "9" * 400, "1 OR 1=1", "\x00"])
def test_an_entry_that_is_not_there_takes_nothing_out_and_puts_nothing_back(as_, read, number):
    client = as_("jiaodui")
    assert posted(client, read.tibetan, entry=number).status_code == 302
    address = reverse("translation_memory_removed", args=[read.tibetan.pk])
    assert client.post(address, {"removed": number}).status_code == 302
    assert not asked(client, read.tibetan, "洗手", entry=number).select("#take-out")
    assert client.get(address, {"p": number}).status_code == 200
    assert not Removed.objects.exists() and in_memory() == set(TIBETAN.values())


def test_an_entry_of_another_language_is_none_of_his(as_, read):
    [other] = remember(read.tibetan.translation_key, "lis", [ReadSentence("body.x", WASH, "ꓐ.")])
    removed = Removed.objects.create(language="lis", digest="0" * 12, chinese=WASH, words="ꓐ.", reason=WHY)
    client = as_("jiaodui")
    posted(client, read.tibetan, entry=other.pk)
    put_back_by_hand(client, read.tibetan)
    assert not asked(client, read.tibetan, "洗手", entry=other.pk).select("#take-out")
    assert list(Removed.objects.all()) == [removed] and Remembered.objects.filter(pk=other.pk).exists()


@pytest.mark.parametrize("who", ["yiyuan", "yiyuan-lisu", "bianji", "shenhe", "shengban", "xinxi"])
def test_nobody_else_takes_out_or_puts_back(as_, cast, read, who):
    posted(as_(who), read.tibetan, entry=entry_of().pk)
    assert not Removed.objects.exists()
    taken_out(cast, read.tibetan)
    assert put_back_by_hand(as_(who), read.tibetan).status_code == 302
    assert as_(who).get(reverse("translation_memory_removed", args=[read.tibetan.pk])).status_code == 302
    assert Removed.objects.exists()


def test_a_translator_sees_no_way_to_it(as_, read):
    screen = asked(as_("yiyuan"), read.tibetan, "洗手", entry=entry_of().pk)
    assert not screen.select("#take-out, [href*='entry='], [href*='removed']")


def test_the_list_in_the_editor_leads_to_the_page(as_, read):
    [entry] = asked(as_("jiaodui"), read.tibetan, "洗手", part="").select(".wb-found li")
    link = entry.select("a")[-1]
    assert f"entry={entry_of().pk}" in link["href"] and link["target"] == "_blank"


def test_a_form_of_another_site_takes_nothing_out(cast, read):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast["jiaodui"], backend="django.contrib.auth.backends.ModelBackend")
    assert posted(client, read.tibetan, entry=entry_of().pk).status_code == 403
    assert not Removed.objects.exists()


def test_the_history_of_the_page_says_who_took_what_out_and_put_it_back(as_, read):
    client = as_("jiaodui")
    posted(client, read.tibetan, entry=entry_of().pk)
    put_back_by_hand(client, read.tibetan)
    said = client.get(reverse("wagtailadmin_pages:history", args=[read.tibetan.pk])).content.decode()
    assert f"从翻译记忆里去掉：{WASH}，{WHY}" in said and f"放回翻译记忆：{WASH}" in said
