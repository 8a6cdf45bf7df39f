"""Links that lead nowhere and pages that weigh too much, each named at its place."""

import json

import pytest
from django.core.files.base import ContentFile
from django.utils.translation import override
from PIL import Image
from wagtail.models import Locale

from languages import registry
from science_content.content_files.building import build
from science_content.models import ArticlePage, ScienceDocument, ScienceImage
from science_content.quality.links import DeadLink
from science_content.quality.weight import KILOBYTE, PageWeight, weigh
from tests.trees import ARTICLE

pytestmark = pytest.mark.django_db


def block(kind: str, value, key: str = "1") -> dict:
    return {"type": kind, "id": key, "value": value}


def draft(*body: dict, model=ArticlePage, **fields):
    """A page that was never saved, with these blocks."""
    locale = Locale.objects.get(language_code=registry.SOURCE)
    return model(**{"title": "怎么防虫", "locale": locale, "body": json.dumps(body)} | fields)


def said(check, page) -> str:
    return " ".join(finding.sentence for finding in check.check(page))


def places(check, page) -> list[str]:
    return [finding.block or finding.field for finding in check.check(page)]


# links


def dead(tree, html: str) -> str:
    return said(DeadLink(), draft(block("text", f"<p>{html}</p>")))


def test_a_link_to_a_page_that_readers_cannot_open_is_named(tree):
    page = tree.article
    link = f'<a linktype="page" id="{page.pk}">防虫</a>'
    assert dead(tree, link) == ""
    ArticlePage.objects.filter(pk=page.pk).update(withdrawn_at="2026-01-01T00:00Z")
    assert "撤回" in dead(tree, link)
    ArticlePage.objects.filter(pk=page.pk).update(live=False)
    assert "还没有公开" in dead(tree, link)
    assert "“防虫”连到的页面已经没有了" in dead(tree, '<a linktype="page" id="99999999">防虫</a>')


def test_a_link_to_a_file_that_is_gone_is_named(tree):
    document = ScienceDocument.objects.create(title="表", file=ContentFile(b"%PDF-", name="a.pdf"))
    for link in (
        f'<a linktype="document" id="{document.pk}">表</a>',
        f'<a href="/documents/{document.pk}/a.pdf">表</a>',
    ):
        assert dead(tree, link) == ""
    document_id = document.pk
    document.delete()
    assert "文件已经删掉" in dead(tree, f'<a linktype="document" id="{document_id}">表</a>')
    assert "打不开" in dead(tree, f'<a href="/documents/{document_id}/a.pdf">表</a>')


def test_an_address_inside_that_nothing_answers_is_named(tree):
    for address in ("/zh-hans/mei-you/", "/no/such", "/media/none.jpg", "/media/../../etc/passwd", "/zh-hans/%00/"):
        assert "打不开" in dead(tree, f'<a href="{address}">这里</a>'), address


@pytest.mark.parametrize("reading", ["zh-hans", "bo", "lis"])
def test_what_leads_somewhere_or_outside_is_left_alone(tree, reading):
    with override(reading):  # whoever asks: addresses of every language are known
        for address in (
            tree.article.url_path,
            tree.tibetan.url_path,
            "/zh-hans/",
            "/bo/",
            "/lis/calendar/",
            "/zh-hans/search/?q=1",
            "#part",
            "https://example.org/x",
            "mailto:a@b.cn",
        ):
            assert dead(tree, f'<a href="{address}">这里</a>') == "", address


@pytest.mark.parametrize("number", ["", "x", "-1", "９", "1" * 40])
def test_a_link_with_an_id_that_is_none_is_dead(tree, number):
    assert "没有了" in dead(tree, f'<a linktype="page" id="{number}">x</a>')


# weight


def test_a_page_weighs_its_words_and_the_heaviest_size_of_each_picture(tree, settings):
    image = ScienceImage(title="重图", alt="山", source="试")
    picture = Image.effect_noise((1400, 1000), 90).convert("RGB")
    buffer = ContentFile(b"", name="noise.png")
    picture.save(buffer, "PNG")
    image.file.save("noise.png", buffer, save=False)
    image.width, image.height = picture.size
    image.save()
    body = [{"key": "noise", "type": "figure", "value": {"image": "noise", "alt": "山", "caption": ""}}]
    page = build(
        tree.topic, "article", ARTICLE | {"key": "heavy", "title": "很重", "body": body}, {"noise": image.pk}, {}
    )
    weight = weigh(page)
    sizes = [rendition.file.size for rendition in image.renditions.all()]
    assert weight.heaviest[1] == max(sizes) and weight.total == weight.html + sum(weight.pictures.values())

    settings.PAGE_WEIGHT_KB = weight.total // KILOBYTE + 1
    assert said(PageWeight(), page) == ""
    settings.PAGE_WEIGHT_KB = weight.total // KILOBYTE - 1
    assert "最重的图是“重图”" in said(PageWeight(), page)
    assert places(PageWeight(), page) == [page.body[0].id]


def test_what_cannot_be_drawn_is_said_and_fails_nothing(tree):
    tree.article.template = "no/such.html"
    assert "画不出来" in said(PageWeight(), tree.article)
