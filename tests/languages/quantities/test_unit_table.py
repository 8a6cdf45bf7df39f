"""Every unit against a table written down a second time: a wrong factor is a wrong dose."""

from fractions import Fraction

import pytest

from languages.quantities import DOSE_PER, DOSE_UNITS, UNITS, find_quantities, in_base
from languages.quantities.units import TEAM_NAMES
from science_content.blocks import units
from science_content.templatetags.science import label, unit

# key: dimension, factor to its base (the first of its dimension), Chinese names, symbols
TABLE = {
    "mg": ("mass", "1/1000", "毫克", "mg ㎎"),
    "g": ("mass", "1", "克", "g"),
    "kg": ("mass", "1000", "千克 公斤", "kg ㎏"),
    "t": ("mass", "1000000", "吨", ""),
    "jin": ("mass", "500", "斤 市斤", ""),
    "liang": ("mass", "50", "两 市两", ""),
    "qian": ("mass", "5", "钱 市钱", ""),
    "ml": ("volume", "1", "毫升", "ml mL ㎖"),
    "l": ("volume", "1000", "升 公升", "l L ℓ"),
    "m3": ("volume", "1000000", "立方米", "m³ m3 ㎥"),
    "m2": ("area", "1", "平方米 平米", "m² m2 ㎡"),
    "mu": ("area", "2000/3", "亩 市亩", ""),
    "ha": ("area", "10000", "公顷", "ha hm² hm2"),
    "mm": ("length", "1/1000", "毫米", "mm ㎜"),
    "cm": ("length", "1/100", "厘米 公分", "cm ㎝"),
    "m": ("length", "1", "米", "m"),
    "km": ("length", "1000", "公里", "km ㎞"),
    "minute": ("time", "1", "分钟", "min"),
    "hour": ("time", "60", "小时 个小时 钟头 个钟头", "h"),
    "day": ("time", "1440", "天 日", "d"),
    "week": ("time", "10080", "周 星期 个星期", ""),
    "month": ("months", "1", "个月", ""),
    "year": ("months", "12", "年", ""),
    "calendar_month": ("month of the year", "1", "月 月份", ""),
    "celsius": ("temperature", "1", "摄氏度 度", "℃ °C ºC ˚C"),
    "percent": ("share", "1/100", "", "%"),
    "permille": ("share", "1/1000", "", "‰"),
    "ppm": ("share", "1/1000000", "", "ppm"),
    "fold": ("dilution", "1", "倍", ""),
    "iu": ("international units", "1", "国际单位", "IU"),
    "head": ("animals", "1", "头", ""),
    "plant": ("plants", "1", "株", ""),
    "times": ("times", "1", "次", ""),
    "bottle": ("bottles", "1", "瓶", ""),
    "bag": ("bags", "1", "袋", ""),
}
SHOWN = {
    "DOSE_UNITS": "ml 毫升 l 升 g 克 kg 千克 mg 毫克 iu 国际单位 tablet 片",
    "DOSE_PER": "mu 每亩 ha 每公顷 m2 每平方米 plant 每株 pit 每塘 head 每头 kg_weight 每千克体重 litre_water 每升水 "
    "tank_15 每桶水（15升） tank_16 每桶水（16升） kg_seed_100 每100千克种子",
    "FERTILISER_UNITS": "kg 千克 g 克 t 吨 m3 立方米 l 升 ml 毫升",
    "FERTILISER_PER": "mu 每亩 ha 每公顷 m2 每平方米 plant 每株 pit 每塘",
    "MATERIAL_UNITS": "ml 毫升 l 升 g 克 kg 千克 mg 毫克 iu 国际单位 m 米 cm 厘米 piece 个 pair 双 bag 袋",
    "FACT_UNITS": "ml 毫升 l 升 g 克 kg 千克 mg 毫克 iu 国际单位 m 米 cm 厘米 piece 个 pair 双 bag 袋 celsius ℃ percent % "
    "day 天 hour 小时 minute 分钟 year 年 yuan 元 jin 斤 mu 亩 head 头 plant 株 times 次 fold 倍 metre_altitude 米（海拔） "
    "mm 毫米 km 千米 m2 平方米 m3 立方米 t 吨 kg_mu 千克/亩 g_mu 克/亩 plant_mu 株/亩 plant_ha 株/公顷 "
    "kg_plant 千克/株 ph pH tablet 片 tube 支 head_dose 头份",
}


def test_the_table_has_every_unit():
    assert list(UNITS) == list(TABLE)


@pytest.mark.parametrize("key", TABLE)
def test_a_unit_is_what_the_table_says(key):
    dimension, factor, names, symbols = TABLE[key]
    found = UNITS[key]
    assert (found.key, found.dimension, found.factor) == (key, dimension, Fraction(factor))
    assert (" ".join(found.names), " ".join(found.symbols)) == (names, symbols)
    assert found.source


WORDS = [(key, word) for key, (_, _, names, symbols) in TABLE.items() for word in f"{names} {symbols}".split()]


@pytest.mark.parametrize("key, word", WORDS, ids=[f"{key}-{word}" for key, word in WORDS])
def test_a_number_before_a_word_is_read_in_its_unit(key, word):
    (found,) = find_quantities(f"3{word}。", "zh-hans")
    assert (str(found.value), found.unit) == ("3", key)
    dimension, factor, _, _ = TABLE[key]
    assert in_base(found) == (3 * Fraction(factor), None, dimension)


@pytest.mark.parametrize("name", SHOWN)
def test_the_words_of_a_list_are_those_of_the_table(name):
    parts = SHOWN[name].split()
    assert list(getattr(units, name)) == list(zip(parts[::2], parts[1::2], strict=True))


def test_a_dose_and_a_column_say_each_unit_in_its_word():
    for key, word in units.FACT_UNITS:
        assert unit(key) == word
    for key, word in (DOSE_UNITS | DOSE_PER).items():
        assert label(key) == word
    assert (label("mu"), unit("mu")) == ("每亩", "亩")


def test_a_unit_of_a_dose_is_read_as_itself_in_prose():
    for key, word in DOSE_UNITS.items():
        assert find_quantities(f"10{word}", "zh-hans")[0].unit == key
        assert word in UNITS[key].names


@pytest.mark.parametrize(
    "one, other",
    [
        ("1公斤", "2斤"),
        ("1斤", "10两"),
        ("1公斤", "1000克"),
        ("1吨", "2000斤"),
        ("1克", "1000毫克"),
        ("1升", "1000毫升"),
        ("1立方米", "1000升"),
        ("1公顷", "15亩"),
        ("3亩", "2000平方米"),
        ("1公里", "1000米"),
        ("1米", "100厘米"),
        ("1厘米", "10毫米"),
        ("1周", "7天"),
        ("1天", "24小时"),
        ("1小时", "60分钟"),
        ("1年", "12个月"),
        ("1%", "10‰"),
        ("1%", "10000ppm"),
        ("1两", "10钱"),
    ],
)
def test_one_is_as_much_as_the_other(one, other):
    assert in_base(find_quantities(one, "zh-hans")[0]) == in_base(find_quantities(other, "zh-hans")[0])


def test_no_team_has_given_words_yet():
    assert TEAM_NAMES == {}


OTHER_WORDS = "升高 升温 升级 克服 克隆 米线 米饭 头痛 头晕 天麻 天气 日晒 日照 周围 周边 月季 次性 次生 年龄 年轮 度数 钱包 瓶盖 袋装"


@pytest.mark.parametrize("word", OTHER_WORDS.split())
def test_a_unit_that_is_part_of_another_word_is_none(word):
    (key,) = (key for key, (_, _, names, _) in TABLE.items() if word[0] in names.split())
    assert [found.unit for found in find_quantities(f"三{word[0]}。", "zh-hans")] == [key]
    assert key not in [found.unit for found in find_quantities(f"三{word}。", "zh-hans")]
