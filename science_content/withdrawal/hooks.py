"""Withdrawal without any screen: its words in the log, without which an action is refused, and the end of its documents."""

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from .actions import RESTORE, WITHDRAW
from .blocks import HIDE, SHOW
from .files import gone_file, is_gone


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    @actions.register_action("science_content.withdrawn")
    class Withdrawn(LogFormatter):
        label = WITHDRAW

        def format_message(self, log_entry) -> str:
            return f"{WITHDRAW}：{log_entry.data.get('reason', '')}"

    actions.register_action("science_content.restored", RESTORE, RESTORE)

    @actions.register_action("science_content.block_hidden")
    class BlockHidden(LogFormatter):
        label = HIDE

        def format_message(self, log_entry) -> str:
            return f"{HIDE}：{log_entry.data.get('reason', '')}"

    actions.register_action("science_content.block_shown", SHOW, SHOW)


@hooks.register("before_serve_document")
def gone_with_its_pages(document, request: HttpRequest) -> HttpResponse | None:
    may_see = request.user.has_perm("wagtailadmin.access_admin")
    return None if may_see or not is_gone(document) else gone_file()
