"""Whatever of a Chinese page is data is the same in every language, live and in drafts: each leaf, each order."""

import json
from decimal import Decimal

import pytest
from wagtail.blocks import Block

from science_content.blocks.leaves import DATA
from science_content.models import SciencePage
from science_content.pages.raw import raw_body
from science_content.publishing.actions import carry
from tests.doses import hidden, shown
from tests.science_content.blocks_of_all_kinds import Maker, data, lists
from tests.science_content.pieces import image, in_tibetan, piece, read, sound, with_old_numbers
from tests.trees import RICH, RichTree, waits
from translation.engine.drafts import write_draft
from translation.engine.sources import translation_of


def changed_leaves(block: Block, one: list, other: list) -> set[str]:
    return {
        path for (path, ours), (_, theirs) in zip(data(block, one), data(block, other), strict=True) if ours != theirs
    }


def test_the_classes_of_data_are_these():
    """Written down a second time: a class that is missing here is carried nowhere."""
    names = "Decimal Integer Float Choice Date Time DateTime MultipleChoice Regex Boolean URL PartLink"
    assert [kind.__name__.removesuffix("Block") for kind in DATA] == names.split()


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
    doses = [dose.numbers for dose in shown(read(client, tree.tibetan))]
    assert doses == [dose.numbers for dose in shown(read(client, tree.article))] and all(doses)
    assert len(doses) == 4  # a dose, two rows of a table, a fertiliser


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/steps.materials", "/steps.steps", "/fact_table.rows"])
def test_rows_that_moved_inside_a_block_are_in_the_new_order_everywhere(tree, client, path):
    rich = RichTree.below(tree.topic)
    stored, block = raw_body(rich.article), rich.article.body.stream_block
    moved = next(items for each, items in reversed(list(lists(block, stored))) if each == path and len(items) > 1)
    moved.reverse()
    rich.article.body = stored
    rich.article.save_revision().publish()
    assert dict(data(block, raw_body(rich.reload().tibetan))) == dict(data(block, raw_body(rich.article)))
    html = read(client, rich.tibetan)
    assert len(shown(html)) == 2 and hidden(html) == 0


@pytest.mark.django_db
def test_two_languages_take_the_same_numbers(tree, client):
    rich = RichTree.below(tree.topic)
    for block in rich.article.body:
        if block.block_type == "dose":
            rows = block.block.child_blocks["waits"].to_python(waits(harvest=56))
            block.value.update(interval_days=33, max_times=4, waits=rows)
    rich.article.save_revision().publish()
    for page in (rich.article, rich.tibetan, rich.lisu):
        assert [dose.numbers[-3:] for dose in shown(read(client, page))] == [["33", "4", "56"]] * 2, page.locale


def test_the_rich_tree_holds_what_the_small_one_lacks():
    kinds = [each["type"] for each in RICH["body"]]
    assert kinds.count("dose") == 2 and {"fact_table", "quote"} <= set(kinds)
    assert RICH["body"][4]["value"]["dilution"] and Decimal(RICH["body"][4]["value"]["amount_max"])


@pytest.mark.django_db
def test_numbers_of_a_page_that_is_not_public_are_nobodys(tree):
    SciencePage.objects.filter(pk=tree.article.pk).update(live=False)  # its live revision is named still
    carry(tree.reload().tibetan)
    assert tree.article.live_revision_id and tree.reload().tibetan.numbers_revision is None


@pytest.mark.django_db
def test_a_page_that_does_not_follow_its_chinese_page_shows_no_number_at_all(tree, client):
    rich = RichTree.below(tree.topic)
    html = read(client, with_old_numbers(rich.tibetan))
    assert shown(html) == [] and hidden(html) == 2
    text = html.main.get_text()
    assert "没有跟上中文" in text and "数量请看中文版" in text
    assert "16 升" not in text and "410" not in text and "280" not in text
