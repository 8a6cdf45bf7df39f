"""Which rows of the desk are shown, and in which order, as the address asks: it can be kept, and sent to others."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict

from languages import registry
from languages.registry import Language
from places.models import Place
from places.queries import prefectures
from science_content.models import SciencePage
from science_content.pages.places import useful_in
from science_content.pages.tree import parent_path

from .queries import TranslationRow
from .ranking import Ranked, Step, ranked
from .taken import Taken, taken_by_key

SHORT, LONG = 20, 60  # minutes
URGENT = "urgent"


@dataclass(frozen=True)
class DeskLine:
    """A row of the desk as it is shown. `is_returned`: a reader sent sentences of it back. `step`: only where rows are ranked.

    `is_inside`: what it is taken with stands in the list too, and has the buttons.
    """

    row: TranslationRow
    taken: Taken | None
    is_returned: bool = False
    step: Step | None = None
    is_inside: bool = False


STATES: dict[str, tuple[str, str, Callable[[DeskLine], bool]]] = {
    # value: (group, label, which lines)
    "missing": ("译到哪", "未开始", lambda line: line.row.state == "missing"),
    "draft": ("译到哪", "翻译中（未发布）", lambda line: line.row.state == "draft"),
    "full": ("译到哪", "已发布", lambda line: line.row.state == "full"),
    "partial": ("译到哪", "已发布，有未译句子", lambda line: line.row.state == "partial"),
    "outdated": ("译到哪", "已发布，落后于原文", lambda line: line.row.state == "outdated"),
    "changed": ("要再看的", "原文改了的", lambda line: bool(sum(line.row.behind.values()) or line.row.hides_doses)),
    "returned": ("要再看的", "退回来的", lambda line: line.is_returned),
    "mine": ("谁在译", "我领的", lambda line: line.taken is not None and line.taken.is_mine),
    "taken": ("谁在译", "有人领的", lambda line: line.taken is not None),
    "past": ("谁在译", "领了过期的", lambda line: line.taken is not None and line.taken.is_past),
    "nobody": ("谁在译", "没人领的", lambda line: line.taken is None),
}
LENGTHS: dict[str, tuple[str, Callable[[int], bool]]] = {
    "short": (f"{SHORT}分钟能做完的", lambda minutes: 0 < minutes <= SHORT),
    "hour": ("一小时能做完的", lambda minutes: 0 < minutes <= LONG),
    "long": ("一小时以上的", lambda minutes: minutes > LONG),
}
SORTS = {URGENT: "先做要紧的"}


@dataclass(frozen=True)
class Choice:
    """A select of the form. `groups`: [(label, "" for none, [(value, label)])]."""

    name: str
    label: str
    anything: str
    groups: list[tuple[str, list[tuple[str, str]]]]
    chosen: str

    @property
    def values(self) -> set[str]:
        return {value for _, options in self.groups for value, _ in options}


@dataclass(frozen=True)
class Listing:
    """`lines` of `all` rows; `choices` of the form; `unknown`: labels of what the address asks for and nobody offers."""

    lines: list[DeskLine]
    all: int
    choices: list[Choice]
    unknown: list[str]
    language: Language

    @property
    def is_filtered(self) -> bool:
        return any(choice.chosen for choice in self.choices if choice.name != "sort")

    @property
    def is_ranked(self) -> bool:
        return any(choice.chosen == URGENT for choice in self.choices)

    @property
    def query(self) -> str:
        return query_of({choice.name: choice.chosen for choice in self.choices}, self.language)


def query_of(asked: Any, language: Language) -> str:
    """The part of the desk's address that keeps its list; `asked`: a mapping, other names in it are left out."""
    kept = {name: asked.get(name, "") for name in ("topic", "place", "state", "length", "sort")}
    return urlencode({"language": language.code} | {name: value[:40] for name, value in kept.items() if value})


def listing(
    asked: QueryDict, language: Language, rows: Sequence[TranslationRow], user: Any, *, releases: bool
) -> Listing:
    """The rows that the address asks for. Eight queries at most, for places, topics and claims, a few more where a reader sent back
    what somebody has taken; nine more where it asks for what came back, or for the ranking.
    """
    choices, unknown = _choices(asked, rows)
    chosen = {choice.name: choice.chosen for choice in choices}
    if chosen["state"] == "returned" or chosen["sort"] == URGENT:
        known = ranked(language, rows, user, releases=releases)
    else:
        known = Ranked([], {}, taken_by_key(language, rows, user, releases=releases))
    steps = {step.row.page.pk: step for step in known.steps}
    lines = []
    for row in rows:
        key = row.page.translation_key
        is_returned = key in known.waits and bool(known.waits[key].returned)
        lines.append(DeskLine(row, known.taken.get(key), is_returned, steps.get(row.page.pk)))
    lines = [line for line in lines if _wanted(line, chosen)]
    for wanted in _ids(chosen, rows):
        lines = [line for line in lines if line.row.source and line.row.source.pk in wanted]
    if chosen["sort"] == URGENT:
        place = {step.row.page.pk: number for number, step in enumerate(known.steps)}
        lines.sort(key=lambda line: place.get(line.row.page.pk, len(place)))
    return Listing(_inside(lines), len(rows), choices, unknown, language)


def _wanted(line: DeskLine, chosen: dict[str, str]) -> bool:
    if chosen["length"] and not LENGTHS[chosen["length"]][1](line.row.minutes):
        return False
    return not chosen["state"] or (not line.row.closed and STATES[chosen["state"]][2](line))


def _ids(chosen: dict[str, str], rows: Sequence[TranslationRow]) -> Iterable[set[int]]:
    """Ids of the Chinese pages of the topic, and of those of use at the place. A query each."""
    pages = SciencePage.objects.filter(locale__language_code=registry.SOURCE)
    if chosen["topic"]:
        topic = next(row.source for row in rows if row.source and str(row.source.pk) == chosen["topic"])
        inside = Q(path__startswith=topic.path) | Q(page_topics__topic=topic.pk)
        yield set(pages.filter(inside).values_list("pk", flat=True))
    if chosen["place"]:
        place = Place.objects.get(code=chosen["place"])
        yield set(pages.filter(useful_in(place)).values_list("pk", flat=True))


def _inside(lines: list[DeskLine]) -> list[DeskLine]:
    paths = {line.row.source.path for line in lines if line.row.source}
    return [
        replace(line, is_inside=True)
        if line.row.is_part and line.row.source and parent_path(line.row.source.path) in paths
        else line
        for line in lines
    ]


def _choices(asked: QueryDict, rows: Sequence[TranslationRow]) -> tuple[list[Choice], list[str]]:
    """The form with what is chosen in it, and the labels of those selects for which the address names no option of theirs."""
    states: dict[str, list[tuple[str, str]]] = {}
    for value, (group, label, _) in STATES.items():
        states.setdefault(group, []).append((value, label))
    topics = [(str(row.source.pk), row.source.title) for row in rows if row.source and row.is_topic]
    places = [
        (prefecture.name, [(each.code, each.name) for each in (prefecture, *counties)])
        for prefecture, counties in prefectures()
    ]
    found, unknown = [], []
    for name, label, anything, groups in (
        ("topic", "主题", "全部主题", [("", topics)]),
        ("place", "县", "全部州市和县", places),
        ("state", "状态", "全部状态", list(states.items())),
        ("length", "长短", "长短都要", [("", [(value, label) for value, (label, _) in LENGTHS.items()])]),
        ("sort", "先后", "按专题排", [("", list(SORTS.items()))]),
    ):
        choice = Choice(name, label, anything, groups, asked.get(name, ""))
        if choice.chosen and choice.chosen not in choice.values:
            unknown.append(label)
            choice = Choice(name, label, anything, groups, "")
        found.append(choice)
    return found, unknown
