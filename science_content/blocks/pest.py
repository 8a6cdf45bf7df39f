"""One pest or disease: how it is known, what it is taken for, when it comes, from when it is worth acting, and what is done."""

from collections.abc import Iterator, Mapping
from typing import Any

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from .answers import ShownLine, lines
from .choices import Choice
from .lengths import LongText, ShortText
from .parts import PartLink
from .product import name_datum
from .refusing import Refusing, is_empty, range_problem
from .seasons import months_block
from .units import FACT_UNITS

KINDS = [
    ("insect", "害虫"),
    ("mite", "害螨"),
    ("disease", "病害"),
    ("weed", "杂草"),
    ("rodent", "鼠害"),
    ("bird", "鸟害"),
    ("animal_disease", "动物疫病"),
    ("parasite", "寄生虫"),
]
WAYS = [
    ("watch", "勤查看"),
    ("agronomic", "管理上防"),
    ("physical", "物理防治"),
    ("biological", "生物防治"),
    ("chemical", "用药防治"),
]


class PestPictureBlock(blocks.StructBlock):
    picture_slot = "step"
    picture_name = "病虫的第{number}张图"

    image = ImageChooserBlock(label="图片")
    alt = ShortText(label="替代文字", max_length=500)
    caption = ShortText(label="图说", max_length=300, required=False)

    class Meta:
        label = "图"
        icon = "image"


class LookAlikeBlock(blocks.StructBlock):
    kinds = {"difference": "prose"}

    name = ShortText(label="像什么", max_length=100)
    difference = ShortText(label="差在哪里", max_length=300)

    class Meta:
        label = "容易认错的"
        icon = "view"
        label_format = "{name}"


class ActionBlock(blocks.StructBlock):
    way = Choice(label="哪一类办法", choices=WAYS)
    text = LongText(label="怎么做", max_length=600, help_text="不写用药量：用量写在用药的框里，这里只连过去。")
    see = PartLink(label="用药看哪一框")

    class Meta:
        label = "一种办法"
        icon = "tasks"


class PestBlock(Refusing):
    kinds = {"name": "heading", "recognise": "prose", "when": "prose", "threshold_what": "label"}

    kind = Choice(label="哪一类", choices=KINDS)
    name = ShortText(label="名称", max_length=100)
    latin = name_datum("学名", "拉丁学名，各语种都照这样显示，如 Phytophthora infestans。")
    pictures = blocks.ListBlock(PestPictureBlock(), label="图片", min_num=0, max_num=6, default=[])
    recognise = LongText(label="怎么认", max_length=1500)
    look_alikes = blocks.ListBlock(LookAlikeBlock(), label="容易认错的", min_num=0, max_num=6, default=[])
    months = months_block()
    when = ShortText(label="什么时候重", max_length=300, required=False)
    threshold_what = ShortText(
        label="到什么地步才治：看什么", max_length=100, required=False, help_text="如：百株虫数。"
    )
    threshold = blocks.DecimalBlock(label="到多少", required=False, min_value=0, max_digits=12, decimal_places=4)
    threshold_max = blocks.DecimalBlock(
        label="到（写范围时）", required=False, min_value=0, max_digits=12, decimal_places=4
    )
    threshold_unit = Choice(label="单位", required=False, choices=FACT_UNITS)
    actions = blocks.ListBlock(ActionBlock(), label="怎么办", min_num=1, max_num=12)

    class Meta:
        label = "病虫害"
        icon = "warning"
        label_format = "病虫害：{name}"
        template = "science_content/blocks/pest.html"
        preview_value = {
            "kind": "disease",
            "name": "示例病",
            "latin": "Exemplum exempli",
            "pictures": [{"image": None, "alt": "叶片", "caption": ""}],
            "recognise": "叶背有一层白霉。",
            "look_alikes": [{"name": "缺水", "difference": "没有白霉。"}],
            "months": ["6", "7"],
            "when": "连阴雨以后。",
            "threshold_what": "病株",
            "threshold": 5,
            "threshold_unit": "percent",
            "actions": [{"way": "agronomic", "text": "清除病株。", "see": ""}],
        }

    @staticmethod
    def refused(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        for name, said in (("kind", "是哪一类"), ("name", "名称"), ("recognise", "怎么认")):
            if is_empty(value.get(name)):
                yield name, f"请写{said}。"
        if not value.get("actions"):
            yield "actions", "请写怎么办。"
        yield from range_problem(value, "threshold", "threshold_max", "防治指标")
        has_number = value.get("threshold") is not None
        if has_number and (is_empty(value.get("threshold_what")) or not value.get("threshold_unit")):
            yield "threshold_what", "防治指标有数，就要写看什么、选单位。"
        if not has_number and not is_empty(value.get("threshold_what")):
            yield "threshold", "请写到多少才治；不写指标，就把“看什么”也空着。"

    @staticmethod
    def together(inside: list[str]) -> str | None:
        """What is counted stands with its number, when it comes with its months, a look-alike with its difference."""
        if inside[0] in {"threshold_what", "when"}:
            return inside[0]
        return ".".join(inside[:2]) if inside[0] == "look_alikes" else None

    @staticmethod
    def lines(value: Mapping[str, Any], place: str) -> Iterator[ShownLine]:
        """The threshold as it is read, beside what its words are."""
        yield ShownLine(threshold_words(value), value.get("name") or "", place)
        yield from (ShownLine(value.get(name) or "", "", place) for name in ("name", "recognise", "when"))
        for name in ("pictures", "look_alikes", "actions"):
            for item in value[name].bound_blocks if value.get(name) else ():
                yield from lines(item.block, item.value, item.id or place)

    @staticmethod
    def search_terms(value: Mapping[str, Any], place: str) -> Iterator[str]:
        yield from filter(None, (value.get("name"), value.get("latin")))


def threshold_words(value: Mapping[str, Any]) -> str:
    """百株虫数20–30头; "" where no threshold is set."""
    numbers = [f"{each}" for each in (value.get("threshold"), value.get("threshold_max")) if each is not None]
    unit = dict(FACT_UNITS).get(value.get("threshold_unit") or "", "")
    return f"{value.get('threshold_what') or ''}{'～'.join(numbers)}{unit}" if numbers else ""
