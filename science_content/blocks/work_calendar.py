"""A calendar of work: which jobs are done in which month or stage, and at which altitude. Counties' calendars may read it."""

from collections.abc import Iterator, Mapping
from typing import Any

from wagtail import blocks

from .lengths import LongText, ShortText
from .parts import PartLink
from .refusing import Refusing, is_empty
from .seasons import altitude_block, altitude_problems, months_block, season_problems, third_block


class TaskBlock(blocks.StructBlock):
    text = LongText(label="做什么", max_length=300, help_text="一件活一句话。")
    see = PartLink(label="怎么做看哪里")

    class Meta:
        label = "一件活"
        icon = "tick"


class SeasonBlock(Refusing):
    stage = ShortText(label="什么时期", max_length=100, required=False, help_text="如：萌芽期。")
    months = months_block()
    from_third = third_block("从哪一旬（第一个月）")
    to_third = third_block("到哪一旬（最后一个月）")
    altitude_from = altitude_block("海拔从（米）")
    altitude_to = altitude_block("海拔到（米）")
    tasks = blocks.ListBlock(TaskBlock(), label="农活", min_num=1, max_num=20)

    class Meta:
        label = "一段时间"
        icon = "calendar"
        label_format = "{stage}"

    @staticmethod
    def refused(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        if is_empty(value.get("stage")) and not value.get("months"):
            yield "months", "请选几月，或写什么时期。"
        if not value.get("tasks"):
            yield "tasks", "请写这段时间做什么。"
        yield from season_problems(value)
        yield from altitude_problems(value)


class WorkCalendarBlock(Refusing):
    title = ShortText(label="标题", max_length=200)
    rows = blocks.ListBlock(SeasonBlock(), label="时间", min_num=1, max_num=60)
    note = ShortText(label="说明", max_length=300, required=False)

    class Meta:
        label = "农事历"
        icon = "calendar"
        label_format = "农事历：{title}"
        template = "science_content/blocks/work_calendar.html"
        preview_value = {
            "title": "一年的活",
            "rows": [
                {
                    "stage": "萌芽前",
                    "months": ["2", "3"],
                    "from_third": "late",
                    "to_third": "early",
                    "altitude_from": 1800,
                    "altitude_to": 2200,
                    "tasks": [{"text": "清园。", "see": ""}, {"text": "施萌芽肥。", "see": ""}],
                },
                {"stage": "采收", "months": ["9"], "tasks": [{"text": "青皮裂开再采。", "see": ""}]},
            ],
            "note": "",
        }

    @staticmethod
    def refused(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        if not value.get("rows"):
            yield "rows", "农事历里还没有内容。"

    @staticmethod
    def together(inside: list[str]) -> str | None:
        """A stage stands with its months; a task is the same task in whatever month."""
        return ".".join(inside[:2]) if inside[0] == "rows" and inside[2] == "stage" else None
