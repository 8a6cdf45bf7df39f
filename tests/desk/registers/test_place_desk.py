"""Editors keep townships, villages, crops and animals; what the national standard says is read and not changed."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry, ReferenceIndex

from places.facts import FACTS
from places.models import Place
from places.village_file import SAMPLE
from science_content.models import ArticlePage, Crop, PagePlace
from tests.edit_form import filled_form
from tests.places.villages import COUNTY, csv_of, table

pytestmark = pytest.mark.django_db
INDEX, ADD, LOAD = "/cms/places/", "/cms/places/new/", "/cms/places/load/"
TOWN = {"code": "530721900", "name": "试验镇", "latitude": "", "longitude": ""}
VILLAGE = {"code": "530721900201", "name": "试验村", "latitude": "26.9", "longitude": "100.2"}


@pytest.fixture
def editor(as_):
    return as_("bianji")


@pytest.fixture
def villages(editor):
    for fields in (TOWN, VILLAGE):
        assert editor.post(ADD, fields).status_code == 302
    return Place.objects.get(pk=VILLAGE["code"])


def edit(place: str) -> str:
    return f"/cms/places/edit/{place}/"


def titles(client, query: str) -> list[str]:
    page = BeautifulSoup(client.get(INDEX + query).content, "html.parser")
    return [cell.get_text(strip=True) for cell in page.select("td.title .title-wrapper")]


def test_a_township_and_a_village_find_their_place_by_code(villages):
    county = Place.objects.get(pk=COUNTY)
    assert villages.path == f"{county.path}530721900/530721900201/" and villages.level == "village"
    assert villages.parent.parent == county and villages.spoken == county.spoken
    assert ModelLogEntry.objects.filter(object_id=VILLAGE["code"], action="wagtail.create").exists()


@pytest.mark.parametrize(
    "fields, words",
    [
        ({"code": "530721"}, "9位"),
        ({"code": "53072190x"}, "数字"),
        ({"code": "999999900"}, "还没有代码是999999"),
        ({"code": "530721901201"}, "请先添加上级"),
        ({"code": ""}, "必需"),
        ({"name": "=CMD()"}, "开头"),
        ({"name": "<b>镇</b>"}, "不能用的字符"),
        ({"name": "镇" * 41}, "40"),
        ({"latitude": "26.9"}, "一起填"),
        ({"latitude": "99", "longitude": "100"}, "30"),
        ({"latitude": "nan", "longitude": "nan"}, "数"),
        ({"code": "530721900", "twice": True}, "已存在"),
    ],
)
def test_what_is_no_township_is_refused_with_a_sentence(editor, fields, words):
    if fields.pop("twice", False):
        editor.post(ADD, TOWN)
    before = Place.objects.count()
    answer = editor.post(ADD, TOWN | fields)
    assert answer.status_code == 200 and words in answer.content.decode()
    assert Place.objects.count() == before


def test_a_name_changes_and_a_code_does_not(editor, villages):
    editor.post(
        edit(villages.pk),
        {"name": "改名村", "code": "530721900299", "level": "county", "latitude": "", "longitude": ""},
    )
    assert list(Place.objects.filter(path__startswith=villages.parent.path).values_list("code", "name", "level")) == [
        ("530721900", "试验镇", "township"),
        ("530721900201", "改名村", "village"),
    ]


@pytest.mark.parametrize("code", ["530000", "530700", "530721"])
@pytest.mark.parametrize("name", ["bianji", "admin"])
def test_what_the_standard_says_is_not_changed_by_anybody(as_, code, name):
    before = Place.objects.filter(pk=code).values().get()
    for address in (edit(code), f"/cms/places/delete/{code}/"):
        for answer in (as_(name).get(address), as_(name).post(address, {"name": "改名"})):
            assert answer.status_code == 302 and answer["Location"] == "/cms/"
    assert Place.objects.filter(pk=code).values().get() == before


def test_only_the_administrator_deletes_and_only_what_nobody_uses(as_, editor, villages, tree):
    def gone(client, code: str) -> bool:
        client.post(f"/cms/places/delete/{code}/")
        return not Place.objects.filter(pk=code).exists()

    row = PagePlace.objects.create(page=tree.article, place=villages)
    assert not gone(editor, villages.pk) and not gone(as_("admin"), villages.pk) and not gone(as_("admin"), "530721900")
    row.delete()
    ReferenceIndex.create_or_update_for_object(tree.article)
    assert not gone(editor, villages.pk) and gone(as_("admin"), villages.pk) and gone(as_("admin"), "530721900")


def test_the_list_is_searched_and_filtered(editor, villages):
    assert titles(editor, "?q=试验") == ["试验镇", "试验村"]
    assert titles(editor, "?q=530721") == ["玉龙纳西族自治县", "试验镇", "试验村"]
    assert titles(editor, "?level=village") == ["试验村"]
    assert titles(editor, "?county=530721&level=township") == ["试验镇"]
    for hostile in ("?q=%00", "?q=" + "x" * 5000, "?county=%27", "?level=planet", "?p=999", "?ordering=__"):
        assert editor.get(INDEX + hostile).status_code in {200, 404}


def test_a_county_leads_to_its_facts_with_their_sources(editor, villages):
    page = BeautifulSoup(editor.get(INDEX + "?q=530721").content, "html.parser")
    links = [cell.find("a")["href"] for cell in page.select("td.title .title-wrapper")]
    assert links == [f"/cms/places/inspect/{COUNTY}/", edit("530721900"), edit("530721900201")]
    shown = editor.get(links[0]).content.decode()
    assert all(fact.source in shown and fact.label in shown for fact in FACTS.values()) and "纳西" in shown


def test_the_list_asks_as_much_however_long_it_is(editor, villages, django_assert_num_queries):
    editor.get(INDEX + "?q=试验")
    with CaptureQueriesContext(connection) as few:
        editor.get(INDEX + "?q=试验")
    count = len(few)
    editor.post(LOAD, {"file": SimpleUploadedFile("x.csv", csv_of(table(40)))})
    editor.get(INDEX + "?q=试验")
    with django_assert_num_queries(count):
        editor.get(INDEX + "?q=试验")


@pytest.mark.parametrize(
    "name, may", [("bianji", True), ("shenhe", False), ("shengban", False), ("yiyuan", False), ("jiaodui", False)]
)
def test_editors_alone_keep_the_lists(as_, name, may):
    client = as_(name)
    for address in (INDEX, ADD, LOAD, "/cms/places/sample.csv", "/cms/crops/", "/cms/crops/new/"):
        assert (client.get(address).status_code == 200) == may, address
    client.post(ADD, TOWN)
    client.post(LOAD, {"file": SimpleUploadedFile("x.csv", csv_of(table(2)))})
    client.post("/cms/crops/new/", {"name": "草莓", "key": "strawberry", "kind": "plant"})
    assert (
        Place.objects.filter(pk="530721900").exists() is may and Crop.objects.filter(key="strawberry").exists() is may
    )


def test_a_table_is_loaded(editor):
    answer = editor.post(LOAD, {"file": SimpleUploadedFile("村.csv", csv_of(table(3)))}, follow=True)
    assert "新增4，改名0，不变0" in answer.content.decode() and Place.objects.filter(level="village").count() == 3


def test_a_bad_table_is_answered_with_its_lines_and_without_its_markup(editor):
    bad = [
        ["530721900209", "<script>x</script>", "村", "530721900"],
        ["530721900210", "甲村", "<b>县</b>", "530721900"],
    ]
    page = editor.post(LOAD, {"file": SimpleUploadedFile("村.csv", csv_of(table(3) + bad))}).content.decode()
    assert "第6行" in page and "第7行" in page and "<script>x" not in page and "<b>县" not in page
    assert not Place.objects.filter(level="village").exists()


NO_TABLES = {
    "nothing": (None, "请先选文件。"),
    "an empty file": (b"", "这个文件是空的。"),
    "a workbook": (b"PK\x03\x04", "这是Excel工作簿或压缩包"),
    "zeros": (b"\0" * 100, "第1行有不是文字的字节"),
    "six megabytes": (b"x" * 6_000_000, "文件超过5兆，请分成几个"),
}


@pytest.mark.parametrize("file, sentence", NO_TABLES.values(), ids=NO_TABLES)
def test_no_table_is_answered_with_a_sentence(editor, file, sentence):
    before = Place.objects.count()
    answer = editor.post(LOAD, {} if file is None else {"file": SimpleUploadedFile("村.csv", file)})
    assert answer.status_code == 200 and Place.objects.count() == before
    assert sentence in answer.content.decode()


def test_a_thousand_bad_lines_are_not_all_shown(editor):
    page = editor.post(
        LOAD, {"file": SimpleUploadedFile("村.csv", csv_of([["1", "甲", "村", "1"]] * 1000))}
    ).content.decode()
    assert page.count("<li>第") == 200 and "还有 800 处" in page


def test_the_sample_is_what_the_form_says_and_loads_nothing_by_mistake(editor):
    sample = editor.get("/cms/places/sample.csv")
    assert sample.content.decode() == SAMPLE and "attachment" in sample["Content-Disposition"]
    assert "示例" in editor.post(LOAD, {"file": SimpleUploadedFile("x.csv", sample.content)}).content.decode()


def test_a_crop_is_added_and_changed(editor):
    assert editor.post("/cms/crops/new/", {"name": "草莓", "key": "strawberry", "kind": "plant"}).status_code == 302
    crop = Crop.objects.get(key="strawberry")
    editor.post(f"/cms/crops/edit/{crop.pk}/", {"name": "草莓（露地）", "key": "strawberry", "kind": "plant"})
    crop.refresh_from_db()
    assert crop.name == "草莓（露地）"
    for fields in (
        {"name": "", "key": "x", "kind": "plant"},
        {"name": "甲", "key": "a b", "kind": "plant"},
        {"name": "甲", "key": "Big", "kind": "plant"},
        {"name": "甲", "key": "x", "kind": "stone"},
        {"name": "甲", "key": "strawberry", "kind": "plant"},
    ):
        assert editor.post("/cms/crops/new/", fields).status_code == 200
    assert "草莓" in editor.get("/cms/crops/?q=草莓").content.decode()


def test_the_chooser_finds_a_village_and_says_where_it_lies(editor, villages):
    results = editor.get(reverse("place_chooser:choose_results") + "?q=试验").content.decode()
    assert "试验村" in results and "丽江市 › 玉龙纳西族自治县 › 试验镇" in results
    assert "试验村" in editor.get(reverse("place_chooser:choose_results") + "?q=530721").content.decode()
    chosen = json.loads(editor.get(reverse("place_chooser:chosen", args=[villages.pk])).content)
    assert chosen["result"]["title"] == "试验村（丽江市 › 玉龙纳西族自治县 › 试验镇）"
    assert editor.get(reverse("place_chooser:chosen", args=["nonsense"])).status_code == 404
    assert editor.get(reverse("place_chooser:choose") + "?q=%00&p=1").status_code == 200


def test_the_page_editor_keeps_and_takes_villages(editor, villages, tree):
    page = tree.article
    PagePlace.objects.create(page=page, place=Place.objects.get(pk=COUNTY), sort_order=0)
    fields = filled_form(editor, ArticlePage.objects.get(pk=page.pk))
    assert fields["page_places-0-place"] == COUNTY
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "page_places-0-place-chooser" in html and "丽江市" not in html.split("page_places-0-place-chooser")[0][-200:]
    fields |= {
        "page_places-TOTAL_FORMS": "2",
        "page_places-1-place": villages.pk,
        "page_places-1-ORDER": "2",
        "page_places-1-DELETE": "",
        "page_places-1-id": "",
    }
    answer = editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), fields)
    assert answer.status_code == 302
    latest = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert [row.place_id for row in latest.page_places.all()] == [COUNTY, villages.pk]
