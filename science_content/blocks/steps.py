from collections.abc import Iterator, Mapping

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from .answers import ShownLine, lines
from .choices import Choice
from .leaves import held
from .lengths import LongText, ShortText
from .parts import PartLink
from .units import MATERIAL_UNITS


class MaterialBlock(blocks.StructBlock):
    name = ShortText(label="材料", max_length=200)
    amount = blocks.DecimalBlock(label="数量", required=False, min_value=0, max_digits=12, decimal_places=4)
    unit = Choice(label="单位", required=False, choices=MATERIAL_UNITS)

    class Meta:
        label = "材料"
        icon = "list-ul"


class PicturedStep(blocks.StructBlock):
    picture_slot = "step"
    picture_name = "第{number}步的图"

    text = LongText(label="做什么", max_length=1000)
    image = ImageChooserBlock(label="图片", required=False)
    alt = ShortText(label="替代文字", max_length=500, required=False)

    def clean(self, value):
        cleaned = super().clean(value)
        if cleaned.get("image") and not cleaned.get("alt") and not self.is_deferred_validation:
            raise blocks.StructBlockValidationError({"alt": ValidationError("这一步有图，请写替代文字。")})
        return cleaned


class SubstepBlock(PicturedStep):
    picture_name = "第{number}小步的图"

    class Meta:
        label = "一小步"
        icon = "order"


class StepBlock(PicturedStep):
    substeps = blocks.ListBlock(SubstepBlock(), label="分几小步", min_num=0, max_num=12, default=[])
    see = PartLink(label="用药或细节看哪里")

    class Meta:
        label = "一步"
        icon = "order"


class StepsBlock(blocks.StructBlock):
    """What to gather and what to do, one thing after another."""

    title = ShortText(label="标题", max_length=200, required=False)
    materials = blocks.ListBlock(MaterialBlock(), label="要准备的东西", min_num=0, default=[])
    steps = blocks.ListBlock(StepBlock(), label="步骤", min_num=1)

    class Meta:
        label = "步骤"
        icon = "list-ol"
        template = "science_content/blocks/steps.html"
        preview_value = {
            "title": "配药五步",
            "materials": [{"name": "清水", "amount": "15", "unit": "l"}],
            "steps": [{"text": "先在桶里放半桶水。", "image": None, "alt": ""}],
        }

    further_looks = [
        {
            "steps": [
                {
                    "text": "把药配好。",
                    "image": None,
                    "alt": "",
                    "substeps": [
                        {"text": "先倒药。", "image": None, "alt": ""},
                        {"text": "再加满水。", "image": None, "alt": ""},
                    ],
                }
            ]
        }
    ]

    @classmethod
    def lines(cls, value: Mapping, place: str) -> Iterator[ShownLine]:
        """Each material with its amount, as it is read."""
        yield ShownLine(value.get("title") or "", "", place)
        for item in value["materials"].bound_blocks if value.get("materials") else ():
            yield ShownLine(_words_of(item.value), "", item.id or place)
        for item in value["steps"].bound_blocks if value.get("steps") else ():
            yield from lines(item.block, item.value, item.id or place)


def _words_of(material: Mapping) -> str:
    """What a reader reads of it: 生石灰10千克"""
    amount = "" if material.get("amount") is None else f"{material['amount']}"
    return f"{material.get('name') or ''}{amount}{dict(MATERIAL_UNITS).get(material.get('unit') or '', '')}"


def _sentences(step: Mapping) -> Iterator[str]:
    yield step["text"]
    yield from (each["text"] for each in step.get("substeps") or ())


def steps_of(body) -> list:
    """The values of all lists of steps in a body, at any depth."""
    return [value for value, _ in held(body.stream_block, body, StepsBlock)]


def how_to(body) -> dict:
    """What schema.org's HowTo is told of the lists of steps in a body."""
    lists = steps_of(body)
    steps = [text for value in lists for step in value["steps"] for text in _sentences(step)]
    return {
        "supply": [{"@type": "HowToSupply", "name": each["name"]} for value in lists for each in value["materials"]],
        "step": [{"@type": "HowToStep", "position": place, "text": text} for place, text in enumerate(steps, start=1)],
    }
