"""A list of banned and restricted substances as it is written in a file: read strictly, because a bad row would let a poison pass."""

import json
import re
from dataclasses import dataclass
from datetime import date

LIMIT_BYTES = 2_000_000
KINDS = ("pesticide", "veterinary")
STATUSES = ("banned", "restricted", "licensed")
KEY = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
LIST_FIELDS = {"issued", "substances"}
SUBSTANCE_FIELDS = {"key", "name", "names", "kind", "rules"}
RULE_FIELDS = {"status", "crops", "crops_said", "uses", "since", "announcement", "announcement_date", "opened", "seen"}


class BadList(ValueError):
    """The list cannot be used; the message is a Chinese sentence that names the row."""


@dataclass(frozen=True)
class ListedRule:
    """What one announcement says of one substance.

    `status`: "banned", from `since` on, on `crops` (empty: on every crop or animal), save what `uses` leaves;
    "restricted", where only the way of `uses` is allowed, or its product, as it says; "licensed", which forbids nothing:
    the label says 限制使用. `since`: None where the day is not known. `opened`: the announcement's text was read, `seen` says where.
    """

    status: str
    crops: tuple[str, ...]
    crops_said: str
    uses: str
    since: date | None
    announcement: str
    announcement_date: date | None
    opened: bool
    seen: str

    @property
    def is_everywhere(self) -> bool:
        """A ban on every crop or animal."""
        return self.status == "banned" and not self.crops


@dataclass(frozen=True)
class Substance:
    """`names`: former, trade and foreign names beside `name`."""

    key: str
    name: str
    names: tuple[str, ...]
    kind: str
    rules: tuple[ListedRule, ...]


def read_list(text: str) -> list[Substance]:
    """The substances of a list, in its order; raises `BadList` at the first thing that is not as it should be."""
    content = _opened(text)
    _issued(content)
    rows = content["substances"]
    if not isinstance(rows, list) or not rows:
        raise BadList("清单里“substances”不是列表，或者是空的。")
    substances = [_substance(row, f"第 {number} 种") for number, row in enumerate(rows, 1)]
    _refuse_doubles(substances)
    return substances


def issued_on(text: str) -> date:
    """The day that a list gives as its own."""
    return _issued(_opened(text))


def _issued(content: dict[str, object]) -> date:
    found = _day(content, "issued", "清单开头")
    if found is None:
        raise BadList("清单开头“issued”没写日期。")
    return found


def _opened(text: str) -> dict[str, object]:
    if len(text) > LIMIT_BYTES or len(text.encode("utf-8", "surrogatepass")) > LIMIT_BYTES:
        raise BadList("清单超过 2 MB，不读。")
    try:
        content = json.loads(text, object_pairs_hook=_object)
    except BadList:
        raise
    except json.JSONDecodeError as error:
        raise BadList(f"清单第 {error.lineno} 行不是完整的 JSON。") from error
    except (ValueError, RecursionError) as error:
        raise BadList("清单不是读得了的 JSON：数太长，或者套了太多层。") from error
    _fields(content, LIST_FIELDS, "清单开头")
    return content


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise BadList(f"清单里同一处写了两个“{key}”。")
        found[key] = value
    return found


def _substance(row: object, place: str) -> Substance:
    fields = _fields(row, SUBSTANCE_FIELDS, place)
    name = _text(fields, "name", place)
    place = f"{place}（{name}）"
    key = _text(fields, "key", place)
    if not KEY.fullmatch(key):
        raise BadList(f"{place}的“key”只能用小写字母、数字和连字符。")
    rules = fields["rules"]
    if not isinstance(rules, list) or not rules:
        raise BadList(f"{place}的“rules”不是列表，或者是空的。")
    return Substance(
        key=key,
        name=name,
        names=_texts(fields, "names", place),
        kind=_one_of(fields, "kind", KINDS, place),
        rules=tuple(_rule(rule, f"{place}的第 {number} 条规定") for number, rule in enumerate(rules, 1)),
    )


def _rule(row: object, place: str) -> ListedRule:
    fields = _fields(row, RULE_FIELDS, place)
    rule = ListedRule(
        status=_one_of(fields, "status", STATUSES, place),
        crops=_texts(fields, "crops", place),
        crops_said=_text(fields, "crops_said", place, empty=True),
        uses=_text(fields, "uses", place, empty=True),
        since=_day(fields, "since", place),
        announcement=_text(fields, "announcement", place),
        announcement_date=_day(fields, "announcement_date", place),
        opened=_flag(fields, "opened", place),
        seen=_text(fields, "seen", place),
    )
    _refuse_contradictions(rule, place)
    return rule


def _refuse_contradictions(rule: ListedRule, place: str) -> None:
    if any(not KEY.fullmatch(crop) for crop in rule.crops):
        raise BadList(f"{place}的“crops”里有一项不是作物或牲口的代号。")
    if rule.crops and not rule.crops_said:
        raise BadList(f"{place}写了“crops”，没在“crops_said”里写公告的原话。")
    if rule.status == "restricted" and not (rule.uses or rule.crops):
        raise BadList(f"{place}是“restricted”，没写只准怎么用。")
    if rule.status == "licensed" and rule.crops:
        raise BadList(f"{place}是“licensed”，不该有“crops”。")


def _refuse_doubles(substances: list[Substance]) -> None:
    keys: set[str] = set()
    names: dict[str, str] = {}
    for number, substance in enumerate(substances, 1):
        place = f"第 {number} 种（{substance.name}）"
        if substance.key in keys:
            raise BadList(f"{place}的“key”和前面的重了。")
        keys.add(substance.key)
        for name in (substance.name, *substance.names):
            folded = "".join(name.casefold().split())
            if folded in names:
                raise BadList(f"{place}的名字“{name}”和“{names[folded]}”的重了。")
            names[folded] = substance.name


def _fields(row: object, wanted: set[str], place: str) -> dict[str, object]:
    if not isinstance(row, dict):
        raise BadList(f"{place}不是一个对象。")
    for key in sorted(row.keys() - wanted):
        raise BadList(f"{place}里不认识“{key}”。")
    for key in sorted(wanted - row.keys()):
        raise BadList(f"{place}里缺“{key}”。")
    return row


def _text(fields: dict[str, object], key: str, place: str, *, empty: bool = False) -> str:
    value = fields[key]
    if not isinstance(value, str) or value != value.strip() or not (value or empty):
        raise BadList(f"{place}的“{key}”不是文字，或者是空的、两头有空格。")
    return value


def _texts(fields: dict[str, object], key: str, place: str) -> tuple[str, ...]:
    values = fields[key]
    if not isinstance(values, list) or any(not isinstance(each, str) or not each.strip() for each in values):
        raise BadList(f"{place}的“{key}”不是一列文字。")
    if len(set(values)) < len(values):
        raise BadList(f"{place}的“{key}”里有重复的。")
    return tuple(values)


def _one_of(fields: dict[str, object], key: str, allowed: tuple[str, ...], place: str) -> str:
    value = _text(fields, key, place)
    if value not in allowed:
        raise BadList(f"{place}的“{key}”是“{value}”，只能是 {'、'.join(allowed)}。")
    return value


def _day(fields: dict[str, object], key: str, place: str) -> date | None:
    value = fields[key]
    if value is None:
        return None
    try:
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise BadList(f"{place}的“{key}”不是“年年年年-月月-日日”这样的日子。")


def _flag(fields: dict[str, object], key: str, place: str) -> bool:
    value = fields[key]
    if not isinstance(value, bool):
        raise BadList(f"{place}的“{key}”只能是 true 或 false。")
    return value
