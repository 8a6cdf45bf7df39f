"""The units that a dose and a list of materials may use; keys are stored in pages, labels are shown."""

from languages import quantities

DOSE_UNITS = [*quantities.DOSE_UNITS.items(), ("tablet", "片")]
DOSE_PER = list(quantities.DOSE_PER.items())
FERTILISER_UNITS = [("kg", "千克"), ("g", "克"), ("t", "吨"), ("m3", "立方米"), ("l", "升"), ("ml", "毫升")]
FERTILISER_PER = [(key, name) for key, name in DOSE_PER if key in {"mu", "ha", "m2", "plant", "pit"}]
MATERIAL_UNITS = [
    *quantities.DOSE_UNITS.items(),
    ("m", "米"),
    ("cm", "厘米"),
    ("piece", "个"),
    ("pair", "双"),
    ("bag", "袋"),
]
FACT_UNITS = [
    *MATERIAL_UNITS,
    ("celsius", "℃"),
    ("percent", "%"),
    ("day", "天"),
    ("hour", "小时"),
    ("minute", "分钟"),
    ("year", "年"),
    ("yuan", "元"),
    ("jin", "斤"),
    ("mu", "亩"),
    ("head", "头"),
    ("plant", "株"),
    ("times", "次"),
    ("fold", "倍"),
    ("metre_altitude", "米（海拔）"),
    ("mm", "毫米"),
    ("km", "千米"),
    ("m2", "平方米"),
    ("m3", "立方米"),
    ("t", "吨"),
    ("kg_mu", "千克/亩"),
    ("g_mu", "克/亩"),
    ("plant_mu", "株/亩"),
    ("plant_ha", "株/公顷"),
    ("kg_plant", "千克/株"),
    ("ph", "pH"),
    ("tablet", "片"),
    ("tube", "支"),
    ("head_dose", "头份"),
]
