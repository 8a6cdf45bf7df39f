"""The units that doses, distances and intervals use, with exact factors and where those come from."""

from dataclasses import dataclass
from fractions import Fraction

SI = "SI Brochure, 9th edition (BIPM, 2019)"
GB = "GB 3100-1993, units used with the SI"
MARKET = "State Council, order on unifying the system of measurement, 25 June 1959"
COUNT = "counted, not measured"


@dataclass(frozen=True)
class Unit:
    """`symbols` read the same in every language, `names` are Chinese; `factor` turns a value into the dimension's base."""

    key: str
    symbols: tuple[str, ...]
    names: tuple[str, ...]
    dimension: str
    factor: Fraction
    source: str


def _unit(key: str, symbols: str, names: str, dimension: str, factor: Fraction | int | str, source: str) -> Unit:
    return Unit(key, tuple(symbols.split()), tuple(names.split()), dimension, Fraction(factor), source)


UNITS: dict[str, Unit] = {
    unit.key: unit
    for unit in (
        # base: gram
        _unit("mg", "mg ㎎", "毫克", "mass", "1/1000", SI),
        _unit("g", "g", "克", "mass", 1, SI),
        _unit("kg", "kg ㎏", "千克 公斤", "mass", 1000, SI),
        _unit("t", "", "吨", "mass", 1_000_000, GB),
        _unit("jin", "", "斤 市斤", "mass", 500, MARKET),
        _unit("liang", "", "两 市两", "mass", 50, MARKET),
        _unit("qian", "", "钱 市钱", "mass", 5, MARKET),
        # base: millilitre
        _unit("ml", "ml mL ㎖", "毫升", "volume", 1, GB),
        _unit("l", "l L ℓ", "升 公升", "volume", 1000, GB),
        _unit("m3", "m³ m3 ㎥", "立方米", "volume", 1_000_000, SI),
        # base: square metre
        _unit("m2", "m² m2 ㎡", "平方米 平米", "area", 1, SI),
        _unit("mu", "", "亩 市亩", "area", Fraction(2000, 3), MARKET + ": 15 mu are one hectare"),
        _unit("ha", "ha hm² hm2", "公顷", "area", 10_000, SI),
        # base: metre
        _unit("mm", "mm ㎜", "毫米", "length", "1/1000", SI),
        _unit("cm", "cm ㎝", "厘米 公分", "length", "1/100", SI),
        _unit("m", "m", "米", "length", 1, SI),
        _unit("km", "km ㎞", "公里", "length", 1000, SI),
        # base: minute
        _unit("minute", "min", "分钟", "time", 1, SI),
        _unit("hour", "h", "小时 个小时 钟头 个钟头", "time", 60, SI),
        _unit("day", "d", "天 日", "time", 1440, SI),
        _unit("week", "", "周 星期 个星期", "time", 10_080, "GB/T 7408.1-2023: a week is seven days"),
        # base: calendar month; a day of the month is read as `day`
        _unit("month", "", "个月", "months", 1, COUNT),
        _unit("year", "", "年", "months", 12, "GB/T 7408.1-2023: a year is twelve months"),
        _unit("calendar_month", "", "月 月份", "month of the year", 1, COUNT),
        # one of a kind; in a manual 度 is a temperature far more often than a slope
        _unit("celsius", "℃ °C ºC ˚C", "摄氏度 度", "temperature", 1, SI),
        _unit("percent", "%", "", "share", "1/100", SI),
        _unit("permille", "‰", "", "share", "1/1000", SI),
        _unit("ppm", "ppm", "", "share", "1/1000000", "parts in a million of the same"),
        _unit("fold", "", "倍", "dilution", 1, COUNT),
        _unit("iu", "IU", "国际单位", "international units", 1, "no common factor: each substance has its own"),
        _unit("head", "", "头", "animals", 1, COUNT),
        _unit("plant", "", "株", "plants", 1, COUNT),
        _unit("times", "", "次", "times", 1, COUNT),
        _unit("bottle", "", "瓶", "bottles", 1, COUNT),
        _unit("bag", "", "袋", "bags", 1, COUNT),
    )
}

# Codes of a dose block and how Chinese pages write them.
DOSE_UNITS = {"ml": "毫升", "l": "升", "g": "克", "kg": "千克", "mg": "毫克", "iu": "国际单位"}
DOSE_PER = {
    "mu": "每亩",
    "ha": "每公顷",
    "m2": "每平方米",
    "plant": "每株",
    "pit": "每塘",
    "head": "每头",
    "kg_weight": "每千克体重",
    "litre_water": "每升水",
    "tank_15": "每桶水（15升）",
    "tank_16": "每桶水（16升）",
    "kg_seed_100": "每100千克种子",
}

# Unit words by language, as its own team gave them: {"bo": {word: "kg"}}. Nobody else adds any; none has come yet.
TEAM_NAMES: dict[str, dict[str, str]] = {}

# What follows a name when it is part of another word: 升高, 天麻, 一次性, 头痛.
GUARDS = {
    "升": r"[高温起级降华]|[至到](?! ?[\d.]+ ?[升lL])",  # 升至20℃, but 0.1升至0.2升
    "克": "服|隆|百威|菌|霉|露|瘟",
    "两": "[人个种侧边端层只把棵块片条遍步句桶瓶袋包处季批]",
    "米": "[线粉糠饭汤醋曲]",
    "头": "[晕痛疼部顶孢]",
    "天": "[麻然敌气空牛南]",
    "日": "[晒照光灼均]",
    "周": "[围边岁身密到]",
    "月": "[季桂]",
    "次": "[性生级]",
    "年": "[龄轮画]",
    "度": "[数过]",
    "钱": "[币包财袋]",
    "瓶": "[盖口底颈塞]",
    "袋": "[口底装鼠]",
}
