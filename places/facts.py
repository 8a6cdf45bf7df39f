"""Where each fact about a place comes from, and how sure it is: what the registry shows beside it."""

from dataclasses import dataclass

from languages import registry

from .models import Place


@dataclass(frozen=True)
class Fact:
    label: str
    count: int | None
    source: str


FACTS = {
    "code": Fact("行政区划代码", 146, "GB/T 2260，三份公开数据互校，129个县全部一致"),
    "poverty_county_2016": Fact("2016年贫困县", 88, "四批退出公告（15＋33＋31＋9），其中39个县只见于一份转载，待核"),
    "border_county": Fact("边境县", 25, "按县界图形核对：恰有25个县与缅甸、老挝、越南接壤"),
    "tibetan_area": Fact("涉藏县", 3, "迪庆藏族自治州三县市"),
    "autonomous": Fact("自治地方", None, "按法定名称"),
    "small_peoples": Fact("人口较少民族", None, "一般常识，待核"),
    "spoken": Fact("当地语言", None, "一般常识，待省民族语言文字部门核定"),
    "latitude": Fact("坐标", None, "公开地名数据，可能为 GCJ-02 坐标，误差可达0.7公里；只用于远近排序"),
}

NEIGHBOURS = {"MM": "缅甸", "LA": "老挝", "VN": "越南"}
TONGUES = {row["tag"]: row["zh"] for row in registry.DATA["spoken"]} | {
    code: language.name_zh for code, language in registry.LANGUAGES.items()
}


def known_facts(place: Place) -> list[tuple[Fact, str]]:
    """Each fact of FACTS with what it says of a place, in Chinese; "—" where it says nothing.

    The flags are about counties: of other places they say neither yes nor no.
    """
    neighbours = "、".join(NEIGHBOURS.get(code, code) for code in place.borders)
    said = {
        "code": place.code,
        "poverty_county_2016": _flag(place, place.poverty_county_2016),
        "border_county": neighbours or _flag(place, place.border_county),
        "tibetan_area": _flag(place, place.tibetan_area),
        "autonomous": place.autonomous,
        "small_peoples": "、".join(place.small_peoples),
        "spoken": "、".join(TONGUES.get(tag, tag) for tag in place.spoken),
        "latitude": "" if place.latitude is None else f"北纬{place.latitude}，东经{place.longitude}",
    }
    return [(fact, said[name] or "—") for name, fact in FACTS.items()]


def _flag(place: Place, value: bool) -> str:
    if place.level != "county":
        return ""
    return "是" if value else "不是"
