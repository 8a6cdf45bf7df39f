"""Where each fact about a place comes from, and how sure it is; no page shows these facts yet."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fact:
    label: str
    count: int | None
    source: str


FACTS = {
    "code": Fact("行政区划代码", 146, "GB/T 2260，三份公开数据互校，129个县全部一致"),
    "poverty_county_2016": Fact("2016年贫困县", 88, "四批退出公告（15＋33＋31＋9），其中39个县只见于一份转载，待核"),
    "border_county": Fact("边境县", 25, "按县界图形核对：恰有25个县与缅甸、老挝、越南接壤"),
    "tibetan_area": Fact("藏区县", 3, "迪庆藏族自治州三县市"),
    "autonomous": Fact("自治地方", None, "按法定名称"),
    "small_peoples": Fact("人口较少民族", None, "一般常识，待核"),
    "spoken": Fact("当地语言", None, "一般常识，待省民族语言文字部门核定"),
    "latitude": Fact("坐标", None, "公开地名数据，可能为 GCJ-02 坐标，误差可达0.7公里；只用于远近排序"),
}
