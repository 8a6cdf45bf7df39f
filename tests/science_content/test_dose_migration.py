"""Doses of an older site get their products: no id changes, no word is lost, and what nobody said is not guessed to harm."""

import copy
import importlib
import json

import pytest
from django.apps import apps
from wagtail_localize.models import TranslationSource

from science_content.blocks.body import BodyBlock
from science_content.models import SciencePage
from science_content.pages.raw import raw_body
from tests.doses import hidden, shown
from tests.trees import read_all
from translation.engine.sources import store_words, translation_of
from translation.release.actions import release

migration = importlib.import_module("science_content.migrations.0010_products_of_doses")
OLD = {
    "substance": "试剂 10% 水剂",
    "purpose": "防蚜虫",
    "method": "兑水喷雾",
    "amount": "10",
    "amount_max": None,
    "unit": "ml",
    "per": "mu",
    "dilution": None,
    "dilution_max": None,
    "interval_days": 7,
    "max_times": 2,
    "withdrawal_days": 21,
}
ALONE = {"amount": None, "unit": None, "per": None, "dilution": 800}
BY_WEIGHT = {"per": "kg_weight", "unit": "mg"}
DUNG = {"substance": "腐熟农家肥（底肥）", "amount": "1000", "amount_max": "1500", "unit": "kg"}
# What an old dose says → its kind, what it is used on, and what is waited for: days, "none" or "unknown".
BECOMES = {
    "a crop": ({}, "pesticide", "other_plant", {"harvest": 21}),
    "a crop by its name": ({"purpose": "防玉米蚜虫"}, "pesticide", "maize", {"harvest": 21}),
    "nothing required": ({"withdrawal_days": 0}, "pesticide", "other_plant", {"harvest": "none"}),
    "nothing said": ({"withdrawal_days": None}, "pesticide", "other_plant", {"harvest": "unknown"}),
    "cattle": (BY_WEIGHT | {"purpose": "驱牛的虫"}, "veterinary", "bovine", {"meat": 21, "milk": "unknown"}),
    "yaks": (BY_WEIGHT | {"purpose": "驱牦牛的虫"}, "veterinary", "yak", {"meat": 21, "milk": "unknown"}),
    "hens": (BY_WEIGHT | {"purpose": "治鸡痢"}, "veterinary", "chicken", {"meat": 21, "eggs": "unknown"}),
    "bees": ({"per": "head", "purpose": "治蜂螨"}, "veterinary", "bee", {"honey": 21}),
    "any animal": (BY_WEIGHT, "veterinary", "other_animal", {"meat": 21, "milk": "unknown", "eggs": "unknown"}),
    "a dip": (ALONE | {"method": "给羊药浴"}, "veterinary", "sheep", {"meat": 21, "milk": "unknown"}),
    "a spray": (ALONE, "pesticide", "other_plant", {"harvest": 21}),
    "a drug of lime": ({"substance": "石灰硫黄合剂"}, "pesticide", "other_plant", {"harvest": 21}),
    "a fertiliser in water": (ALONE | {"substance": "叶面肥"}, "pesticide", "other_plant", {"harvest": 21}),
}


def block(**said) -> dict:
    return {"type": "dose", "id": "7f3c8a52-0000-4000-8000-000000000001", "value": OLD | said}


def is_whole(made: dict) -> bool:
    child = BodyBlock().child_blocks[made["type"]]
    return child.may_be_shown(child.to_python(made["value"]))


@pytest.mark.parametrize("said, kind, target, waits", BECOMES.values(), ids=BECOMES)
def test_a_dose_becomes(said, kind, target, waits):
    old = block(**said)
    made = migration.forward(old, old["value"])
    value = made["value"]
    assert (made["id"], made["type"], value["kind"], value["target"]) == (old["id"], "dose", kind, target)
    rows = [row["value"] for row in value["waits"]]
    answers = {row["what"]: row["answer"] if row["number"] is None else row["number"] for row in rows}
    assert answers == waits and len({row["id"] for row in value["waits"]}) == len(waits)
    assert {name: value[name] for name in migration.WORDS} == {name: old["value"][name] for name in migration.WORDS}
    assert {name: value[name] for name in migration.KEPT} == {name: old["value"][name] for name in migration.KEPT}
    assert is_whole(made) and migration.forward(made, value) == made
    assert migration.backward(made, value) == old


@pytest.mark.parametrize("name", ["腐熟农家肥", "尿素（含氮46%）", "三元复合肥（15-15-15）", "生石灰", "草木灰"])
def test_what_is_given_to_the_soil_becomes_fertiliser_without_a_wait(name):
    old = block(**DUNG | {"substance": name, "max_times": 2})
    made = migration.forward(old, old["value"])
    (row,) = (item["value"] for item in made["value"]["applications"])
    assert (made["id"], made["type"]) == (old["id"], "fertiliser") and is_whole(made)
    assert (row["amount"], row["amount_max"], row["unit"], row["per"], row["times"]) == ("1000", "1500", "kg", "mu", 2)
    assert made["value"]["substance"] == name and "waits" not in made["value"]
    back = migration.backward(made, made["value"])
    assert (back["type"], back["value"]["substance"], back["value"]["amount"]) == ("dose", name, "1000")


def test_words_of_another_language_are_of_the_product_that_chinese_names():
    tibetan = block(
        substance="ལུད།", purpose="ས་བཅུད།", method="", **{k: DUNG[k] for k in ("amount", "amount_max", "unit")}
    )
    made = migration.forward(tibetan, OLD | DUNG)
    assert made["type"] == "fertiliser" and made["value"]["purpose"] == "ས་བཅུད།"


def as_before(body: list[dict]) -> list[dict]:
    return migration.changed(copy.deepcopy(body), {}, migration.backward)


@pytest.mark.django_db
def test_a_site_keeps_its_ids_and_words_and_shows_no_number_that_nobody_proved(tree, client):
    translation = translation_of(tree.tibetan)
    store_words(
        translation, {OLD["substance"]: "སྨན་ཁུ། 10%", OLD["purpose"]: "སྲིན་འབུ་འགོག", OLD["method"]: "ཆུ་བསྲེས་ནས་གཏོར།"}
    )
    release(translation)
    read_all(SciencePage.objects.get(pk=tree.tibetan.pk))
    pages = [tree.reload().article, tree.tibetan]
    wanted = {page.pk: raw_body(SciencePage.objects.get(pk=page.pk)) for page in pages}
    words = [dose.words for dose in shown(client.get(tree.tibetan.url_path).content)]
    assert {tag for dose in words for tag, _ in dose} == {"bo"}
    revisions = {page.pk: page.latest_revision_id for page in pages}
    for page in pages:
        SciencePage.objects.filter(pk=page.pk).update(body=as_before(wanted[page.pk]))
    source = TranslationSource.objects.get(object_id=tree.article.translation_key)
    content = json.loads(source.content_json)
    old = json.dumps(as_before(json.loads(content["body"])))
    TranslationSource.objects.filter(pk=source.pk).update(content_json=json.dumps(content | {"body": old}))
    assert hidden(client.get(tree.tibetan.url_path).content) == 1  # an old dose under today's code is shown to nobody

    migration.rewrite(apps, migration.forward)
    for page in pages:
        stored = SciencePage.objects.get(pk=page.pk)
        assert [(item["id"], item["type"]) for item in raw_body(stored)] == [
            (item["id"], item["type"]) for item in wanted[page.pk]
        ]
        assert stored.latest_revision_id == revisions[page.pk]
        assert [dose.numbers for dose in shown(client.get(page.url_path).content)] == [
            []
        ]  # nobody says what they rest on
        assert "dose-unproved" in client.get(page.url_path).content.decode()
    after = [dose.words for dose in shown(client.get(tree.tibetan.url_path).content)]
    assert after == [each[: len(after[0])] for each in words] and len(after[0]) == 2
    assert '"waits"' in json.loads(TranslationSource.objects.get(pk=source.pk).content_json)["body"]
