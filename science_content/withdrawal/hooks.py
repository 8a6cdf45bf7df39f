"""Withdrawal in the admin: its words in the log."""

from wagtail import hooks


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    for name, text in (("withdrawn", "撤回"), ("restored", "恢复公开")):
        actions.register_action(f"science_content.{name}", text, text)
