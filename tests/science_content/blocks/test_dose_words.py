"""What the script of the grid of doses reads out of the cells of a copied table: all of it or nothing."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("grid")]

AMOUNTS = {
    "120～180克/亩": ("120", "180", "g", "mu"),
    "120-180 g/667m²": ("120", "180", "g", "mu"),
    "每亩30毫升": ("30", "", "ml", "mu"),
    "30 mL/亩": ("30", "", "ml", "mu"),
    "4～5公斤/亩": ("4", "5", "kg", "mu"),
    "750毫升/公顷": ("750", "", "ml", "ha"),
    "0.2毫克/千克体重": ("0.2", "", "mg", "kg_weight"),
    "每100千克种子200毫升": ("200", "", "ml", "kg_seed_100"),
    "10克每15升水": ("10", "", "g", "tank_15"),
}


@pytest.mark.parametrize("typed, found", AMOUNTS.items())
def test_an_amount_is_read_with_its_unit_and_what_it_is_reckoned_by(ask, typed, found):
    assert tuple(ask("words.amount(it)", typed).values()) == found


@pytest.mark.parametrize(
    "typed",
    [
        "120～180",
        "120克",
        "120/亩",
        "120斤/亩",
        "0.2mg/kg",
        "约120克/亩",
        "120克/亩，兑水30公斤",
        "180～120克/亩",
        "0克/亩",
        "适量",
        "2～3喷雾器/亩",
        "30毫升/棵",
        "120克～180毫升/亩",
        "每亩120克/公顷",
        "有效成分120克/亩",
        "12,0克/亩",
        "1 500克/亩",
        "1:500",
        "二两/亩",
        "120Mg/亩",
        "<b>120克/亩</b>",
    ],
)
def test_an_amount_without_a_known_unit_and_measure_is_none(ask, typed):
    assert ask("words.amount(it)", typed) is None


@pytest.mark.parametrize(
    "head, typed, found",
    [
        ("每亩用量（克）", "120～180", ("120", "180", "g", "mu")),
        ("用药量（mL/667m²）", "30", ("30", "", "ml", "mu")),
        ("亩用量", "30毫升", ("30", "", "ml", "mu")),
        ("每亩用量（克）", "60毫升", ("60", "", "ml", "mu")),
        ("每亩用量（克）", "60克/公顷", None),
        ("用量（克）", "120", None),
        ("每亩用量", "120", None),
        ("有效成分用量（克/亩）", "120", None),
        ("每亩（每公顷）用量（克）", "120", None),
    ],
)
def test_a_title_says_the_unit_of_bare_numbers_below_it(ask, head, typed, found):
    read = ask("words.amount(it[1], words.head(it[0]))", [head, typed])
    assert (tuple(read.values()) if read else None) == found


@pytest.mark.parametrize(
    "code, typed, found",
    [
        ("words.dilution(it)", "800～1000倍液", {"dilution": "800", "dilution_max": "1000"}),
        ("words.dilution(it)", "800", None),
        ("words.dilution(it, true)", "800-1000", {"dilution": "800", "dilution_max": "1000"}),
        ("words.dilution(it, true)", "1.5", None),
        ("words.dilution(it, true)", "1000000", None),
        ("words.times(it)", "3", {"max_times": "3", "times_per": ""}),
        ("words.times(it)", "每季最多3次", {"max_times": "3", "times_per": "season"}),
        ("words.times(it)", "2～3", None),
        ("words.times(it)", "0", None),
        ("words.interval(it)", "7天", "7"),
        ("words.interval(it)", "7～10", ""),
        ('words.wait(it, "days")', "15", {"answer": "days", "number": "15"}),
        ('words.wait(it, "")', "15", None),
        ('words.wait(it, "")', "48小时", {"answer": "hours", "number": "48"}),
        ('words.wait(it, "days")', "没有要求", {"answer": "none", "number": None}),
        ('words.wait(it, "days")', "无", None),
        ('words.wait(it, "days")', "收获前", None),
        ('words.wait(it, "days")', "7～10", None),
        ("words.registration(it)", "PD20100677", "PD20100677"),
        ("words.registration(it)", "没有", ""),
        ("words.target(it)", "马铃薯", "potato"),
        ("words.target(it)", "土豆", ""),
    ],
)
def test_a_limit_is_one_number_that_is_said(ask, code, typed, found):
    assert ask(code, typed) == found


@pytest.mark.parametrize(
    "product, found",
    [
        ("80%代森锰锌可湿性粉剂", ("80", "percent", "代森锰锌", "wettable_powder")),
        ("代森锰锌80%可湿性粉剂", ("80", "percent", "代森锰锌", "wettable_powder")),
        ("75%肟菌·戊唑醇水分散粒剂", ("75", "percent", "肟菌·戊唑醇", "water_granule")),
        ("50克/升氟啶胺悬浮剂", ("50", "g_l", "氟啶胺", "suspension")),
        ("600 g/L 吡虫啉种子处理悬浮剂", ("600", "g_l", "吡虫啉", "seed_coating")),
        ("10%草甘膦水剂", ("10", "percent", "草甘膦", "aqueous_solution")),
        ("30%辛硫磷微囊悬浮剂", ("30", "percent", None, None)),
        ("25%噻虫嗪悬浮种衣剂", ("25", "percent", None, None)),
        ("50%多菌灵可溶性粉剂", ("50", "percent", None, None)),
        ("5%辛硫磷粉剂", ("5", "percent", None, None)),  # of pesticides and of animals: two forms of one name
        ("120%代森锰锌可湿性粉剂", (None, None, "代森锰锌", "wettable_powder")),
        ("10%A·20%B可湿性粉剂", (None, None, None, None)),
        ("100亿孢子/克白僵菌可湿性粉剂", (None, None, None, None)),
        ("多菌灵", (None, None, None, None)),
        ("", (None, None, None, None)),
    ],
)
def test_a_product_is_parted_only_as_far_as_it_is_clear(ask, product, found):
    read = ask("words.product(it)", product)
    assert tuple(read.get(name) for name in ("strength", "strength_unit", "active", "form")) == found


def test_the_columns_of_an_annex_are_guessed_by_their_heads(ask):
    meanings = {
        "防治对象": "purpose",
        "药剂": "substance",
        "每亩用量": "amount",
        "稀释倍数": "dilution",
        "施药方法": "method",
        "使用次数": "max_times",
        "安全间隔期": "harvest",
        "间隔天数": "interval_days",
        "登记证号": "registration",
        "备注": "words",
    }
    assert ask("isHead(it)", list(meanings))
    assert ask("guess(it)", list(meanings)) == list(meanings.values())


@pytest.mark.parametrize("head, meaning", [("有效成分用药量", "words"), ("停药期", "meat"), ("什么", "words")])
def test_what_a_head_does_not_say_is_kept_as_words(ask, head, meaning):
    assert ask("guess([it])", head) == [meaning]


def test_a_row_of_doses_is_no_head_and_no_meaning_is_given_twice(ask):
    assert not ask("isHead(it)", ["80%代森锰锌可湿性粉剂", "晚疫病", "120～180克/亩", "喷雾", "3", "15"])
    assert ask("guess(it)", ["药剂", "农药"]) == ["substance", "words"]


def test_what_was_not_understood_stays_as_words_and_nothing_is_guessed(ask):
    plan = {
        "meanings": ["substance", "amount", "harvest", "words", "", "method"],
        "heads": ["药剂", "每亩用量", "安全间隔期", "备注", "序号", "方法"],
        "kind": "pesticide",
        "target": "",
        "timesPer": "",
    }
    row = ["30%辛硫磷微囊悬浮剂", "适量", "按标签", "雨前用", "1", "喷雾"]
    [found] = ask("readRows([it[0], ['', ' ']], it[1], words)", [row, plan])
    assert found["fields"] == {
        "kind": "pesticide",
        "substance": row[0],
        "strength": "30",
        "strength_unit": "percent",
        "method": "喷雾；每亩用量：适量；安全间隔期：按标签；备注：雨前用",
    }
    assert found["waits"] == [] and [each["meaning"] for each in found["missed"]] == ["amount", "harvest"]
    assert "适量" in found["missed"][0]["sentence"]
