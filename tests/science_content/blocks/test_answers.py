"""A block that nobody has met yet answers for all it holds; what the walk could not answer for does not start."""

import pytest
from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageChooserBlock

from science_content.blocks import answers
from science_content.blocks.body import BodyBlock
from science_content.blocks.leaves import DATA, WORDS, leaves, unanswered
from science_content.blocks.together import group_of
from science_content.checks import page_types_translate_as_expected
from science_content.media.models import ScienceImage
from science_content.models import ArticlePage, SciencePage
from science_content.publishing.pictures import pictures_of
from science_content.quality.alternatives import MissingAlternative
from science_content.quality.links import DeadLink
from science_content.quality.prose import words_of
from science_content.quality.weight import PageWeight
from science_content.quality.wording import RareCharacter
from translation.engine.composing import PageComposer

ID = "0b6f0b5c-8a9f-4f4e-9d5a-3f3f6f2f7a01"


class BeforeAfterBlock(blocks.StructBlock):
    """Two pictures side by side, as the recipe of docs/how-to/add-a-block.md makes them."""

    title = blocks.CharBlock(label="标题")
    before = ImageChooserBlock(label="以前")
    before_alt = blocks.CharBlock(label="以前的替代文字")
    after = ImageChooserBlock(label="以后")
    after_alt = blocks.CharBlock(label="以后的替代文字")
    years = blocks.IntegerBlock(label="隔几年")
    text = blocks.RichTextBlock(label="说明")

    class Meta:
        label = "前后对比"


@pytest.fixture
def planted_block():
    """The body has one block more, until the test ends."""
    body = SciencePage._meta.get_field("body").stream_block
    block = BeforeAfterBlock()
    block.set_name("planted_pair")
    body.child_blocks["planted_pair"] = block
    yield block
    del body.child_blocks["planted_pair"]


@pytest.fixture
def page(planted_block, tree):
    before, after = ScienceImage.objects.order_by("pk")[:2]
    value = {
        "title": "剪前剪后",
        "before": before.pk,
        "before_alt": "枝条密，看不见天。",
        "after": after.pk,
        "after_alt": "枝条疏，透光。",
        "years": 2,
        "text": '<p>剪掉鹮枝。</p><p>见<a linktype="page" id="99999999">办法</a>。</p>',
    }
    page = tree.article
    page.body = [{"type": "planted_pair", "id": ID, "value": value}]
    return page


def pictures(page) -> list[ScienceImage]:
    return [picture.image for picture in answers.pictures(page.body.stream_block, page.body)]


def test_its_words_are_checked_each_at_its_place(page):
    said = {(words.kind, words.text) for words in words_of(page) if words.block == ID}
    assert said == {
        ("title", "剪前剪后"),
        ("alternative", "枝条密，看不见天。"),
        ("alternative", "枝条疏，透光。"),
        ("prose", "剪掉鹮枝。"),
        ("prose", "见办法。"),
    }
    assert [finding.block for finding in RareCharacter().check(page)] == [ID]


def test_a_picture_without_words_is_a_finding_for_each_of_its_pictures(page):
    assert list(MissingAlternative().check(page)) == []
    page.body[0].value["before_alt"] = page.body[0].value["after_alt"] = ""
    found = list(MissingAlternative().check(page))
    assert [finding.block for finding in found] == [ID, ID]
    assert [image.title in finding.sentence for image, finding in zip(pictures(page), found, strict=True)] == [
        True,
        True,
    ]


def test_its_renditions_are_made_and_its_weight_is_named_at_its_place(page, settings, monkeypatch):
    assert {(image.pk, slot) for image, slot in pictures_of([page])} >= {
        (image.pk, "figure") for image in pictures(page)
    }
    monkeypatch.setattr(BeforeAfterBlock._meta_class, "template", "science_content/blocks/figure.html", raising=False)
    settings.PAGE_WEIGHT_KB = 0
    assert "kB" in next(PageWeight().check(page)).sentence


@pytest.mark.parametrize("which", [0, 1])
def test_a_face_without_consent_goes_live_on_no_page(page, which):
    page.save_revision().publish()
    image = pictures(page)[which]
    ScienceImage.objects.filter(pk=image.pk).update(consent="pending")
    with pytest.raises(ValidationError, match=f"{image.title}.*还没有同意"):
        page.save_revision().publish()


def test_its_links_are_followed(page):
    assert [finding.block for finding in DeadLink().check(page)] == [ID]


def test_its_words_may_be_quoted_in_a_hit_and_its_alternatives_are_not(page):
    said = list(answers.quotable(page.body.stream_block, page.body.get_prep_value()))
    assert said == ["剪前剪后", "剪掉鹮枝。 见办法。"]


def test_its_numbers_are_carried_and_its_words_stand_with_them(page):
    for block in page.body:
        block.value["years"] = 3
    composed = PageComposer(page).compose(page, {})
    assert composed.body[0]["value"]["years"] == 3
    block, kinds = page.body.stream_block, {ID: page.body[0].block_type}
    assert group_of(block, kinds, f"body.{ID}.before_alt") == f"{ID}."


def test_start_up_has_nothing_against_it(planted_block):
    assert page_types_translate_as_expected(None) == []


def one(**fields) -> blocks.StreamBlock:
    return blocks.StreamBlock([("planted", type("Planted", (blocks.StructBlock,), fields)())])


REFUSED = {
    "a picture alone": (one(image=ImageChooserBlock()), ".planted.image is a picture without words"),
    "two pictures with one text": (
        one(image=ImageChooserBlock(), alt=blocks.CharBlock(), other=ImageChooserBlock()),
        ".planted.other is a picture without words",
    ),
    "a picture whose text is a number": (one(image=ImageChooserBlock(), alt=blocks.IntegerBlock()), "without words"),
    "a list of pictures": (one(pictures=blocks.ListBlock(ImageChooserBlock())), ".planted.pictures is a picture"),
    "a picture in the stream itself": (blocks.StreamBlock([("image", ImageChooserBlock())]), ".image is a picture"),
    "a film of another host": (one(film=EmbedBlock()), ".planted.film is a EmbedBlock"),
    "an address of mail": (one(mail=blocks.EmailBlock()), "is a EmailBlock"),
    "markup as typed": (one(html=blocks.RawHTMLBlock()), "is a RawHTMLBlock"),
    "a page that is chosen": (one(page=blocks.PageChooserBlock()), "is a PageChooserBlock"),
    "something deep inside": (
        one(rows=blocks.ListBlock(blocks.StructBlock([("html", blocks.RawHTMLBlock())]))),
        ".planted.rows.html is a RawHTMLBlock",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_start_up_refuses(name):
    block, sentence = REFUSED[name]
    found = list(unanswered(block))
    assert len(found) == 1 and sentence in found[0], found


def test_start_up_names_what_it_refuses(planted_block, monkeypatch):
    monkeypatch.delitem(planted_block.child_blocks, "after_alt")
    assert [error.id for error in page_types_translate_as_expected(None)] == ["science_content.E005"]


def test_a_block_that_answers_in_its_own_way_is_asked_at_any_depth():
    class Own(blocks.StructBlock):
        name = blocks.CharBlock()

        def words(self, value, place):
            yield answers.Words(f"≪{value['name']}≫", "prose", place)

    body = blocks.StreamBlock([("list", blocks.ListBlock(Own()))])
    value = body.to_python(
        [{"type": "list", "id": ID, "value": [{"type": "item", "id": "x", "value": {"name": "甲"}}]}]
    )
    assert [(said.text, said.place) for said in answers.words(body, value)] == [("≪甲≫", "x")]


def test_a_problem_deep_inside_is_told():
    class Grave(blocks.StructBlock):
        name = blocks.CharBlock()

        @staticmethod
        def problems(value):
            return ["不行。"] if value["name"] == "毒" else []

    body = blocks.StreamBlock([("list", blocks.ListBlock(Grave()))])
    stored = [{"type": "list", "value": [{"type": "item", "id": name, "value": {"name": name}} for name in "药毒"]}]
    assert list(answers.problems(body, body.to_python(stored))) == ["不行。"]


def test_every_leaf_of_the_body_is_words_a_file_or_data_that_is_carried():
    body = BodyBlock()
    seen = set()
    for name, block in body.child_blocks.items():
        value = body.to_python([{"type": name, "id": ID, "value": block.get_prep_value(block.get_default())}])
        seen |= {type(leaf.block).__mro__[0] for leaf in leaves(body, value)}
    assert seen and all(issubclass(kind, (*WORDS, *DATA)) or "Chooser" in kind.__name__ for kind in seen)


@pytest.mark.parametrize("kind", ["ArticlePage", "TopicPage"])
def test_a_cover_without_consent_goes_live_on_no_page(tree, kind):
    page = tree.article if kind == "ArticlePage" else tree.topic
    page.cover = ScienceImage.objects.first()
    ScienceImage.objects.filter(pk=page.cover.pk).update(consent="pending")
    page.cover.refresh_from_db()
    with pytest.raises(ValidationError, match="封面里的人还没有同意"):
        page.save_revision().publish()


def test_what_loses_its_consent_afterwards_is_shown_nowhere(tree, client):
    image = ScienceImage.objects.first()
    page = ArticlePage.objects.get(pk=tree.article.pk)
    page.cover = image
    page.body = [{"type": "figure", "id": ID, "value": {"image": image.pk, "alt": "一棵树", "caption": ""}}]
    page.save_revision().publish()
    addresses = [
        page.url_path,
        tree.topic.url_path,
        f"/e/533401{page.url_path}",
        "/zh-hans/",
        f"/bo/side-by-side/{tree.tibetan.pk}/",
    ]
    shown = image.file.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    assert shown in client.get(page.url_path).content.decode()
    ScienceImage.objects.filter(pk=image.pk).update(consent="pending")
    for address in addresses:
        assert f"/{shown}." not in client.get(address).content.decode(), address


def test_a_hit_quotes_what_is_said_and_not_who_said_it():
    body = SciencePage._meta.get_field("body").stream_block
    quote = {"text": "看叶背。", "source": "示例手册", "url": "https://example.cn/"}
    assert list(answers.quotable(body, [{"type": "quote", "id": ID, "value": quote}])) == ["看叶背。"]
