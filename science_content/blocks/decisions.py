"""A key: what you see, and what to do then, or at which line to go on."""

from collections.abc import Iterator, Mapping
from typing import Any

from wagtail import blocks

from .choices import Choice
from .lengths import LongText, ShortText
from .parts import PartLink
from .refusing import Refusing, is_empty

MOST_ROWS = 40


class DecisionBlock(blocks.StructBlock):
    when = LongText(label="如果", max_length=300)
    then = LongText(label="就", max_length=500, required=False)
    go_to = blocks.IntegerBlock(
        label="接着看第几条", required=False, min_value=1, max_value=MOST_ROWS, help_text="要往下分辨时填。"
    )
    level = Choice(label="程度", required=False, choices=[("danger", "危险")])
    see = PartLink()

    class Meta:
        label = "一条"
        icon = "help"
        label_format = "{when}"


class DecisionsBlock(Refusing):
    title = ShortText(label="标题", max_length=200)
    rows = blocks.ListBlock(DecisionBlock(), label="各条", min_num=1, max_num=MOST_ROWS)

    class Meta:
        label = "对号入座"
        icon = "help"
        label_format = "对号入座：{title}"
        template = "science_content/blocks/decisions.html"
        preview_value = {
            "title": "叶子黄了怎么办",
            "rows": [
                {"when": "新叶先黄", "then": "先看是不是缺铁。", "see": ""},
                {"when": "老叶先黄", "then": "", "go_to": 1, "see": ""},
                {"when": "人头晕、恶心", "then": "马上离开，打120。", "level": "danger", "see": ""},
            ],
        }

    @staticmethod
    def refused(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        rows = list(value.get("rows") or ())
        if not rows:
            yield "rows", "还没有内容。"
        for count, row in enumerate(rows, start=1):
            if is_empty(row.get("when")):
                yield "rows", f"第{count}条没写“如果”。"
            if is_empty(row.get("then")) and row.get("go_to") is None:
                yield "rows", f"第{count}条没写“就”怎么办，也没写接着看第几条。"
            if row.get("go_to") is not None and (row["go_to"] > len(rows) or row["go_to"] == count):
                yield "rows", f"第{count}条叫人接着看第{row['go_to']}条，没有那一条，或就是它自己。"

    @staticmethod
    def may_harm(value: Mapping[str, Any]) -> bool:
        return any(row.get("level") == "danger" for row in value.get("rows") or ())
