"""The four brand streams of the border action (科普富民兴边行动)."""

STREAMS = [
    ("port", "口岸科普"),
    ("crossing", "跨境科普"),
    ("market", "边贸集市科普"),
    ("tibetan", "涉藏州县特色科普"),
]
