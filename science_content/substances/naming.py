"""Where a text names a listed substance: the longest name wins, and a name inside another word is none."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from .advising import recommends as recommends

# Signs that print sets inside a name after a letter or digit: 2,4-滴丁酯, 2.4—D丁酯, methyl-parathion.
JOINTS = frozenset(",.，．、-‐‑‒–—―−﹣·•・")
MIXED = frozenset("·•・∙⋅‧/／+＋")
TRADITIONAL = str.maketrans(
    "滅線樂對環異鹼類劑鈉鈣鎂鋅鋁鉛銻鉀蟲殺蟎醯鹽綠強敵雙銨塗諾達單蠅馬寶賽凱銳勁撲興奮錐萬黴碸製萊羅燐開滿膽攪烏靈奪絕氫龍歐銅蘇麥醫裡農藥",
    "灭线乐对环异碱类剂钠钙镁锌铝铅锑钾虫杀螨酰盐绿强敌双铵涂诺达单蝇马宝赛凯锐劲扑兴奋锥万霉砜制莱罗磷开满胆搅乌灵夺绝氢龙欧铜苏麦医里农药",
)
# Words that hold a name and are none. The lookbehinds are for what is done with the poison itself.
HARMLESS = re.compile(
    "[吉桂玉榆园竹]林丹|林丹(?:汗|夺冠|妹妹)|羽毛球.{0,6}林丹"
    "|[快欢极可百音喜娱安享]乐果|[体根株壤土茎叶胞]内吸磷|对硫磷(?=[钾肥镁钙铜铁锌元])|对硫磷(?=、?[钾氮])"
    "|持?久效磷肥|磷胺肥|环磷胺|六甲基?磷胺"
    "|(?<![打喷用施撒洒浇兑配买])毒死蜱虫(?![子都就死全也])"
    "|氟氰戊菊酯|甲基毒死蜱|丙硫克百威|碘甲磺隆|[一二三]氟乙酰胺|[二三]氟乙酸钠|[二三四氯]溴甲烷|甘汞电极|孔雀石绿色"
    "|含?[砷汞]剂量|[一二三四五七八九〇零]六六六(?=年)|六六六(?=[年元块号页])|六六六大顺|瘦肉精(?=[华肉神])|升汞柱"
)
# Names that are words or numbers of every day: only where a drug is meant.
EVERYDAY = frozenset({"万灵", "比久", "b9", "三步倒", "闻到死", "好年冬", "赛丹", "大灭虫", "乐万通"})
A_DRUG_BEFORE = re.compile(
    "(?:用|使|喷|打|施|撒|洒|拌|浇|灌|买|卖|兑|叫|名|下|含|禁|农药|[0-9]%)(?:[了过的上点些]|[一二两三几半][包瓶袋支斤])?[“「《（(]?$"
)
A_DRUG_AFTER = re.compile(
    "[”」》）)]?(?:乳[油剂]|水剂|粉剂?|可湿|颗粒|[0-9]+倍|农药|药|老?鼠|耗子|兑水|对水|[一二两三几半][包瓶袋支斤]|拌|喷|浇|灌|治|杀|打(?![电开印针工车]))"
)
NO_NUMBER = re.compile(r"[0-9.]|[年月日号元块米页人次个只头亩斤克吨公千万毫厘%度户株棵粒户家条]")
# Mixtures are named by shortened names: 甲拌·多菌灵, 氧乐·氰戊. Only those that shorten one name and are no other word.
SHORTENED = {
    "甲拌": "甲拌磷",
    "甲柳": "甲基异柳磷",
    "克百": "克百威",
    "丁硫": "丁硫克百威",
    "氧乐": "氧乐果",
    "氰戊": "氰戊菊酯",
    "唑磷": "三唑磷",
    "水胺": "水胺硫磷",
    "杀扑": "杀扑磷",
    "久效": "久效磷",
    "甲胺": "甲胺磷",
}


KEPT, SENTENCE = 4096, 300  # sentences of so many letters whose names are remembered


@dataclass(frozen=True)
class Named:
    """One place of a text; `name`: the letters there, blanks and all."""

    key: str
    name: str
    start: int
    end: int


class Names:
    """Looks names up; built once from the names by key."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._keys = {_fold(name)[0]: key for key, each in names.items() for name in each if _fold(name)[0]}
        self._lengths: dict[str, list[int]] = {}
        for name in self._keys:
            self._lengths.setdefault(name[0], []).append(len(name))
        self._lengths = {first: sorted(set(lengths), reverse=True) for first, lengths in self._lengths.items()}

        self._kept = lru_cache(KEPT)(self._find)

    def find(self, text: str) -> tuple[Named, ...]:
        """Each place where `text` names one, in order and apart from each other; raises nothing.

        Blanks inside a name, full width, traditional letters and Latin of either case count. The time grows with the
        length of the text, not with the number of names. A page is asked at each save, and most of its sentences stay.
        """
        return self._kept(text) if len(text) <= SENTENCE else self._find(text)

    def _find(self, text: str) -> tuple[Named, ...]:
        folded, places = _fold(text)
        harmless = {place for match in HARMLESS.finditer(folded) for place in range(*match.span())}
        found: list[Named] = []
        at = 0
        while at < len(folded):
            length, key = self._at(folded, at, places, text)
            if not length or harmless.issuperset(range(at, at + length)):
                at += 1
                continue
            start, end = places[at], places[at + length - 1] + 1
            found.append(Named(key, text[start:end], start, end))
            at += length
        return tuple(found)

    def _at(self, folded: str, at: int, places: list[int], text: str) -> tuple[int, str]:
        """The length of the longest name that begins `at`, and its key; 0 where none does."""
        for length in self._lengths.get(folded[at], ()):
            name = folded[at : at + length]
            if (
                len(name) == length
                and name in self._keys
                and _stands_alone(name, text, places[at], places[at + length - 1] + 1)
            ):
                return length, self._keys[name]
        short = folded[at : at + 2]
        full = SHORTENED.get(short)
        if full and full in self._keys and _in_a_mixture(text, places[at], places[at + 1] + 1):
            return 2, self._keys[full]
        return 0, ""


def _fold(text: str) -> tuple[str, list[int]]:
    """`text` in small simplified letters without blanks and joints, and where in `text` each letter of it stands."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        folded = unicodedata.normalize("NFKC", letter).translate(TRADITIONAL).lower()
        for each in folded:
            if each.isspace() or unicodedata.category(each) in ("Cf", "Mn") or _joins(each, letters):
                continue
            letters.append(each)
            places.append(place)
    return "".join(letters), places


def _joins(letter: str, before: list[str]) -> bool:
    return letter in JOINTS and bool(before) and (before[-1].isascii() and before[-1].isalnum() or before[-1] in "αβγ")


def _stands_alone(name: str, text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 12) : start], text[end : end + 12]
    if name[0].isascii() and re.search("[A-Za-z]$" if name[0].isalpha() else "[0-9]$|[0-9][.,]$", before):
        return False
    if name[-1].isascii() and re.match("[A-Za-z]" if name[-1].isalpha() else r"[0-9]|\.[0-9]", after):
        return False
    if name.isdecimal() and (NO_NUMBER.match(after) or not text[start:end].isalnum()):
        return False
    if name.isdecimal() or name in EVERYDAY:
        before, after = (unicodedata.normalize("NFKC", each) for each in (before, after))
        return bool(A_DRUG_BEFORE.search(before.rstrip()) or A_DRUG_AFTER.match(after.lstrip())) or not (
            before or after
        )
    return True


def _in_a_mixture(text: str, start: int, end: int) -> bool:
    return text[end : end + 1] in MIXED or text[max(0, start - 1) : start] in MIXED
