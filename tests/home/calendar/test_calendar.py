"""The farming calendar: by month, by crop, for a place, in both dresses; a chapter is due in its own months."""

import pytest

from home.calendar.queries import Work, due

pytestmark = pytest.mark.django_db
STARTS = ["/zh-hans/", "/bo/", "/zh-hans/places/533401/", "/e/533401/bo/"]
CHAPTER = "/zh-hans/niu-yang-yang-zhi/mao-niu-yu-huang-niu-jian-kang-shou-ce/qu-chong-yu-fang-yi/"


@pytest.mark.parametrize("start", STARTS)
def test_the_year_shows_twelve_months_and_marks_this_one(read, in_month, start):
    with in_month(9):
        page = read(f"{start}calendar/")
    months = page.select(".months .month")
    assert [month["href"] for month in months] == [f"{start}calendar/{number}/" for number in range(1, 13)]
    assert [month["href"] for month in months if month.get("aria-current")] == [f"{start}calendar/9/"]


@pytest.mark.parametrize("start", STARTS)
def test_every_cell_of_the_table_leads_to_as_many_pieces_as_it_says(read, start):
    cells = read(f"{start}calendar/").select(".calendar-cell")
    assert cells
    for cell in cells[::7]:
        assert len(read(cell["href"]).select(".entries .entry")) == int(next(cell.stripped_strings))


def test_a_chapter_is_due_in_its_own_months_under_its_manuals_crops(read):
    yak = {month: read(f"/zh-hans/calendar/{month}/yak/") for month in (9, 1)}
    assert (
        yak[9].select_one(f"a[href='{CHAPTER}']").select_one(".entry-note").get_text(strip=True) == "牦牛与黄牛健康手册"
    )
    assert not yak[1].select_one(f"a[href='{CHAPTER}']")


def test_a_chapter_without_crops_is_about_those_of_its_manual(read):
    from science_content.models import PageCrop, SciencePage

    chapter = SciencePage.objects.get(url_path=CHAPTER)
    PageCrop.objects.filter(page=chapter).delete()
    assert read("/zh-hans/calendar/9/yak/").select_one(f"a[href='{CHAPTER}']")


def test_what_has_no_crop_is_about_people_and_houses(read, piece):
    piece("家里的事", months=[1])
    assert "家里的事" in read("/zh-hans/calendar/1/life/").get_text()
    assert "家里的事" in read("/zh-hans/calendar/1/").get_text()


def test_what_serves_all_year_is_not_due_in_a_month(read, piece):
    piece("全年的事", months=list(range(1, 13)), crops=["rice"])
    piece("随时的事", months=[], crops=["rice"])
    assert not {"全年的事", "随时的事"} & set(read("/zh-hans/calendar/1/").stripped_strings)


def test_a_place_asks_only_for_what_is_useful_there(read, piece):
    piece("别处的事", months=[1], places=["533102"])
    assert "别处的事" in read("/zh-hans/places/533102/calendar/1/").get_text()
    assert "别处的事" not in read("/zh-hans/places/533401/calendar/1/").get_text()
    assert "别处的事" not in read("/e/533401/zh-hans/calendar/1/").get_text()


def test_long_lists_come_in_pages_and_any_page_number_answers(read, piece, client):
    for n in range(30):
        piece(f"水稻{n}", months=[2], crops=["rice"])
    assert len(read("/zh-hans/calendar/2/").select("#rice ~ .entries .entry")) == 6
    first, second = read("/zh-hans/calendar/2/rice/"), read("/zh-hans/calendar/2/rice/?page=2")
    assert len(first.select(".entry")) == 24 and len(second.select(".entry")) == 6
    for number in ("0", "-1", "99", "x", "%00", "１"):
        assert client.get(f"/zh-hans/calendar/2/rice/?page={number}").status_code == 200


def test_an_empty_list_shows_ways_on(read):
    page = read("/zh-hans/calendar/2/chicken/")
    assert {"/zh-hans/", "/zh-hans/calendar/", "/zh-hans/kinds/"} <= {link["href"] for link in page.select(".empty a")}
    for link in page.select(".empty a"):
        read(link["href"])


@pytest.mark.parametrize("month", ["0", "13", "01", "１", "-1", "11.0", "1e1"])
def test_there_is_no_other_month(client, month):
    assert client.get(f"/bo/calendar/{month}/").status_code == 404


@pytest.mark.parametrize("crop", ["zzz", "WALNUT", "x" * 40, "walnut'", "核桃"])
def test_there_is_no_other_crop(client, crop):
    assert client.get(f"/bo/calendar/9/{crop}/").status_code == 404


def test_one_crop_shows_its_own_works_alone():
    works = [
        Work(n, (3,), crops, True, False, "x") for n, crops in enumerate([("walnut",), ("tea",), ("walnut", "tea")])
    ]
    assert [work.page_id for work in due(works, 3, "walnut")] == [0, 2]
    assert [work.page_id for work in due(works, 3)] == [0, 1, 2] and due(works, 4) == []
