"""Where the facts come from: without a source, or with one that nobody has opened, a page cannot pass review."""

from collections.abc import Iterator

from ..blocks.dose import DoseBlock
from ..blocks.evidence import proof_of
from ..blocks.leaves import held
from ..blocks.notes import WarningBlock
from .findings import ERROR, Check, Finding


class MissingSource(Check):
    id = "source"
    name = "没有出处"
    severity = ERROR
    fix = "在“出处”里加上打开看过的文件，写名称、网址和查阅日期，或者标准号。"

    def check(self, page) -> Iterator[Finding]:
        if page.gives_advice and not page.page_sources.all():
            yield Finding("这一页一个出处也没有。", field="page_sources")


class NothingReadInFull(Check):
    id = "in_full"
    name = "没有读过原文"
    severity = ERROR
    fix = "有用药或危险警示的页，至少有一个出处要整篇读过，勾“读过原文”；用药也可以在“用量凭什么”里写看过的标签或标准。"

    def check(self, page) -> Iterator[Finding]:
        read = [row for row in page.page_sources.all() if row.in_full and not row.unverified]
        for number, block in enumerate(page.body, start=1):
            if _asks_for_a_source(block) and not any(row.block in ("", block.id) for row in read):
                yield Finding(f"{block.block.label}（正文第{number}块）没有一个读过原文的出处。", block=block.id or "")


def _asks_for_a_source(block) -> bool:
    """A danger, and a dose that names neither label nor standard."""
    doses = [value for value, _ in held(block.block, block.value, DoseBlock)]
    doses += [block.value] if isinstance(block.block, DoseBlock) else []
    is_danger = isinstance(block.block, WarningBlock) and block.value.get("level") == "danger"
    return is_danger or any(not proof_of(value) for value in doses)


class UnverifiedSource(Check):
    id = "unverified"
    name = "出处待核"
    severity = ERROR
    fix = "打开原文对一遍，填上网址和查阅日期，再去掉“待核”；找不到原文，就删掉那句话和这个出处。"

    def check(self, page) -> Iterator[Finding]:
        for number, row in enumerate(page.page_sources.all()):
            if row.unverified:
                yield Finding(f"出处“{row.title}”还是待核。", field=f"page_sources-{number}")
