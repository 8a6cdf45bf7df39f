"""Background work that outlives its worker: tasks of a dead one are taken up again, and what waits is never forgotten."""

import logging
import os
import socket
import threading
from datetime import timedelta

from django.db import DatabaseError, connections
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from translation.starting.tasks import begin_what_waits

from .models import Worker

logger = logging.getLogger(__name__)
BEAT_SECONDS = 5.0
DEAD_AFTER = timedelta(seconds=60)  # longer than any lock is waited for
KEPT = timedelta(days=14)
MOST_TAKES = 50  # a task that has outlived so many workers may be what kills them


class Pulse:
    """While it runs, others see that this worker lives, and what dead ones left is looked after."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pulse", daemon=True)

    def __enter__(self) -> "Pulse":
        beat(self.name)
        look_after()
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stop.set()
        self._thread.join(BEAT_SECONDS)
        Worker.objects.filter(name=self.name).delete()

    def _run(self) -> None:
        while not self._stop.wait(BEAT_SECONDS):
            try:
                beat(self.name)
                look_after()
            except DatabaseError:  # the next beat tries again
                logger.exception("worker %s could not be written down", self.name)
        connections.close_all()


def beat(name: str) -> None:
    here = {"host": socket.gethostname(), "pid": os.getpid(), "seen_at": timezone.now()}
    Worker.objects.update_or_create(name=name, defaults=here)


def look_after() -> None:
    """What dead workers were doing is ready again, what was asked for has a task, what ended long ago is forgotten."""
    take_up()
    begin_what_waits()
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT).delete()


def take_up() -> int:
    """Make tasks of dead workers ready again; how many."""
    living = {worker.name for worker in Worker.objects.all() if _lives(worker)}
    count = 0
    for result in DBTaskResult.objects.running():
        if result.worker_ids and result.worker_ids[-1] in living:
            continue
        status = TaskResultStatus.READY if len(result.worker_ids) < MOST_TAKES else TaskResultStatus.FAILED
        same = DBTaskResult.objects.running().filter(pk=result.pk, started_at=result.started_at)
        count += same.update(status=status)  # unless another worker was quicker
    return count


def _lives(worker: Worker) -> bool:
    if worker.seen_at < timezone.now() - DEAD_AFTER:
        return False
    return worker.host != socket.gethostname() or _runs(worker.pid)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
