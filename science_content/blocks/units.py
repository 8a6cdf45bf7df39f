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
