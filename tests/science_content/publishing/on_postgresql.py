"""What several connections do at once, told as JSON: `python -m tests.science_content.publishing.on_postgresql` with a DATABASE_URL.

The database is a PostgreSQL with a site that is set up and has no page. Each act runs in a thread of its own, and so on a
connection of its own.
"""

import json
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Barrier, Event
from typing import Any

import django

WRITERS = 20
PATIENCE = 20  # seconds after which a writer that waits for another has failed
TURN = 0.0002  # seconds; in Python's five milliseconds each of a publication's many questions waits for every reader


def apart(act: Callable[[], Any]) -> Any:
    """What `act` returns, done on another connection."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(_closing, act).result()


def _closing(act: Callable[[], Any]) -> Any:
    from django.db import connection

    try:
        return act()
    finally:
        connection.close()


def shown(page) -> str:
    """The number of the page's dose as a reader gets it, or the status of an answer without one."""
    from bs4 import BeautifulSoup
    from django.test import Client

    answer = Client().get(page.url_path)
    if answer.status_code != 200:
        return str(answer.status_code)
    number = BeautifulSoup(answer.content, "html.parser").select_one(".dose-number")
    return number.get_text(strip=True) if number else ""


def read(page) -> str:
    return apart(lambda: shown(page))


def publish(page, amount: int) -> None:
    from science_content.models import ArticlePage
    from tests.trees import with_amount

    with_amount(ArticlePage.objects.get(pk=page.pk), amount).save_revision().publish()


def late_commit(tree, other, change: Callable[[], Any], by: Callable[[], Any]) -> list[str]:
    """What a reader sees before `change`, while it is not committed and `by` was committed after it began, and afterwards."""
    from django.db import transaction

    seen = [read(tree.tibetan)]
    with transaction.atomic():
        change()
        apart(by)
        seen.append(read(tree.tibetan))
    return [*seen, read(tree.tibetan)]


def released_beside(tree, words: str) -> dict[str, Any]:
    """A corrected warning is released between what a publication of its source reads and what it writes.

    The release begins before the publication's first write to the Tibetan row. Where the publication has locked that
    row it waits, and comes after; else it comes in between.
    """
    from django.db import connection

    from science_content.models import SciencePage
    from translation.engine.sources import store_words, translation_of
    from translation.release.actions import release

    store_words(translation_of(tree.tibetan), {"打药后洗手。": words})
    pool, releases = ThreadPoolExecutor(1), []

    def release_first(execute, sql, params, many, context):
        about_target = tree.tibetan.pk in list(params or ())
        if sql.startswith('UPDATE "science_content_') and about_target and not releases:
            releases.append(pool.submit(_closing, lambda: release(translation_of(tree.tibetan))))
            wait(releases, timeout=3)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(release_first):
        publish(tree.article, 30)
    for each in releases:
        each.result()
    pool.shutdown()
    page = SciencePage.objects.get(pk=tree.tibetan.pk)
    return {
        "released": len(releases),
        "words": words in str(page.specific.body),
        "draft": words in str(page.latest_revision.content),
        "number": read(tree.tibetan),
    }


def stored_late(tree) -> list[str]:
    """What is rendered before a publication and stored after it; what the next reader gets."""
    from django.http import HttpResponse
    from django.test import RequestFactory

    from home.page_cache import PageCache

    def slow(request) -> HttpResponse:
        number = shown(tree.article)
        apart(lambda: publish(tree.article, int(number) + 1))
        return HttpResponse(number)

    ask = PageCache(slow)
    return [ask(RequestFactory().get("/zh-hans/slow/")).content.decode() for _ in range(2)]


def at_once(pages) -> int:
    """How many writers had published, all in open transactions, before the first of them was committed."""
    from django.db import transaction

    barrier = Barrier(len(pages))

    def write(page) -> bool:
        with transaction.atomic():
            publish(page, 44)
            barrier.wait(PATIENCE)  # raises where one of them waits for another's commit
        return True

    with ThreadPoolExecutor(len(pages)) as pool:
        writers = [pool.submit(_closing, lambda page=page: write(page)) for page in pages]
        return sum(not writer.exception() for writer in writers)


def under_load(tree, publications: int, readers: int = 3) -> dict[str, int]:
    """Readers read on and on while doses are published; "stale" counts reads begun after a commit that show less."""
    committed, done = [int(read(tree.article))], Event()

    def read_on() -> tuple[int, int]:
        reads = stale = 0
        while not done.is_set():
            for page in (tree.article, tree.tibetan):
                least = committed[-1]
                reads += 1
                stale += int(shown(page) or least) < least
        return reads, stale

    with ThreadPoolExecutor(readers) as pool:
        working = [pool.submit(_closing, read_on) for _ in range(readers)]
        for _ in range(publications):
            publish(tree.article, committed[-1] + 1)
            committed.append(committed[-1] + 1)
        done.set()
        counts = [each.result() for each in working]
    return {"reads": sum(reads for reads, _ in counts), "stale": sum(stale for _, stale in counts)}


def folding(times: int, folders: int = 4) -> dict[str, Any]:
    """Rows are folded by several at once while others add to them: what is lost or counted twice shows in the sum."""
    from science_content.models import VisibleChange
    from science_content.stamp import fold, readers_see_a_change, stamp

    VisibleChange.objects.all().delete()
    said: list[int] = []

    def add() -> None:
        for _ in range(times):
            readers_see_a_change()
            said.append(int(stamp()))

    def fold_on() -> None:
        for _ in range(times):
            fold()

    with ThreadPoolExecutor(folders + 1) as pool:
        for act in [pool.submit(_closing, each) for each in (add, *[fold_on] * folders)]:
            act.result()
    fold()
    return {
        "rising": said == sorted(set(said)),
        "same": int(stamp()) == said[-1],
        "rows": VisibleChange.objects.count(),
    }


def ticked_beside(tree) -> list[Any]:
    """A native reader ticks while the Chinese page is published and not committed; what is said, and what counts as read."""
    from django.contrib.auth import get_user_model
    from django.db import transaction

    from science_content.models import SciencePage
    from translation.engine.sources import translation_of
    from translation.engine.whole import whole
    from translation.release.ticking import Moved, tick

    reader = get_user_model().objects.create_user("reader", is_superuser=True)
    seen = whole(translation_of(tree.tibetan))

    def act() -> str:
        try:
            tick(
                page=tree.tibetan, user=reader, sentences=[each.digest for each in seen.can_be_read], screen=seen.print
            )
        except Moved:
            return "moved"
        return "ticked"

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            publish(tree.article, 60)
            ticking = pool.submit(_closing, act)
            wait([ticking], timeout=3)
        said = ticking.result()
    return [said, SciencePage.objects.get(pk=tree.tibetan.pk).checked_words]


def banned(tree, pages: int) -> dict[str, Any]:
    """A list that bans the product of every page is loaded by two at once; what is hidden, and what a reader gets."""
    from science_content.models import ArticlePage, SubstanceAlert
    from science_content.quality.unlike import UnlikeOthers
    from science_content.withdrawal.bans import load_list
    from tests.science_content.withdrawal.test_bans import listed

    alike = len(list(UnlikeOthers().check(ArticlePage.objects.get(pk=tree.article.pk))))
    with ThreadPoolExecutor(2) as pool:
        loading = [pool.submit(_closing, lambda: load_list(listed()).hidden) for _ in range(2)]
    hidden = [each.result() for each in loading]
    return {
        "unlike": alike,
        "hidden": sum(hidden) == pages,
        "alerts": SubstanceAlert.objects.filter(is_hidden=True).count() == pages,
        "numbers": [read(tree.article), read(tree.tibetan)],
    }


def further_page(tree, number: int):
    from science_content.content_files.building import build
    from tests.trees import ARTICLE

    piece = ARTICLE | {"key": f"a{number}", "title": f"第{number}页", "is_demo": False}
    return build(tree.topic, "article", piece, {}, {})


def main() -> dict[str, Any]:
    from django.conf import settings

    from science_content.models import ArticlePage, SciencePage
    from science_content.withdrawal.actions import restore, withdraw
    from tests.translation.release.on_postgresql import acts
    from tests.trees import Tree, small_tree

    small_tree()
    settings.PAGE_CACHE_SECONDS = 300
    tree = Tree.stored()
    pages = [further_page(tree, number) for number in range(WRITERS)]

    def reloaded() -> SciencePage:
        return SciencePage.objects.get(pk=tree.article.pk)

    return {
        "published": late_commit(tree, pages[0], lambda: publish(tree.article, 20), lambda: publish(pages[0], 5)),
        "drafted beside": late_commit(
            tree,
            pages[0],
            lambda: publish(tree.article, 21),
            lambda: ArticlePage.objects.get(pk=pages[0].pk).save_revision(log_action=True),
        ),
        "withdrawn": late_commit(
            tree, pages[0], lambda: withdraw(reloaded(), reason="说法有误"), lambda: publish(pages[0], 6)
        ),
        "restored": late_commit(tree, pages[0], lambda: restore(reloaded()), lambda: publish(pages[0], 7)),
        "released beside": released_beside(tree, "ལག་པ་ལེགས་པར་འཁྲུ།"),
        "stored late": stored_late(tree),
        "at once": at_once(pages),
        "under load": under_load(tree, 6),
        "folding": folding(100),
        "ticked beside": ticked_beside(tree),
        "banned": banned(tree, WRITERS + 1),
        "translating": acts(tree),
    }


if __name__ == "__main__":
    sys.setswitchinterval(TURN)
    django.setup()
    print(json.dumps(main()))
