"""The units that a dose and a list of materials may use; keys are stored in pages, labels are shown."""

from languages import quantities

DOSE_UNITS = list(quantities.DOSE_UNITS.items())
DOSE_PER = list(quantities.DOSE_PER.items())
MATERIAL_UNITS = [
    *DOSE_UNITS,
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
]
