"""Tables that a screen reader and a narrow screen can follow; sound and film that wait to be asked."""

from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string

from science_content.blocks.body import BodyBlock
from science_content.blocks.fact_table import FactTableBlock
from tests.science_content.pieces import FACTS, in_tibetan, piece, read, sound, with_old_numbers
from tests.trees import DOSE

pytestmark = pytest.mark.django_db
MEDIA = "0b6f0b5c-8a9f-4f4e-9d5a-3f3f6f2f7a01"


def cells(table) -> list[list[str]]:
    return [[cell.get_text().strip() for cell in row.find_all(["th", "td"])] for row in table.tbody.find_all("tr")]


def test_a_table_has_a_caption_heads_with_units_and_rows_that_begin_with_words(client, tree):
    table = read(client, piece(tree.topic, "article", body=[FACTS])).table
    assert table.caption.get_text() == "看看差多少"
    heads = table.thead.find_all("th")
    assert all(head["scope"] == "col" for head in heads)
    assert [" ".join(head.stripped_strings) for head in heads] == ["做法", "地 （亩）"]
    assert all(row.find(True)["scope"] == "row" for row in table.tbody.find_all("tr"))
    assert cells(table) == [["烧开", "1.5–3"], ["不烧", "没有"]]


def test_a_table_scrolls_in_a_frame_that_a_keyboard_reaches_and_a_reader_hears_named(client, tree):
    html = read(client, piece(tree.topic, "article", body=[FACTS]))
    frame = html.select_one(".table-frame")
    assert (frame["role"], frame["tabindex"]) == ("region", "0")
    assert html.find(id=frame["aria-labelledby"]).get_text() == "看看差多少"


def test_numbers_that_may_be_old_are_not_shown_in_a_table(client, tree):
    tibetan = in_tibetan(piece(tree.topic, "article", body=[FACTS]))
    assert cells(read(client, tibetan).table)[0][1] == "1.5–3"
    html = read(client, with_old_numbers(tibetan))
    assert cells(html.table) == [["烧开", "—"], ["不烧", "没有"]]
    assert html.select(".table-hidden")


@pytest.mark.parametrize(
    "numbers, said",
    [
        ({"amount": "10", "per": "mu"}, "就是每公顷 150 毫升"),
        ({"amount": "1.5", "amount_max": "2.25", "per": "mu"}, "就是每公顷 22.5–33.75 毫升"),
        ({"amount": "150", "per": "ha"}, "就是每亩 10 毫升"),
        ({"amount": "20", "per": "ha"}, None),
        ({"amount": "25", "amount_max": "30", "per": "ha"}, None),
        ({"amount": "10", "per": "plant"}, None),
    ],
)
def test_a_dose_by_area_is_said_the_other_way_too_where_that_is_exact(client, tree, numbers, said):
    dose = {"key": "d", "type": "dose", "value": DOSE | numbers}
    also = read(client, piece(tree.topic, "article", body=[dose])).select_one(".dose-also")
    assert (" ".join(also.get_text().split()).split(" （")[0] if also else None) == said


def media_html(media, **value) -> str:
    stored = [
        {
            "type": "media",
            "id": MEDIA,
            "value": {"title": "怎么量", "media": media and media.pk, "transcript": "<p>把皮尺绕过去。</p>"} | value,
        }
    ]
    block = BodyBlock().to_python(stored)[0]
    return str(block.render({"language": None, "reading": SimpleNamespace(is_preview=True)}))


def test_sound_waits_says_how_long_and_how_big_and_has_its_words_open():
    html = media_html(sound())
    assert '<audio class="media-player" controls preload="none"' in html and "autoplay" not in html
    assert "时长 1:05" in html and "大小 0.1 MB" in html
    assert '<details class="transcript" open>' in html and "把皮尺绕过去" in html


def test_film_says_its_shape_and_shows_no_poster():
    html = media_html(sound(type="video", width=640, height=360))
    assert '<video class="media-player" controls preload="none" playsinline' in html
    assert 'width="640" height="360"' in html and "poster" not in html


def test_a_lost_file_and_a_missing_one_leave_the_words(settings, tmp_path):
    lost = sound()
    lost.file.storage.remove(lost.file.name)
    for media in (lost, None):
        html = media_html(media)
        assert "把皮尺绕过去" in html and "大小" not in html


def test_hostile_titles_stay_words():
    html = media_html(sound(title='"><script>'), title='"><script>alert(1)</script>')
    assert "<script>" not in html and "&lt;script&gt;alert(1)" in html


def test_a_table_of_nothing_renders():
    assert "<table>" in render_to_string(
        "science_content/blocks/fact_table.html", {"value": {"title": "", "columns": [], "rows": []}, "language": None}
    )


def test_a_cell_is_read_under_the_titles_of_table_and_column():
    value = {
        "title": "打药",
        "columns": [{"title": "虫", "unit": None}, {"title": "每亩用量", "unit": "ml"}],
        "rows": [{"cells": [{"text": "蚜虫"}, {"text": "", "number": 300, "number_max": 400}]}],
        "note": "看天气",
    }
    said = [(line.text, line.context) for line in FactTableBlock.lines(value, "id")]
    assert ("300～400毫升", "打药 每亩用量 蚜虫") in said and ("蚜虫", "打药 虫") in said and ("看天气", "") in said
