"""What an editor does to the Chinese draft; each takes the world and the raw body, and changes it."""

import uuid
from collections.abc import Iterator
from typing import Any

from .manual import MANUAL_EDITS
from .world import World, of_kind

Body = list[dict[str, Any]]
SUBSTANCES = ("试剂甲 10% 水剂", "试剂乙 50% 乳油", "试剂丙 25% 可湿性粉剂")
ROWS = ("防了的地", "防了两回的地", "只防一边的地", "没防的地")
MATERIALS = ("清水", "山泉水", "干净的井水")
STEPS = ("先看叶背有没有虫。", "先看嫩叶背面有没有虫。", "不要看叶背。")
WARNINGS = ("打药后洗手再吃饭。", "打药后要洗手，再去吃饭。", "打药后不要马上吃饭。", "打药时3个人以上才能进园。")
PLAIN = (
    "蚜虫吸叶子的汁，叶子会卷。",
    "蚜虫专吸嫩叶的汁，叶子就会卷。",
    "蚜虫不吸叶子的汁，叶子不会卷。",
    "蚜虫吸叶子的汁。叶子，会卷",
)


ANSWERS = tuple({"answer": answer, "number": None} for answer in ("days", "hours", "unknown"))
MOST = {"days": 59, "hours": 1400}  # what is plausible to wait before harvest


def _doses(body: Body) -> Iterator[dict[str, Any]]:
    """Whatever holds a dose: blocks, and rows of tables of doses."""
    yield from of_kind(body, "dose")
    for table in of_kind(body, "dose_table"):
        yield from table["value"]["rows"]


def dose_amount(world: World, body: Body) -> None:
    for item in _doses(body):
        item["value"]["amount"] = _plausible(world)


def dose_substance(world: World, body: Body) -> None:
    for item in _doses(body):
        item["value"].update(substance=world.chance.choice(SUBSTANCES), amount=_plausible(world))


def _plausible(world: World) -> str:
    """An amount that is one for a mu and for a hectare."""
    return str(15 + world.next() % 985)


def dose_evidence(world: World, body: Body) -> None:
    """待核, and no number is shown in any language."""
    for item in _doses(body):
        item["value"].update(evidence=world.chance.choice(["standard", "standard", "unproved"]))


def dose_unit(world: World, body: Body) -> None:
    for item in _doses(body):
        item["value"].update(unit=world.chance.choice(["ml", "g"]), per=world.chance.choice(["mu", "ha"]))


def dose_product(world: World, body: Body) -> None:
    """What its label says: names, numbers and choices that stay Chinese in every language."""
    for item in _doses(body):
        item["value"].update(
            active=world.chance.choice(["试剂甲", "试剂乙"]),
            strength=str(world.next()),
            strength_unit=world.chance.choice(["g_l", "mg_ml"]),
            form=world.chance.choice(["suspension", "emulsifiable"]),
            registration=f"PD2010{world.next():04}",
            target=world.chance.choice(["maize", "potato", "tea"]),
            never=world.chance.choice([[], ["fish"], ["fish", "bees"]]),
            times_per=world.chance.choice(["season", "year"]),
        )


def fertiliser(world: World, body: Body) -> None:
    for item in of_kind(body, "fertiliser"):
        item["value"]["purpose"] = world.chance.choice(["养根", "催芽"])
        for row in item["value"]["applications"]:
            row["value"].update(amount=str(world.next()), months=world.chance.choice([[], ["2"], ["2", "3"]]))


def dose_wait(world: World, body: Body) -> None:
    for item in _doses(body):
        item["value"]["purpose"] = world.chance.choice(["防蚜虫", "防红蜘蛛"])
        for row in item["value"]["waits"]:
            row["value"] |= world.chance.choice(ANSWERS) | {"what": "harvest"}
            if most := MOST.get(row["value"]["answer"]):
                row["value"]["number"] = most - world.next() % (most - most // 59)


def prose_number(world: World, body: Body) -> None:
    for item in of_kind(body, "text"):
        item["value"] = f"<p>{world.chance.choice(PLAIN)}</p><p>一片叶子上有{world.next()}头虫。</p>"


def prose_words(world: World, body: Body) -> None:
    for item in of_kind(body, "text"):
        kept = item["value"].split("</p>")[1]
        item["value"] = f"<p>{world.chance.choice(PLAIN)}</p>{kept}</p>"


def prose_spelling(world: World, body: Body) -> None:
    """A comma, a width, a blank, bold: nothing is said that was not said."""
    for item in of_kind(body, "text"):
        item["value"] = (
            item["value"].replace("，", "， ").replace("。", " ") if world.chance.random() < 0.5 else item["value"]
        )
        item["value"] = item["value"].replace("7", "７").replace("叶子的", "<b>叶子</b>的", 1).replace("<b><b>", "<b>")
        item["value"] = item["value"].replace("</b></b>", "</b>")


def heading(world: World, body: Body) -> None:
    for item in of_kind(body, "heading"):
        item["value"] = world.chance.choice(["先看清楚", "先看清楚再动手", f"第{world.next()}天再看"])


def step(world: World, body: Body) -> None:
    for item in of_kind(body, "steps"):
        item["value"]["steps"][0]["value"]["text"] = world.chance.choice(STEPS)


def material(world: World, body: Body) -> None:
    for item in of_kind(body, "steps"):
        held = item["value"]["materials"][0]["value"]
        held.update(amount=str(world.next()), name=world.chance.choice(MATERIALS))


def warning(world: World, body: Body) -> None:
    for item in of_kind(body, "warning"):
        item["value"]["text"] = world.chance.choice(WARNINGS)


def table_number(world: World, body: Body) -> None:
    for item in of_kind(body, "fact_table"):
        number = world.next()
        item["value"]["rows"][0]["value"]["cells"][1]["value"].update(number=str(number), number_max=str(number + 5))


def table_words(world: World, body: Body) -> None:
    for item in of_kind(body, "fact_table"):
        rows = item["value"]["rows"]
        world.chance.choice(rows)["value"]["cells"][0]["value"]["text"] = world.chance.choice(ROWS)
        item["value"]["columns"][0]["value"]["title"] = world.chance.choice(["做法", "办法"])


def new_paragraph(world: World, body: Body) -> None:
    place = world.chance.randrange(len(body))
    body.insert(
        place, {"type": "text", "id": _id(world), "value": f"<p>新写的第{world.next()}段。</p><p>没有数的一段。</p>"}
    )


def fewer_paragraphs(world: World, body: Body) -> None:
    texts = list(of_kind(body, "text"))
    if len(texts) > 1:
        body.remove(world.chance.choice(texts[1:]))


def moved_blocks(world: World, body: Body) -> None:
    world.chance.shuffle(body)


def pasted_anew(world: World, body: Body) -> None:
    """Cut and pasted: the same words under another id."""
    world.chance.choice(body)["id"] = _id(world)


def moved_rows(world: World, body: Body) -> None:
    for item in [*of_kind(body, "fact_table"), *of_kind(body, "dose_table")]:
        item["value"]["rows"].reverse()


def _id(world: World) -> str:
    return str(uuid.UUID(int=world.chance.getrandbits(128), version=4))


EDITS = (
    dose_amount,
    dose_substance,
    dose_product,
    dose_evidence,
    fertiliser,
    dose_unit,
    dose_wait,
    prose_number,
    prose_words,
    prose_spelling,
    heading,
    step,
    material,
    warning,
    table_number,
    table_words,
    new_paragraph,
    fewer_paragraphs,
    moved_blocks,
    pasted_anew,
    moved_rows,
    *MANUAL_EDITS,
)
TITLES = ("蚜虫怎么防", "蚜虫到底怎么防", "7天防蚜虫", "蚜虫不要防", "蚜虫，怎么防？")
SUMMARIES = ("看叶背，早发现。", "看叶背，早一点发现。", "不看叶背也行。", "看3次叶背，早发现。")


def edit(world: World) -> None:
    """One to three changes of the Chinese draft, by its editor."""
    page = world.draft()
    body = world.body()
    for change in world.chance.sample(EDITS, world.chance.randint(1, 3)):
        change(world, body)
    page.body, page.go_live_at = body, None
    if world.chance.random() < 0.2:
        page.title = world.chance.choice(TITLES)
    if world.chance.random() < 0.2:
        page.summary = world.chance.choice(SUMMARIES)
    page.significance = world.chance.choice(["", "", "wording", "content", "safety"])
    page.significance_reason = world.chance.choice(["", "", "数没有变"])
    page.save_revision()
