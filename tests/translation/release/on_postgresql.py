"""What translators and readers do at once on a real PostgreSQL, told as JSON: acts of `science_content.publishing.on_postgresql`."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Barrier
from typing import Any

HANDS = 8
PATIENCE = 20  # seconds
PLACE = "三步"  # a sentence that nobody has translated


def _at_once(acts: list[Callable[[], Any]]) -> list[Any]:
    """What each returns; all of them begin together, each on a connection of its own."""
    from django.db import connection

    barrier = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            barrier.wait(PATIENCE)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [each.result() for each in [pool.submit(run, act) for act in acts]]


def _page(tree):
    from science_content.models import SciencePage

    return SciencePage.objects.select_related("locale").get(pk=tree.tibetan.pk)


def _entries(tree) -> dict:
    from translation.engine.sheet import sheet
    from translation.engine.sources import translation_of

    return {each.chinese: each for each in sheet(translation_of(tree.tibetan), _page(tree)).entries}


def _user(name: str):
    """One of the two people of Tibetan."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    from cms.roles.actions import group_name
    from cms.roles.table import LANGUAGE_REVIEWER, TRANSLATOR
    from languages import registry

    user, _ = get_user_model().objects.get_or_create(username=name)
    role = LANGUAGE_REVIEWER if name == "jiaodui" else TRANSLATOR
    user.groups.set([Group.objects.get(name=group_name(role, registry.get("bo")))])
    return user


def one_sentence(tree) -> dict[str, Any]:
    """Several people save other words for one sentence, all made on nothing."""
    from translation.engine.saving import Change, save_words
    from translation.models import WordsVersion

    context, string = _entries(tree)[PLACE].key
    people = [_user("yiyuan"), _user("jiaodui")] * (HANDS // 2)
    texts = ["ཀ" * (number + 1) for number in range(HANDS)]

    def save(text: str, user) -> str:
        return save_words(_page(tree), [Change(context, string, text, "")], user)[0].state

    states = _at_once([lambda each=each: save(*each) for each in zip(texts, people, strict=True)])
    words = _entries(tree)[PLACE].words
    kept = WordsVersion.objects.filter(language="bo", chinese=PLACE).values_list("words", flat=True)
    return {"saved": states.count("saved"), "conflicts": states.count("conflict"), "kept": list(kept) == [words]}


def over_a_machines(tree) -> list[str]:
    """The versions of a sentence that a machine wrote and a person changed, the newest first."""
    from translation.engine.saving import Change, print_of, save_words
    from translation.engine.sources import store_words, translation_of
    from translation.versions.queries import versions_of

    store_words(translation_of(tree.tibetan), {"先看叶背。": "ཀ།"}, tool="machine")
    entry = _entries(tree)["先看叶背。"]
    save_words(_page(tree), [Change(*entry.key, "ཁ།", print_of(entry.words))], _user("yiyuan"))
    found = versions_of(tree.article.translation_key, "bo", entry.path)
    return [f"{each.origin} {each.words}" for each in found]


def read_at_once(tree) -> dict[str, Any]:
    """Each of several readers decides of another sentence: none takes away what the others read."""
    from translation.release.verdicts import FINE, Verdict, decide

    entries = [each for each in _entries(tree).values() if each.words and not each.judged.blocking][:HANDS]
    user = _user("jiaodui")

    def say(entry) -> str:
        return decide(page=_page(tree), user=user, verdicts=[Verdict(entry.key, FINE, entry.print)])[entry.key].state

    states = _at_once([lambda each=each: say(each) for each in entries])
    digests = {mark.rpartition(":")[2] for mark in _page(tree).checked_words}
    return {"read": states.count("read") == len(entries) > 4, "all": {each.digest for each in entries} <= digests}


def killed(tree) -> dict[str, Any]:
    """A server that dies after the words and before their version has stored nothing; sent again, it is stored once."""
    from django.db import OperationalError, connection

    from translation.engine.saving import Change, print_of, save_words
    from translation.models import WordsVersion

    entry = _entries(tree)["叶子会卷起来。"]
    before = WordsVersion.objects.count()
    change = Change(*entry.key, "ཅ་ཆ།", print_of(entry.words))

    def dies(execute, sql, params, many, context):
        if "translation_wordsversion" in sql and sql.startswith("INSERT"):
            raise OperationalError("the server closed the connection unexpectedly")
        return execute(sql, params, many, context)

    try:
        with connection.execute_wrapper(dies):
            save_words(_page(tree), [change], _user("yiyuan"))
    except OperationalError:
        stood = _entries(tree)["叶子会卷起来。"].words == entry.words and WordsVersion.objects.count() == before
    else:
        stood = False
    again = save_words(_page(tree), [change], _user("yiyuan"))[0].state
    twice = save_words(_page(tree), [change], _user("yiyuan"))[0].state  # its answer was lost
    rows = WordsVersion.objects.filter(chinese="叶子会卷起来。", words="ཅ་ཆ།").count()
    return {"stood": stood, "again": again, "twice": twice, "versions": rows}


def started_at_once(tree) -> dict[str, Any]:
    """Four workers begin what was asked for while two translators open a page of it: each page is begun once, in a sound tree."""
    from wagtail.models import Locale, Page

    from science_content.models import SciencePage
    from translation.models import Start
    from translation.starting.actions import ask_for, begin_all, begin_now

    pages = list(SciencePage.objects.filter(locale__language_code="zh-hans", live=True).select_related("locale"))
    locales = list(Locale.objects.filter(language_code__in=["lis", "kac", "tdd"]))
    asked = ask_for(pages, locales, _user("yiyuan"))
    opening = [lambda locale=locale: begin_now(pages[-1], locale) for locale in locales[:2]]
    _at_once([begin_all] * 4 + opening)
    begin_all()
    drafts = SciencePage.objects.filter(locale__in=locales)
    return {
        "asked": asked == len(pages) * 3,
        "waits or failed": Start.objects.filter(begun_at=None).count(),
        "begun once": drafts.count() == len(pages) * 3,
        "problems": any(Page.find_problems()),
    }


def undone_beside(tree) -> dict[str, Any]:
    """A draft is released, and not committed, while somebody takes back its start; what he is told, and what readers have."""
    from django.db import connection, transaction
    from wagtail.models import Locale, Page

    from science_content.models import SciencePage
    from translation.engine.starting import start
    from translation.release.actions import release
    from translation.starting.actions import NotUndone, undo_start

    translation = start(tree.article, Locale.objects.get(language_code="lis"))
    draft = SciencePage.objects.get(pk=translation.get_target_instance().pk)

    def undo() -> str:
        try:
            undo_start(draft)
        except NotUndone:
            return "refused"
        finally:
            connection.close()
        return "undone"

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            release(translation)
            undoing = pool.submit(undo)
            wait([undoing], timeout=3)
        said = undoing.result(PATIENCE)
    live = SciencePage.objects.filter(pk=draft.pk, live=True).exists()
    return {"said": said, "live": live, "problems": any(Page.find_problems())}


def taken_at_once(tree) -> dict[str, Any]:
    """Two people take one page, several times each; then both take what is past its day."""
    from datetime import timedelta

    from django.utils.timezone import localdate

    from languages import registry
    from science_content.models import SciencePage
    from translation.claims.actions import NotClaimed, claim_page
    from translation.models import Claim

    page = SciencePage.objects.select_related("locale").get(pk=tree.article.pk)
    people = [_user("yiyuan"), _user("jiaodui")] * (HANDS // 2)

    def run(user) -> str:
        try:
            return claim_page(page, language=registry.get("bo"), user=user).user.username
        except NotClaimed as reason:
            return str(reason)

    def both() -> bool:
        """Whether one has it, as often as he asked, and the other was told who."""
        said = _at_once([lambda user=user: run(user) for user in people])
        first = Claim.objects.get().user.username
        return said.count(first) == HANDS // 2 == sum(each.startswith(f"{first}已经领了") for each in said)

    fresh = both()
    Claim.objects.update(due=localdate() - timedelta(days=1))
    return {"fresh": fresh, "past its day": both()}


def asked_at_once(tree) -> dict[str, Any]:
    """Several workers get one question, then an answer from each of two people: it is asked once, and one answer stands."""
    from translation.questions.actions import AnsweredMeanwhile, answer, ask
    from translation.questions.models import Question

    path, asker, people = _entries(tree)["叶子会卷起来。"].path, _user("yiyuan"), ("yiyuan", "jiaodui")
    asked = {"path": path, "chinese": "叶子会卷起来。", "to": "reader", "text": "怎么卷？", "user": asker}
    ids = _at_once([lambda: ask(page=_page(tree), **asked).pk] * HANDS)

    def say(name: str) -> str:
        try:
            answer(question=Question.objects.get(pk=ids[0]), text=f"{name}的回答", seen="", user=_user(name))
        except AnsweredMeanwhile:
            return "told"
        return "stands"

    said = _at_once([lambda name=name: say(name) for name in people])
    stands = f"{people[said.index('stands')]}的回答"
    row = Question.objects.get()
    return {"asked": len(set(ids)), "said": sorted(said), "stands": row.answer == stands}


def acts(tree) -> dict[str, Any]:
    return {
        "taken at once": taken_at_once(tree),
        "asked at once": asked_at_once(tree),
        "started at once": started_at_once(tree),
        "one sentence": one_sentence(tree),
        "over a machine's": over_a_machines(tree),
        "read at once": read_at_once(tree),
        "killed": killed(tree),
        "undone beside": undone_beside(tree),
    }
