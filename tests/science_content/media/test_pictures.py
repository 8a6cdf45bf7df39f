"""Pictures in a few sizes, AVIF first, with room kept for them, and none fetched before it is in view but the first."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from PIL import Image

from science_content.media.avif import SPEED
from science_content.media.pictures import SLOTS, make_renditions
from science_content.models import ManualPage, ScienceImage
from science_content.publishing.pictures import pictures_of
from science_content.templatetags.pictures import picture
from tests.science_content.pieces import image, read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_pictures_of_before():
    """A picture that was rolled back leaves its sizes in the cache, under an id that the next one gets."""
    cache.clear()


def shown(*args, **more) -> BeautifulSoup:
    return BeautifulSoup(picture(*args, **more), "html.parser")


@pytest.mark.parametrize("slot", SLOTS)
def test_a_picture_comes_as_avif_with_webp_for_older_phones(slot):
    html = shown(image(), slot, alt="一张图")
    source, fallback = html.picture.source, html.picture.img
    assert source["type"] == "image/avif" and ".avif" in source["srcset"] and source["sizes"] == SLOTS[slot].sizes
    assert fallback["src"].endswith(".webp") and fallback["alt"] == "一张图"
    assert int(fallback["width"]) and int(fallback["height"])
    assert (fallback["loading"], fallback["decoding"]) == ("lazy", "async")


def test_avif_is_encoded_at_the_speed_of_the_site():
    picture_of_many_colours = Image.effect_mandelbrot((240, 160), (-2, -1, 1, 1), 60).convert("RGB")

    def encoded(**options) -> bytes:
        picture_of_many_colours.save(file := BytesIO(), "AVIF", quality=45, **options)
        return file.getvalue()

    assert encoded() == encoded(speed=SPEED) != encoded(speed=6)


def test_the_first_in_view_is_fetched_at_once():
    html = shown(image(), "cover", alt="", eager="high")
    assert html.img["fetchpriority"] == "high" and not html.img.has_attr("loading") and html.img["alt"] == ""
    assert not shown(image("b"), "tile", alt="", eager=True).img.has_attr("loading")


def test_no_picture_is_no_markup():
    assert picture(None, "card", alt="") == ""


def test_hostile_alt_text_stays_text():
    html = shown(image(), "figure", alt='"><script>alert(1)</script>', lang='"x')
    assert html.img["alt"] == '"><script>alert(1)</script>' and not html.script and html.img["lang"] == '"x'


def test_a_lost_file_breaks_nothing():
    lost = image()
    lost.file.storage.remove(lost.file.name)
    assert shown(lost, "card", alt="").img
    assert make_renditions(lost, "card") == 0


def test_sizes_made_ahead_are_found_and_not_made_again(django_assert_max_num_queries):
    made = image()
    assert make_renditions(made, "cover", "card") == len(SLOTS["cover"].specs)
    assert make_renditions(made, "cover", "card", "tile") == 0
    again = ScienceImage.objects.get(pk=made.pk)
    with django_assert_max_num_queries(0):
        picture(again, "cover", alt="")


def test_what_an_editor_publishes_has_its_sizes_when_the_first_reader_comes(tree, django_capture_on_commit_callbacks):
    tree.article.cover = image()
    tree.article.body.append(("figure", {"image": image(), "alt": "叶背的蚜虫", "caption": ""}))
    with django_capture_on_commit_callbacks(execute=True):
        tree.article.save_revision().publish()
    figure = tree.article.body[-1].value["image"]
    made = {
        found.pk: set(found.renditions.values_list("filter_spec", flat=True)) for found in (tree.article.cover, figure)
    }
    assert made[tree.article.cover.pk] == set(SLOTS["cover"].specs)
    assert made[figure.pk] == set(SLOTS["figure"].specs)


def test_every_picture_of_a_page_is_known_ahead(client):
    manual = ManualPage.objects.live().first()
    for page in [manual, *(chapter.specific for chapter in manual.get_children().live())]:
        html = read(client, page)
        for found, slot in pictures_of([page]):
            names = [rendition.file.name for rendition in found.renditions.filter(filter_spec__in=SLOTS[slot].specs)]
            assert len(names) == len(SLOTS[slot].specs)
            assert any(name in str(html.main) for name in names), (page.title, slot)


def test_only_the_cover_of_a_piece_is_fetched_early(client, tree):
    html = read(client, ManualPage.objects.live().first())
    early = [img for img in html.find_all("img") if img.find_parent("picture") and img.get("loading") != "lazy"]
    assert [img.get("class") for img in early] == [["article-cover"]]
