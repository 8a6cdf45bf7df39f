"""The worker: what a dead one left is taken up again, and a start that is killed again and again ends whole."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms import workers
from cms.models import Worker
from tests import database
from translation.starting.tasks import begin_translations

ASK = """
from wagtail.models import Locale
from science_content.models import ArticlePage
from translation.starting.actions import ask_for
pages = ArticlePage.objects.filter(locale__language_code="zh-hans", live=True).select_related("locale")
print(ask_for(pages, Locale.objects.filter(language_code__in=["lis", "kac"])))
"""
LEFT = """
import json
from wagtail.models import Page
from science_content.models import ArticlePage, SciencePage
from translation.models import Start
from wagtail_localize.models import Translation
drafts = SciencePage.objects.filter(locale__language_code__in=["lis", "kac"])
print(json.dumps({
    "left": Start.objects.filter(begun_at=None).count(),
    "pages": ArticlePage.objects.filter(locale__language_code="zh-hans", live=True).count(),
    "articles": drafts.type(ArticlePage).count(),
    "drafts": drafts.count(),
    "without a revision": drafts.filter(latest_revision=None).count(),
    "translations": Translation.objects.filter(target_locale__language_code__in=["lis", "kac"], enabled=True).count(),
    "problems": any(Page.find_problems()),
}))
"""


def running_task(worker: str, times: int = 1) -> DBTaskResult:
    begin_translations.enqueue()
    DBTaskResult.objects.update(
        status=TaskResultStatus.RUNNING, started_at=timezone.now(), worker_ids=["earlier"] * (times - 1) + [worker]
    )
    return DBTaskResult.objects.get()


def status() -> str:
    return DBTaskResult.objects.get().status


@pytest.mark.django_db
class TestTakingUp:
    def test_a_task_of_a_living_worker_is_left_to_it(self):
        workers.beat("here")
        running_task("here")
        assert workers.take_up() == 0 and status() == TaskResultStatus.RUNNING

    def test_a_task_of_nobody_is_ready_again(self):
        running_task("gone")
        assert workers.take_up() == 1 and status() == TaskResultStatus.READY

    def test_a_worker_that_was_not_seen_for_a_minute_is_dead(self):
        workers.beat("silent")
        Worker.objects.update(seen_at=timezone.now() - timedelta(seconds=61), host="another machine")
        running_task("silent")
        assert workers.take_up() == 1

    def test_a_worker_whose_process_is_gone_is_dead_at_once_on_the_same_machine_only(self):
        ended = subprocess.Popen([sys.executable, "-c", ""])
        ended.wait()
        workers.beat("killed")
        Worker.objects.update(pid=ended.pid)
        running_task("killed")
        Worker.objects.update(host="another machine")
        assert workers.take_up() == 0
        workers.beat("killed")
        Worker.objects.update(pid=ended.pid)
        assert workers.take_up() == 1

    def test_a_task_that_fells_every_worker_is_not_taken_up_for_ever(self):
        running_task("gone", workers.MOST_TAKES)
        workers.take_up()
        assert status() == TaskResultStatus.FAILED

    def test_what_ended_long_ago_is_forgotten_and_what_ended_lately_is_kept(self):
        for days in (1, 15):
            begin_translations.enqueue()
            DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(
                status=TaskResultStatus.SUCCESSFUL, finished_at=timezone.now() - timedelta(days=days)
            )
        workers.look_after()
        assert DBTaskResult.objects.count() == 1

    def test_a_worker_that_ends_by_itself_leaves_no_row(self):
        with workers.Pulse("here"):
            assert Worker.objects.filter(name="here").exists()
        assert not Worker.objects.exists()


def test_a_start_whose_worker_is_killed_three_times_ends_whole(own_demo):
    env = database.environment(own_demo)
    asked = int(database.manage(env, "shell", "-v0", "-c", ASK).split()[-1])
    command = [sys.executable, "manage.py", "run_worker", "-v0", "--interval", "0.1", "--no-startup-delay"]
    for number in range(3):
        process = subprocess.Popen(command, cwd=database.ROOT, env=env)
        before = waiting_in(env)
        while waiting_in(env) > max(0, before - 1 - number):
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    subprocess.run([*command, "--batch"], cwd=database.ROOT, env=env, check=True, timeout=300)
    end = left(env)
    assert asked > 20 and end["left"] == 0 and not end["problems"]
    assert end["articles"] == 2 * end["pages"]
    assert end["drafts"] == end["translations"] and end["without a revision"] == 0


def waiting_in(env: dict[str, str]) -> int:
    """How many starts wait, asked past Django, which takes longer to come up than a page takes to begin."""
    with closing(sqlite3.connect(env["DATABASE_URL"].removeprefix("sqlite:///"), timeout=20)) as connection:
        return connection.execute("SELECT count(*) FROM translation_start WHERE begun_at IS NULL").fetchone()[0]


def left(env: dict[str, str]) -> dict:
    return json.loads(database.manage(env, "shell", "-v0", "-c", LEFT).splitlines()[-1])
