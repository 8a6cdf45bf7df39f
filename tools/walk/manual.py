"""Blocks of manuals in the walk: what an editor does to them."""

from typing import Any

from .world import World, of_kind

Body = list[dict[str, Any]]


def pest(world: World, body: Body) -> None:
    for item in of_kind(body, "pest"):
        item["value"].update(
            threshold=str(world.next() % 90 + 1),
            threshold_what=world.chance.choice(["有虫的株", "有虫的叶", "没虫的叶"]),
            when=world.chance.choice(["天干的时候。", "天不干的时候。", "连着下雨以后。"]),
            months=world.chance.choice([["5"], ["5", "6"], []]),
            recognise=world.chance.choice(["叶背有绿色的小虫。", "叶背有黑色的小虫。", "叶背没有虫。"]),
        )
        item["value"]["actions"][0]["value"]["see"] = world.chance.choice(["", f"#{_dose(body)}", "#gone"])


def _dose(body: Body) -> str:
    return next((item["id"] for item in of_kind(body, "dose")), "gone")


def calendar(world: World, body: Body) -> None:
    for item in of_kind(body, "work_calendar"):
        row = item["value"]["rows"][0]["value"]
        row.update(
            months=world.chance.choice([["2"], ["3"], ["2", "3"]]),
            altitude_from=1000 + world.next() % 900,
            altitude_to=2000 + world.next() % 900,
            stage=world.chance.choice(["萌芽前", "萌芽后", "开花前"]),
        )
        row["tasks"][0]["value"]["text"] = world.chance.choice(["把园子扫干净。", "不要扫园子。", "把园子翻一遍。"])


def varieties(world: World, body: Body) -> None:
    for item in of_kind(body, "varieties"):
        row = item["value"]["rows"][0]["value"]
        row.update(days=60 + world.next() % 200, yield_from=str(300 + world.next()))
        row["resists"] = world.chance.choice(["抗叶斑。", "不抗叶斑。", "抗锈病。"])


def costs(world: World, body: Body) -> None:
    for item in of_kind(body, "costs"):
        row = item["value"]["rows"][0]["value"]
        row.update(quantity=str(world.next()), price=str(1 + world.next() % 50))
        row["item"] = world.chance.choice(["种子", "地膜", "请工"])


def decisions(world: World, body: Body) -> None:
    for item in of_kind(body, "decisions"):
        row = item["value"]["rows"][0]["value"]
        row.update(
            when=world.chance.choice(["叶子卷了", "叶子没卷", "叶子黄了"]),
            then=world.chance.choice(["翻开叶背看虫。", "不要动它。"]),
            level=world.chance.choice(["", "danger"]),
        )


MANUAL_EDITS = (pest, calendar, varieties, costs, decisions)
