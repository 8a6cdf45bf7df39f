"""What a page should say of itself so that it reaches the right people at the right time: season, height, audience, review."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.timezone import localdate

from .findings import NOTE, Check, Finding

LONGEST_UNTIL_REVIEW = timedelta(days=2 * 366)
SENTENCES = {
    "months": "没选月份，读者会以为全年都用得上。",
    "altitude_from": "没写从多高的海拔起适用。",
    "altitude_to": "没写到多高的海拔为止适用。",
    "audience": "没选写给谁，各类人的书架上都找不到它。",
}
CHOSEN = ("months", "audience")  # 0: nothing was chosen; a height of 0 metres is one


class MissingFact(Check):
    id = "fact"
    name = "季节、海拔、读者"
    severity = NOTE
    fix = "在“设置”里选上；真的全年、各地、人人都能用，可以不管这一条。"

    def check(self, page) -> Iterator[Finding]:
        for name in page.expected_facts:
            value = getattr(page, name)
            if value is None or (name in CHOSEN and not value):
                yield Finding(SENTENCES[name], field=name)


class ReviewDate(Check):
    id = "review_date"
    name = "复审日期"
    fix = "在“设置”里选一个两年以内的日子；禁药名录、政策、价格这些常变的，再早一些。"

    def check(self, page) -> Iterator[Finding]:
        if not page.is_reviewed:
            return
        if page.review_by is None:
            yield Finding("没写复审日期，旧了没人知道。", field="review_by")
        elif page.review_by < localdate():
            yield Finding(f"复审日期 {page.review_by:%Y-%m-%d} 已经过了。", field="review_by")
        elif page.review_by > localdate() + LONGEST_UNTIL_REVIEW:
            yield Finding(f"复审日期 {page.review_by:%Y-%m-%d} 在两年以后。", field="review_by")
