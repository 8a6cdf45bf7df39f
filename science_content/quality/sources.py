"""Where the facts come from: without a source, or with one that nobody has opened, a page cannot pass review."""

from collections.abc import Iterator

from .findings import ERROR, Check, Finding


class MissingSource(Check):
    id = "source"
    name = "没有出处"
    severity = ERROR
    fix = "在“出处”里加上打开看过的文件，写名称、网址和查阅日期，或者标准号。"

    def check(self, page) -> Iterator[Finding]:
        if page.gives_advice and not page.page_sources.all():
            yield Finding("这一页一个出处也没有。", field="page_sources")


class UnverifiedSource(Check):
    id = "unverified"
    name = "出处待核"
    severity = ERROR
    fix = "打开原文对一遍，填上网址和查阅日期，再去掉“待核”；找不到原文，就删掉那句话和这个出处。"

    def check(self, page) -> Iterator[Finding]:
        for number, row in enumerate(page.page_sources.all()):
            if row.unverified:
                yield Finding(f"出处“{row.title}”还是待核。", field=f"page_sources-{number}")
