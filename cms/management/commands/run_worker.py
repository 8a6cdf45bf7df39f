from typing import Any

from django_tasks_db.management.commands import db_worker

from cms.workers import Pulse


class Command(db_worker.Command):
    help = "后台程序：做网页等不起的事（如开始翻译一本手册）。一直开着；死掉的后台程序没做完的，它接着做。"

    def handle(self, *, worker_id: str, reload: bool = False, **options: Any) -> None:
        """`reload` is not taken: a worker that restarts at each change of the code breaks off what it does."""
        with Pulse(worker_id):
            super().handle(worker_id=worker_id, reload=False, **options)

    def add_arguments(self, parser: Any) -> None:
        super().add_arguments(parser)
        parser.set_defaults(backend_name="background", queue_name="*")
