"""Doses as labels say them and doses as slips of the pen make them, with the words that each is to be answered by."""

from decimal import Decimal
from typing import Any

SPRAY = {
    "kind": "pesticide",
    "substance": "80%代森锰锌可湿性粉剂",
    "active": "代森锰锌",
    "strength": Decimal(80),
    "strength_unit": "percent",
    "form": "wettable_powder",
    "target": "walnut",
    "amount": Decimal(150),
    "unit": "g",
    "per": "mu",
    "interval_days": 7,
    "max_times": 3,
    "times_per": "season",
    "waits": [{"what": "harvest", "answer": "days", "number": 7}],
}
DRUG = SPRAY | {
    "kind": "veterinary",
    "substance": "阿苯达唑片",
    "active": "阿苯达唑",
    "strength": None,
    "strength_unit": None,
    "form": "tablet",
    "target": "yak",
    "amount": Decimal(10),
    "unit": "mg",
    "per": "kg_weight",
    "interval_days": 90,
    "max_times": 2,
    "times_per": "year",
    "waits": [{"what": "meat", "answer": "days", "number": 27}],
}


def of(amount: Any, unit: str | None, per: str | None, **more: Any) -> dict[str, Any]:
    return {"amount": None if amount is None else Decimal(str(amount)), "unit": unit, "per": per, **more}


def diluted(times: Any, **more: Any) -> dict[str, Any]:
    return of(None, None, None, dilution=times, **more)


def waiting(number: int | None, what: str = "harvest", answer: str = "days") -> dict[str, Any]:
    return {"waits": [{"what": what, "answer": answer, "number": number}]}


def repeated(times: Any, interval: Any, period: str = "season", **more: Any) -> dict[str, Any]:
    return {"max_times": times, "interval_days": interval, "times_per": period, **more}


REFUSED = [
    (SPRAY, of(10000, "g", "mu"), "amount", "每亩 10000 克，是平常用量（1～1000 克）上限的 10 倍"),
    (SPRAY, of(150, "kg", "mu"), "amount", "上限的 150 倍"),
    (SPRAY, of(99999999, "l", "mu"), "amount", "上千倍"),
    (SPRAY, of("0.1", "ml", "mu"), "amount", "只有平常用量（1～1000 毫升）下限的 10 分之一"),
    (SPRAY, of(0, "g", "mu"), "amount", "低于平常用量"),
    (SPRAY, of(-500, "ml", "mu"), "amount", "每亩 -500 毫升"),
    (SPRAY, of(150, "mg", "mu"), "unit", "一般不这样算；每亩平常用克、千克、毫升、升来算"),
    (SPRAY, of(150, "iu", "mu"), "unit", "每亩 150 国际单位，一般不这样算"),
    (SPRAY, of(5, "tablet", "mu"), "unit", "每亩 5 片，一般不这样算"),
    (SPRAY, of(5, "iu", "plant"), "unit", "每株（核桃） 5 国际单位，一般不这样算"),
    (SPRAY, of(5, "ml", "kg_weight"), "unit", "平常按每亩、每升水"),
    (SPRAY, of(5, "cup", "mu"), "unit", "一般不这样算"),
    (SPRAY, of(150, "g", "ha", amount_max=Decimal(150000)), "amount_max", "每公顷 150000 克，是平常用量（15～15000 克）"),
    (SPRAY, of(150, "g", "m2"), "amount", "是平常用量（0.0015～1.5 克）上限的 100 倍"),
    (SPRAY, of(200, "ml", "litre_water"), "amount", "平常用量（0.05～20 毫升）"),
    (SPRAY, of(3000, "g", "tank_15"), "amount", "每桶水（15升） 3000 克，是平常用量（0.75～300 克）上限的 10 倍"),
    (SPRAY, of(500, "g", "plant"), "amount", "每株（核桃） 500 克"),
    (SPRAY, of(30, "kg", "kg_seed_100"), "amount", "平常用量（0.01～2.5 千克）"),
    (SPRAY, diluted(50000), "dilution", "稀释 50000 倍，是平常的稀释倍数（5～5000 倍）上限的 10 倍"),
    (SPRAY, diluted(500, dilution_max=80000), "dilution_max", "稀释 80000 倍"),
    (SPRAY, repeated(2, 0), "interval_days", "隔 0 天一次，低于平常的间隔（3～60 天）"),
    (SPRAY, repeated(40, 3), "max_times", "一季最多 40 次"),
    (SPRAY, repeated(4, 120), "interval_days", "一季最多按 365 天算，排不下"),
    (SPRAY, repeated(3, 60, **waiting(250)), "interval_days", "等 250 天采收，前后要 370 天"),
    (SPRAY, repeated(4, 60, target="maize", **waiting(30)), "interval_days", "一季最多按 200 天算"),
    (SPRAY, waiting(600), "waits", "安全间隔期 600 天"),
    (SPRAY, waiting(-1), "waits", "安全间隔期 -1 天，低于"),
    (DRUG, of(2000, "mg", "kg_weight"), "amount", "每千克体重 2000 毫克，是平常用量（0.01～200 毫克）上限的 10 倍"),
    (DRUG, of(10, "g", "kg_weight"), "amount", "平常用量（0.00001～0.2 克）上限的 50 倍"),
    (DRUG, of(1, "kg", "kg_weight"), "unit", "一般不这样算；每千克体重平常用毫克、克"),
    (DRUG, of(1, "l", "kg_weight"), "unit", "每千克体重 1 升，一般不这样算"),
    (DRUG, of(50, "ml", "kg_weight"), "amount", "平常用量（0.001～5 毫升）"),
    (DRUG, of(2000000, "iu", "kg_weight"), "amount", "每千克体重 2000000 国际单位"),
    (DRUG, of(10, "iu", "kg_weight"), "amount", "只有平常用量（100～200000 国际单位）下限的 10 分之一"),
    (DRUG, of(20, "tablet", "kg_weight"), "amount", "每千克体重 20 片"),
    (DRUG, of(5, "kg", "head"), "amount", "每头（牦牛） 5 千克"),
    (DRUG, of(100, "ml", "head", target="chicken"), "amount", "每头（鸡） 100 毫升，是平常用量（0.01～10 毫升）"),
    (DRUG, of(1, "kg", "head", target="chicken"), "unit", "一般不这样算；每头平常用毫克、克、毫升"),
    (SPRAY, repeated(3, 60, **waiting(6000, answer="hours")), "interval_days", "等 250 天采收，前后要 370 天"),
    (DRUG, of(100, "g", "plant"), "unit", "一般不这样算；平常按每千克体重"),
    (DRUG, of(100, "g", "mu"), "unit", "一般不这样算"),
    (DRUG, repeated(2, 90, "course"), "interval_days", "一个疗程最多 2 次，前后要 90 天，一个疗程最多按 60 天算"),
    (DRUG, repeated(70, 1, "course"), "max_times", "一个疗程最多 70 次"),
    (DRUG, waiting(1200, "meat"), "waits", "休药期 1200 天"),
    (DRUG, {"kind": "fertiliser"}, "kind", "农药还是兽药"),
]  # fmt: skip
DOUBTED = [
    (SPRAY, of(2000, "ml", "mu"), "amount", "每亩 2000 毫升，是平常用量（1～1000 毫升）上限的 2 倍：请对标签；真是这样，写明原因。"),
    (SPRAY, of("0.4", "ml", "mu"), "amount", "不到平常用量（1～1000 毫升）下限的一半"),
    (SPRAY, of(1, "g", "mu", amount_max=Decimal(10)), "amount_max", "每亩 1～10 克，两头差十倍或更多"),
    (SPRAY, diluted(4), "dilution", "低于平常的稀释倍数"),
    (SPRAY, diluted(300, dilution_max=3000), "dilution_max", "稀释 300～3000 倍，两头差十倍"),
    (SPRAY, repeated(2, 2), "interval_days", "隔 2 天一次"),
    (SPRAY, repeated(2, 61), "interval_days", "超过平常的间隔（3～60 天）"),
    (SPRAY, repeated(5, 7), "max_times", "一季最多 5 次，超过平常的次数（1～4 次）"),
    (SPRAY, waiting(0), "waits", "安全间隔期 0 天，低于平常的安全间隔期（1～60 天）"),
    (SPRAY, waiting(None, answer="none"), "waits", "安全间隔期没有要求，平常要等 1～60 天"),
    (SPRAY, waiting(1, answer="hours"), "waits", "安全间隔期 1 小时，只有平常的安全间隔期（24～1440 小时）下限的 24 分之一"),
    (SPRAY, waiting(61), "waits", "超过平常的安全间隔期"),
    (DRUG, of(300, "mg", "kg_weight"), "amount", "超过平常用量（0.01～200 毫克）"),
    (DRUG, repeated(2, 181), "interval_days", "平常的间隔（0～180 天）"),
    (DRUG, repeated(8, 1, "course"), "max_times", "平常的次数（1～7 次）"),
]  # fmt: skip
RIGHT = [
    *((SPRAY, of(*each)) for each in [
        (1, "g", "mu"), (1000, "ml", "mu"), ("0.3", "kg", "mu"), ("0.05", "l", "mu"), (15, "ml", "ha"),
        (15000, "g", "ha"),
        ("1.5", "g", "m2"), ("0.0015", "ml", "m2"), (20, "ml", "litre_water"), ("0.05", "g", "litre_water"),
        (50, "mg", "litre_water"), (300, "g", "tank_15"), (320, "ml", "tank_16"), ("0.8", "ml", "tank_16"),
        (10, "ml", "plant"),
        (30, "g", "pit"), (200, "g", "kg_seed_100"), ("0.6", "l", "kg_seed_100"),
    ]),
    *((DRUG, of(*each)) for each in [
        ("0.01", "mg", "kg_weight"), (200, "mg", "kg_weight"), ("0.2", "g", "kg_weight"), ("0.02", "ml", "kg_weight"),
        (5, "ml", "kg_weight"), (100, "iu", "kg_weight"), (200000, "iu", "kg_weight"), ("0.4", "tablet", "kg_weight"),
        (40, "ml", "head"), (4, "g", "head"), (4000000, "iu", "head"), (2, "tablet", "head"), (1, "g", "litre_water"),
        (1, "ml", "tank_15"), (300, "ml", "m2"),
    ]),
    (SPRAY, diluted(5)),
    (SPRAY, diluted(5000)),
    (SPRAY, diluted(300, dilution_max=500)),
    (SPRAY, repeated(1, 0)),
    (SPRAY, repeated(4, 60)),
    (SPRAY, repeated(2, 3)),
    (SPRAY, waiting(1)),
    (SPRAY, waiting(60)),
    (SPRAY, waiting(72, answer="hours")),
    (SPRAY, waiting(None, answer="unknown")),
    (DRUG, repeated(7, 1, "course")),
    (DRUG, repeated(2, 180)),
    (DRUG, waiting(0, "meat")),
    (DRUG, waiting(None, "meat", "none")),
    (DRUG, waiting(60, "milk", "hours")),
    (DRUG, of("0.2", "ml", "head", target="chicken")),
    (DRUG, of(200, "g", "mu", target="fish")),
]  # fmt: skip
