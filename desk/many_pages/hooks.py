"""Actions on many pages in the admin's lists, and their words in the log."""

from wagtail import hooks
from wagtail.log_actions import LogFormatter

from . import bulk

for action in bulk.ALL:
    hooks.register("register_bulk_action", action)

LOGGED = {"review_date": "定复审日期", "topic_added": "加专题", "place_added": "加地区"}


class Changed(LogFormatter):
    def format_message(self, log_entry) -> str:
        return f"{self.label}：{log_entry.data.get('value', '')}"


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    for name, text in LOGGED.items():
        actions.register_action(f"science_content.{name}")(type("Changed", (Changed,), {"label": text}))
