"""For whom a page is written; none chosen means everybody."""

from .bits import BitsField

AUDIENCES = [
    ("farmer", "种地的"),
    ("herder", "养殖的"),
    ("trader", "做边贸的"),
    ("parent", "带娃的"),
    ("student", "学生"),
    ("teacher", "老师"),
    ("villager", "村民"),
]


class AudienceField(BitsField):
    """`.filter(audience__has="farmer")`; 0 = everybody. Never reorder AUDIENCES: its places are the stored bits."""

    options = AUDIENCES
