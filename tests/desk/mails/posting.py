"""A worker without a process, and servers that take no mail."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

from django.core.mail.backends.locmem import EmailBackend as InMemory
from django.db.models import Q
from django.utils.timezone import now
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult, get_date_max

from science_content.models import ArticlePage
from science_content.withdrawal.actions import withdraw

REFUSED = "jiaodui@example.cn"


def work(within: timedelta = timedelta(hours=1), times: int = 100) -> list:
    """What each task said that was done within the time: its name, and what came of it."""
    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="background",
        startup_delay=False,
        max_tasks=None,
        worker_id="test",
    )
    done = []
    due = Q(run_after=get_date_max()) | Q(run_after__lte=now() + within)
    while times and (result := DBTaskResult.objects.filter(due, status=TaskResultStatus.READY).first()):
        result.claim("test")
        worker.run_task(result)
        result.refresh_from_db()
        assert result.status == TaskResultStatus.SUCCESSFUL, result.traceback
        done.append((result.task_name, result.return_value))
        times -= 1
    return done


def waiting() -> int:
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY).count()


def withdrawn(page, cast):
    withdraw(page.source_page, reason="说法有误")


def taken_down(page, cast):
    ArticlePage.objects.get(pk=page.source_page.pk).unpublish()


def deleted(page, cast):
    ArticlePage.objects.get(pk=page.source_page.pk).delete()


class RefusesOne(InMemory):
    def send_messages(self, messages):
        if [REFUSED] in [each.to for each in messages]:
            raise SMTPRecipientsRefused({REFUSED: (550, b"no such person")})
        return super().send_messages(messages)


class Down(InMemory):
    def send_messages(self, messages):
        raise ConnectionRefusedError("mail.example.cn")
