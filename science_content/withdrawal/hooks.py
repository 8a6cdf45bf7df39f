"""Withdrawal's words in the log: an action without them is refused, so `withdraw` needs them without any screen."""

from wagtail import hooks
from wagtail.log_actions import LogFormatter

from .actions import RESTORE, WITHDRAW


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    @actions.register_action("science_content.withdrawn")
    class Withdrawn(LogFormatter):
        label = WITHDRAW

        def format_message(self, log_entry) -> str:
            return f"{WITHDRAW}：{log_entry.data.get('reason', '')}"

    actions.register_action("science_content.restored", RESTORE, RESTORE)
