"""Months and seasons by the clock of Yunnan."""

from django.utils.timezone import localdate

MONTHS = range(1, 13)
SEASONS = ("winter", "spring", "summer", "autumn")


def this_month() -> int:
    return localdate().month


def season(month: int) -> str:
    """One of SEASONS: spring begins in March."""
    return SEASONS[month % 12 // 3]
