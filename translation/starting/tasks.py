"""The task that begins what was asked for, in the background."""

from functools import partial

from django.db import transaction
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from .actions import begin_all, is_open

BACKEND = "background"


@task(backend=BACKEND)
def begin_translations() -> int:
    return begin_all()


def begin_soon() -> None:
    """After this transaction: the rows say what is to be done, so it does not matter how often it is said that there are some."""
    transaction.on_commit(partial(begin_translations.enqueue))


def begin_what_waits() -> None:
    """Where rows wait and no task is there to begin them, make one: the last may have been broken off."""
    waits = DBTaskResult.objects.filter(task_path=begin_translations.module_path)
    if is_open() and not waits.filter(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]).exists():
        begin_translations.enqueue()
