"""Whatever of a Chinese page is data is the same in every language, live and in drafts: each leaf, each order."""

import copy
import json
from decimal import Decimal

import pytest
from wagtail import blocks

from science_content.blocks.body import BodyBlock
from science_content.blocks.leaves import DATA
from science_content.models import SciencePage
from science_content.publishing.actions import with_numbers_of
from science_content.publishing.numbers import copy_numbers, raw_body
from tests.doses import hidden, shown
from tests.science_content.blocks_of_all_kinds import Maker, data, lists
from tests.science_content.pieces import image, in_tibetan, piece, read, sound
from tests.trees import RICH, RichTree
from translation.engine.drafts import write_draft
from translation.engine.sources import translation_of


class EveryKindOfDatum(blocks.StructBlock):
    """A block that nobody has met: it holds each class of DATA, also below a list."""

    rows = blocks.ListBlock(
        blocks.StructBlock(
            [
                (
                    f"row_{kind.__name__.lower()}",
                    kind(**({"choices": [("a", "甲"), ("b", "乙")]} if kind is blocks.ChoiceBlock else {})),
                )
                for kind in DATA
            ]
        )
    )
    day = blocks.DateBlock()
    words = blocks.CharBlock()


class Planted(BodyBlock):
    planted = EveryKindOfDatum()


def two_of(block: blocks.Block) -> tuple[list, list]:
    """The same blocks twice, with other data."""
    return Maker().stored(block), Maker(start=500, choice=1).stored(block)


def changed_leaves(block: blocks.Block, one: list, other: list) -> set[str]:
    return {
        path for (path, ours), (_, theirs) in zip(data(block, one), data(block, other), strict=True) if ours != theirs
    }


def test_every_leaf_of_data_is_copied_also_of_a_block_that_nobody_has_met():
    block = Planted()
    source, target = two_of(block)
    every = {path for path, _ in data(block, source)}
    assert changed_leaves(block, source, target) == every and len(every) > 40
    assert {
        type(kind).__name__
        for kind in block.child_blocks["planted"].child_blocks["rows"].child_block.child_blocks.values()
    } == {kind.__name__ for kind in DATA}
    assert copy_numbers(block, source, target)
    assert dict(data(block, target)) == dict(data(block, source))


def test_the_classes_of_data_are_these():
    """Written down a second time: a class that is missing here is carried nowhere."""
    names = "Decimal Integer Float Choice Date Time DateTime Boolean URL"
    assert [kind.__name__.removesuffix("Block") for kind in DATA] == names.split()


def test_words_and_files_are_never_copied():
    block = Planted()
    source, target = Maker(image=1, media=1).stored(block), Maker(image=2, media=2).stored(block)
    for item in target:
        if item["type"] == "warning":
            item["value"]["text"] = "他们的话。"
    copy_numbers(block, source, target)
    held = {item["type"]: item["value"] for item in target}
    assert held["warning"]["text"] == "他们的话。"
    assert held["figure"]["image"] == 2 and held["media"]["media"] == 2
    assert held["steps"]["steps"][0]["value"]["image"] == 2


def every_list() -> list[str]:
    return list(dict(lists(Planted(), Maker().stored(Planted()))))


@pytest.mark.parametrize("path", every_list())
@pytest.mark.parametrize("change", ["reorder", "shorten", "rename"])
def test_a_list_that_is_not_the_same_is_not_taken_for_the_same(path, change):
    block = Planted()
    source, target = Maker().stored(block), Maker().stored(block)
    items = dict(lists(block, source))[path]
    if change == "reorder":
        items.reverse()
    elif change == "shorten":
        del items[-1]
    else:
        items[-1]["id"] = "another"
    assert not copy_numbers(block, source, target)
    assert copy_numbers(block, source, copy.deepcopy(source))


def test_what_only_the_translation_still_holds_is_not_taken_for_the_same():
    block = Planted()
    for path in every_list():
        source, target = Maker().stored(block), Maker().stored(block)
        del dict(lists(block, source))[path][0]
        assert not copy_numbers(block, source, target), path


@pytest.mark.parametrize("path", ["/steps.materials", "/fact_table.columns"])
def test_numbers_go_to_the_row_of_the_same_id_not_of_the_same_place(path):
    block = BodyBlock()
    source, target = Maker().stored(block), Maker().stored(block)
    for n, item in enumerate(dict(lists(block, source))[path]):
        item["value"]["unit"] = ["kg", "mg"][n]
    dict(lists(block, target))[path].reverse()
    copy_numbers(block, source, target)
    ours, theirs = (
        {item["id"]: item["value"]["unit"] for item in dict(lists(block, each))[path]} for each in (source, target)
    )
    assert ours == theirs and len(set(ours.values())) == 2


@pytest.fixture
def whole(tree):
    """An article with every block of the body, live in Tibetan with a later draft; and a maker of other data for it."""
    files = {"image": image().pk, "media": sound().pk}
    article = piece(tree.topic, "article")
    article.body = Maker(**files).stored(article.body.stream_block)
    article.save_revision().publish()
    tree.article, tree.tibetan = article, in_tibetan(article)
    write_draft(translation_of(tree.tibetan))
    return tree.reload(), Maker(start=500, choice=1, **files)


def stands(page: SciencePage) -> dict[str, list]:
    """The stored body of the live page, of the draft that is later, and of the live revision."""
    page = SciencePage.objects.get(pk=page.pk)
    assert page.latest_revision_id != page.live_revision_id
    revisions = {"draft": page.latest_revision, "live revision": page.live_revision}
    return {"live": raw_body(page)} | {name: json.loads(each.content["body"]) for name, each in revisions.items()}


@pytest.mark.django_db
def test_every_leaf_is_carried_into_the_live_page_its_draft_and_its_live_revision(whole):
    tree, other = whole
    block = tree.article.body.stream_block
    before = raw_body(tree.article)
    tree.article.body = other.stored(block)
    tree.article.save_revision().publish()
    wanted = dict(data(block, raw_body(tree.reload().article)))
    assert changed_leaves(block, before, raw_body(tree.article)) == set(wanted) and len(wanted) > 20
    for name, body in stands(tree.tibetan).items():
        assert dict(data(block, body)) == wanted, name


@pytest.mark.django_db
def test_the_live_page_its_draft_and_its_live_revision_say_whose_numbers_they_hold(whole):
    tree, other = whole
    tree.article.body = other.stored(tree.article.body.stream_block)
    tree.article.save_revision().publish()
    page, source = SciencePage.objects.get(pk=tree.tibetan.pk), SciencePage.objects.get(pk=tree.article.pk)
    held = [
        page.numbers_revision,
        *(each.content["numbers_revision"] for each in (page.latest_revision, page.live_revision)),
    ]
    assert held == [source.live_revision_id] * 3


@pytest.mark.django_db
def test_a_draft_published_again_after_a_change_shows_the_new_numbers(whole, client):
    tree, other = whole
    tree.article.body = other.stored(tree.article.body.stream_block)
    tree.article.save_revision().publish()
    SciencePage.objects.get(pk=tree.tibetan.pk).live_revision.publish()
    (dose,) = shown(read(client, tree.tibetan))
    assert dose.numbers == shown(read(client, tree.article))[0].numbers != []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "/steps.materials",
        "/steps.steps",
        "/fact_table.rows",
    ],
)
def test_rows_that_moved_inside_a_block_hide_all_numbers(tree, client, path):
    rich = RichTree.below(tree.topic)
    stored, block = raw_body(rich.article), rich.article.body.stream_block
    moved = next(items for each, items in reversed(list(lists(block, stored))) if each == path and len(items) > 1)
    moved.reverse()
    rich.article.body = stored
    rich.article.save_revision().publish()
    html = read(client, rich.tibetan)
    assert shown(html) == [] and hidden(html) == 2
    text = html.main.get_text()
    assert "数量请看中文版" in text and "16 升" not in text and "410" not in text and "280" not in text


@pytest.mark.django_db
def test_two_languages_take_the_same_numbers(tree, client):
    rich = RichTree.below(tree.topic)
    for block in rich.article.body:
        if block.block_type == "dose":
            block.value.update(interval_days=33, max_times=4, withdrawal_days=66)
    rich.article.save_revision().publish()
    for page in (rich.article, rich.tibetan, rich.lisu):
        assert [dose.numbers[-3:] for dose in shown(read(client, page))] == [["33", "4", "66"]] * 2, page.locale


def test_the_rich_tree_holds_what_the_small_one_lacks():
    kinds = [each["type"] for each in RICH["body"]]
    assert kinds.count("dose") == 2 and {"fact_table", "quote"} <= set(kinds)
    assert RICH["body"][4]["value"]["dilution"] and Decimal(RICH["body"][4]["value"]["amount_max"])


@pytest.mark.django_db
def test_numbers_of_a_page_that_is_not_public_are_nobodys(tree):
    _, held = with_numbers_of(tree.article, raw_body(tree.tibetan))
    assert held == tree.article.live_revision_id
    SciencePage.objects.filter(pk=tree.article.pk).update(live=False)  # its live revision is named still
    body, held = with_numbers_of(tree.reload().article, raw_body(tree.tibetan))
    assert tree.article.live_revision_id and held is None and body
