"""The units that a dose and a list of materials may use; keys are stored in pages, labels are shown."""

DOSE_UNITS = [("ml", "毫升"), ("l", "升"), ("g", "克"), ("kg", "千克"), ("mg", "毫克"), ("iu", "国际单位")]
DOSE_PER = [
    ("mu", "每亩"),
    ("ha", "每公顷"),
    ("plant", "每株"),
    ("head", "每头"),
    ("kg_weight", "每千克体重"),
    ("litre_water", "每升水"),
]
MATERIAL_UNITS = [
    *DOSE_UNITS,
    ("m", "米"),
    ("cm", "厘米"),
    ("piece", "个"),
    ("pair", "双"),
    ("bag", "袋"),
]
