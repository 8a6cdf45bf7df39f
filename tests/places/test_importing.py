"""Townships and villages come from a table: all of it or none, and every bad line is named."""

import io
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from places.importing import Report, load_villages
from places.models import Place
from places.village_file import MOST_BYTES, SAMPLE
from science_content.models import PagePlace, SciencePage
from science_content.pages.places import useful_in
from tests.places.villages import COUNTY, Table, csv_of, table, township, village

pytestmark = pytest.mark.django_db


def load(data: bytes | Table, **how) -> Report:
    return load_villages(io.BytesIO(data if isinstance(data, bytes) else csv_of(data, **how)))


def added() -> int:
    return Place.objects.filter(level__in=("township", "village")).count()


BAD = [
    ["", "甲村", "村", "530721900"],
    ["53072190020x", "甲村", "村", "530721900"],
    ["5.30722E+11", "甲村", "村", "530721900"],
    ["53072190031", "甲村", "村", "530721900"],
    ["53072190", "甲镇", "乡镇", COUNTY],
    ["５３０７２１９００３０１", "甲村", "村", "530721900"],
    ["530721900302", "", "村", "530721900"],
    ["530721900303", "村" * 41, "村", "530721900"],
    ["530721900304", "=CMD|' /C calc'!A0", "村", "530721900"],
    ["530721900305", "@SUM(A1)", "村", "530721900"],
    ["530721900306", "<b>甲村</b>", "村", "530721900"],
    ["530721900307", "甲\x07村", "村", "530721900"],
    ["530721900308", "123", "村", "530721900"],
    ["530721900309", "甲村", "县", "530721900"],
    ["530721900310", "甲村", "", "530721900"],
    ["530721900311", "甲村", "村", ""],
    ["530721900312", "甲村", "村", "530721901"],
    ["530721999201", "甲村", "村", "530721999"],
    ["999999900", "甲镇", "乡镇", "999999"],
    ["530721900200", "重复村", "村", "530721900"],
]


def test_a_thousand_villages_come_with_their_townships_once_every_bad_row_is_mended():
    good = table(1000)
    assert len(BAD) == 20 and len({tuple(row) for row in BAD}) == 20
    report = load(good + BAD)
    assert [problem.lines for problem in report.problems] == [f"第{len(good) + 2 + n}行" for n in range(20)]
    assert (report.loaded, added()) == (False, 0)
    assert all(any("\u4e00" <= letter <= "\u9fff" for letter in problem.sentence) for problem in report.problems)

    with CaptureQueriesContext(connection) as queries:
        assert str(load(good)) == "新增1020，改名0，不变0。"
    assert len(queries) < 25
    assert added() == 1020
    assert str(load(good)) == "新增0，改名0，不变1020。"


@pytest.mark.parametrize("row", BAD, ids=range(20))
def test_one_bad_row_is_enough_to_load_nothing(row):
    report = load([*table(3), row])
    assert [problem.lines for problem in report.problems] == ["第6行"] and added() == 0


def test_a_place_has_its_path_its_parent_and_what_is_spoken_in_its_county():
    load(table(1))
    county, found = Place.objects.get(pk=COUNTY), Place.objects.get(level="village")
    assert found.path == f"530000/530700/{COUNTY}/530721900/530721900200/"
    assert (found.parent_id, found.parent.parent) == ("530721900", county)
    assert found.spoken == found.parent.spoken == county.spoken != []


def test_villages_may_join_a_township_that_is_there():
    load([township(0)])
    assert str(load([village(township(0), 7)])) == "新增1，改名0，不变0。"


def test_another_name_renames_and_keeps_what_was_set_by_hand():
    load(table(2))
    Place.objects.filter(level="village").update(spoken=["lis"], latitude=26.9)
    rows = table(2)
    rows[0][1] = "新名村"
    assert str(load(rows)) == "新增0，改名1，不变2。"
    renamed = Place.objects.get(name="新名村")
    assert (renamed.spoken, renamed.latitude) == (["lis"], 26.9)


def test_loading_is_logged_at_the_county(cast):
    load_villages(io.BytesIO(csv_of(table(3))), user=cast["bianji"])
    entry = ModelLogEntry.objects.get(action="science_content.villages_loaded")
    assert (entry.object_id, entry.user, entry.data) == (COUNTY, cast["bianji"], {"count": 4})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_it_reads_what_tables_are_saved_as(encoding, delimiter, end):
    assert load(table(3), encoding=encoding, delimiter=delimiter, end=end).added == 4


def test_columns_may_stand_in_another_order_beside_others_and_blank_rows_are_passed_over():
    text = "备注, 名称 ,上级代码,级别,代码\n,,,,\n旧,试验镇,530721,乡镇,530721900\n\n, 试验村 ,530721900,村,530721900201,,\n"
    assert load(text.encode()).added == 2
    assert Place.objects.get(level="village").name == "试验村"


def test_a_cell_that_spans_lines_is_reported_with_both_and_does_not_move_the_others():
    text = '代码,名称,级别,上级代码\n530721900,"试验\n镇",乡镇,530721\n530721900201,甲村,村,530721900\n530721900202,,村,530721900\n'
    report = load(text.encode())
    assert [problem.lines for problem in report.problems] == ["第2到3行", "第5行"]


@pytest.mark.parametrize(
    "line, words",
    [
        ("530721900,试验镇,乡镇", "3格"),
        ("530721900,试验镇,乡镇,530721,多,出", "6格"),
        ('530721900,"试验"镇,乡镇,530721', "引号"),
        ('530721900,"试验镇,乡镇,530721', "引号"),
        (f"530721900,{'字' * 140_000},乡镇,530721", "太长"),
    ],
)
def test_a_row_that_falls_apart_is_named(line, words):
    report = load(f"代码,名称,级别,上级代码\n{line}\n530721900201,甲村,村,530721900".encode())
    assert report.problems[0].lines.startswith("第2") and words in report.problems[0].sentence and added() == 0


def test_a_code_that_stands_elsewhere_is_refused():
    load(table(1))
    for row in (
        ["530721", "玉龙", "乡镇", "530700"],
        ["530721900", "试验", "村", "530721"],
        ["530721900200", "试验", "乡镇", "530721"],
    ):
        (problem,) = load([row]).problems
        assert "已经是" in problem.sentence


def test_a_fault_of_a_township_is_reported_at_its_own_line_alone():
    rows = [["530721900", "", "乡镇", COUNTY], *(village(township(0), n) for n in range(3))]
    assert [problem.lines for problem in load(rows).problems] == ["第2行"]


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("villages.csv", b"0" * 50_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    "data, words",
    [
        (zipped, "压缩包"),
        (lambda: b"\x89PNG\r\n\x1a\n\0\0", "不是文字"),
        (lambda: bytes(range(1, 256)) * 100, "编码"),
        (lambda: csv_of([["530721900", "试\0验", "乡镇", COUNTY]]), "第2行"),
        (lambda: csv_of(table(3), encoding="utf-16"), "UTF-16"),
        (lambda: b"", "列名"),
        (lambda: b"\n\n\n", "列名"),
        (lambda: "名称,级别\n试验镇,乡镇".encode(), "列名"),
        (lambda: "代码,代码,名称,级别,上级代码\n".encode(), "列名"),
        (lambda: csv_of([]), "没有内容"),
        (lambda: b"x" * 10_000_000, "5兆"),
        (lambda: "字".encode() * (MOST_BYTES // 3), "列名"),
        (lambda: csv_of([["1", "甲", "村", "1"]] * 50_001), "50000行"),
        (lambda: SAMPLE.encode(), "示例"),
        (lambda: b'"' * 1_000_000, "列名"),
    ],
)
def test_what_is_no_such_table_is_refused_with_a_sentence(data, words):
    report = load(data())
    assert words in str(report.problems[0]) and added() == 0


def test_the_command_says_what_it_did(tmp_path, capsys):
    file = tmp_path / "村.csv"
    file.write_bytes(csv_of(table(2)))
    call_command("load_villages", str(file))
    assert capsys.readouterr().out == "新增3，改名0，不变0。\n"


def test_the_command_fails_with_every_bad_line(tmp_path, capsys):
    file = tmp_path / "村.csv"
    file.write_bytes(csv_of([*table(2), *BAD[:2]]))
    with pytest.raises(CommandError, match="有2处要改"):
        call_command("load_villages", str(file))
    assert capsys.readouterr().err.splitlines() == ["第5行：没有代码。", "第6行：代码只能用数字0到9。"]
    for nothing in (tmp_path / "没有.csv", tmp_path):
        with pytest.raises(CommandError, match="打不开"):
            call_command("load_villages", str(nothing))


def test_a_page_for_a_village_is_useful_in_it_and_around_it_and_nowhere_else(tree):
    load(table(2))
    here, there = Place.objects.filter(level="village").order_by("code")
    PagePlace.objects.create(page=tree.article, place=here)
    around = [here, here.parent, here.parent.parent, here.parent.parent.parent]
    for place, useful in [
        *((place, True) for place in around),
        (there, False),
        (Place.objects.get(pk="533401"), False),
    ]:
        assert SciencePage.objects.filter(useful_in(place), pk=tree.article.pk).exists() is useful, place


def test_a_page_for_a_county_is_useful_in_its_villages(tree):
    load(table(1))
    PagePlace.objects.create(page=tree.article, place=Place.objects.get(pk=COUNTY))
    assert SciencePage.objects.filter(useful_in(Place.objects.get(level="village")), pk=tree.article.pk).exists()
