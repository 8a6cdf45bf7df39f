"""Which parts of a Chinese sentence say how much of a product to use, how often, or how long to wait: told by their form.

The words are lists, so a new trade name may be unknown; the forms (per mu, per kg of weight, a dilution) need no name.
"""

import re
from collections.abc import Iterator

from languages.quantities import UNITS, Quantity

from .given_limits import limits_of
from .given_scene import ROLE, Scene, unfolded
from .given_words import ANIMAL, AREA, BEASTS, COUNTED, HAVING, NO_PRODUCT, NUMBER, NUMERAL, PEOPLE, RANGE, THINGS
from .given_words import PER as PER_WORDS
from .given_words import PLAIN as PLAIN_WORDS

PER, PLAIN = re.compile(PER_WORDS), re.compile(PLAIN_WORDS)
TARGET = re.compile(f"(?:{ANIMAL}|{PEOPLE})[吃服喂打灌用]?$")
ONCE_ONLY = re.compile("(?:[一每1][次回][吃服喝喂]?|[一每][天日]最多[吃服喝喂]?)$")
THING_BEFORE = re.compile(f"(?:{THINGS})[约重是为有共]?$")
BEAST = re.compile(ANIMAL + "|头|只|匹|羽")
DILUTED = re.compile("(?:[兑对]|稀释[到成至]?|[兑对]清?水约?)$")
WATER = re.compile("[清温冷凉]?开?水")
HARVEST = re.compile("产|收成")
ONE_GO = re.compile(r"(?:[一每1][次回顿]|一[天日]|每[天日]|早晚)[^，。；\d]{0,4}$")
# Own spellings of units that the reader does not know.
UNREAD = re.compile(
    rf"(?<![第\dA-Za-z.]){RANGE} ?(?:cc|CC|㏄|西西|微克|[μµu]g(?![A-Za-z])|mcg|微升|公两|立方厘米|波美度|°B[eé])"
)
SLASH = re.compile(
    rf"[·]?(?:/|每)(?:{AREA}|\d{{0,5}}m|\d|株|棵|丛|塘|窝|穴|坑|头|只|匹|羽|尾|箱|桶|kg|千克|公斤|"
    rf"斤|吨|升|L|l|g\b|袋|次|天|日|d\b|季|种子|水|立方|m3|m³|次)|·(?:kg|L|hm|m)"
)
IS_ENTERED = re.compile(r"(?:每|/)(?:个|张|块)?$")  # ends before the denominator of a rate
PACKED = re.compile(
    rf"(?:[一1每]|{NUMBER})(?:袋|包|瓶|箱|件|盒)[^\d，。；兑对加用施喷打撒拌]{{0,6}}$"
    "|(?<![亩顷株棵塘地])[一1](?:车|船|池|窖|堆|担|挑)[^，。；\\d]{0,3}[粪肥液灰][水料]?(?:[约有重装]|能装)?$"
)
AT_ONCE = re.compile("[每一][次回]$|^(?:[每一][次回天日桶亩株])?(?:不要|不[能得可准许]|别|切勿)超过$")
# A small amount per barrel is a dose, a large one is what the barrel holds.
BARREL = re.compile("[一1每](?:桶|喷雾器)(?:装|能装|有)?$")
WEIGHED = re.compile(
    rf"(?:左右|以[上下内]|多|大)?(?:的)?(?:[重装]|以上的|(?:干|鲜|湿|大|小|活|清|净|热|冷|一[头只条])?(?:{THINGS}|"
    rf"{BEASTS})|喷雾器|水?桶|[一1每](?:袋|包|瓶|件|箱)|[卖值])"
)
MIXED = re.compile(r"[兑对]|配|稀释|药液|药水|拌|混|加水|溶|[药剂液]")
NO_DILUTION = re.compile(
    r"放大|[显望]\w?镜|镜|产(?![素后前])|收入|价(?!苗|疫)|增(?!效)|[涨翻]|(?<!生)长|提(?!取)|高(?![锰效氯])|体重|快(?!杀)|贵|相当|是\D{0,8}的|地图|比例尺|"
    r"公母|雌雄|男女|比分|[赢输]|坡比|料[肉蛋]比|利润|盈|人口|速度|多了|大了"
)
FOLD_BEHIND = re.compile(r"(?:水|的?[药溶稀]?液|稀释|喷|兑|左右|以[上下])")
PARTS = re.compile(
    rf"(?<=[打射]){NUMBER}(?<=万)(?=$|[，。；])|"
    rf"[一1]比[{NUMERAL}]{{1,6}}|\d{{2,5}}:1(?![\d:.])|"
    r"(?<![\d/])1/\d{2,5}(?=的?[药溶稀水液泡浸喷洗擦涂浇灌拌])|(?<=药)[1一]水\d{2,5}|\d{2,5}[×xX](?=液|喷|稀释|药)|"
    r"(?<![\d.:/年月])\d{1,5}(?:\.\d{1,3})?(?::\d{1,5}(?:\.\d{1,3})?){2,4}(?![\d:])"
)
# Shares: of a solution, or of the seed or feed; never of leaves, water in grain or beasts that died.
SHARE_BEFORE = re.compile(
    r"(?:按|配(?:成|制成|制|比)?|[兑稀释调制]成|稀释[成到至为]|浓度[为是约到]{0,2}|用量[为是约]{0,2}|(?:种子?|薯|苗|料)[重用]?量的|按(?:日粮|饲料|种子)的?|"
    r"溶成|比例[为是]?|重量?的|种重的|[用喷加洒刷涂泡浸拌])$"
)
NO_SHARE = re.compile(
    r"(?:率|湿度?|坡度?|含\w{0,6}|水分|占\w{0,8}|达到?|超过|不到|低于|高于|增\w{0,3}|减\w{0,3}|"
    r"降\w{0,3}|涨\w{0,3}|补贴|提高|省\w{0,3}|有|剩|只|是|近)(?:[约达为了到在是]|不超过|不到|超过)?$"
)
FORMULATED = re.compile(
    r"的?[^，。；\d]{0,16}?(?:可湿|粉剂|乳油|水剂|悬浮|水分散|水乳剂|微乳|颗粒剂|可溶|烟剂|原药|"
    r"油剂|微囊|注射液|片剂|粉针|预混|母药|干悬|缓释|医?用?酒精|乙醇)"
)
OF_WHOLE = re.compile(
    r"左?右?(?:以上|以下)?的?(?:叶|株|植株|苗|果|牛|羊|猪|人|农户|户|地|面积|田|树|病|虫|穗|茎|"
    r"芽|花|家|鸡|村|水分|纯|钱|保费|产)"
)
PUT_ON = re.compile("(?:的?(?:溶液|水)|[喷洗擦涂泡浸刷浇灌抹拌泼])")
NO_FOLD = re.compile("镜|于|速|率")
ASKED_AMOUNT = re.compile("用量|药量|剂量")
DEGREES = re.compile("的?(?:石硫|波美)")
DEGREES_OF = re.compile("(?:石硫合剂|波美)[用配兑稀释成至到为约喷]{0,4}$")
USED = re.compile("(?:用量|药量|剂量)[为是约:]{0,2}$")
DRENCHED = re.compile(r"(?<![滴喷])灌[^，。；水溉\d]{0,6}$")
COVERS = re.compile(
    rf"[兑对配拌]|[打喷管够用](?:药)?{RANGE}(?:亩|分地|桶|喷雾器|棵|株|头|片地)|{RANGE}份|够|就[行够]|"
    rf"即可|加\w{{0,2}}水"
)
PEST = re.compile("虫|病[害斑叶株]|蚜|螟|螨|锈病|霜霉")
ADJACENT = re.compile(
    rf"(?:每|[一1])(?:个|张|块|大|小)?(?:{AREA}|株|棵|头|只|匹|羽|群|箱|窝[猪羊兔狗]|[背药]?桶水?|[缸壶盆瓢池担升]水|喷雾器)(?:[牛羊猪鸡鸭鹅马驴骡狗兔鱼蜂]箱?)?[用要]?$"
    rf"|每{RANGE}(?:公斤|千克|kg|斤)[体活]重[用打喂灌吃服要]?$|每(?:立方米?|m3|m³|方)[用放挂投]?$|\d(?:升|公斤|千克|斤|L)水[用加放]?$"
)
# So much of a product to so much seed or feed; so much of one, and water to it.
MIXED_IN = re.compile(
    rf"(?:每|[一1])(?:{NUMBER})?个?(?:kg|千克|公斤|斤|吨)[^，。；\d]{{0,4}}(?:种|籽|子|料|薯)[^，。；\d]{{0,2}}[用拌加掺混放]$"
    rf"|每(?:{NUMBER})?(?:升|L|桶|担|缸|壶|公斤|千克)[清温饮凉]?水?[加放兑]入?$"
)
MIXES = re.compile(rf"[兑对加][清温凉]?水{RANGE}")
MADE_OF = re.compile(f"{THINGS}|{BEASTS}|糖|盐|粉")
WATERED = re.compile(r"(?:毫升|克|g|ml|mL|两|[包袋瓶支盖])加[清温凉]?水$")
IN_COURSE = re.compile("连[用服喂喝吃][^，。；]{0,4}[天日次]")
PER_SLASH = {"片", "丸", "支", "针", "滴", "包", "袋", "瓶", "瓶盖", "勺", "头份", "羽份", "单位", "IU"}
LEAVES = re.compile("叶|果|苗|种|[元块]")
# Strokes of a pump, and a product that is counted in ten thousands alone: 青霉素打40万.
PRESSED = re.compile(rf"(?:[喷按压挤](?:药液?|雾)?(?P<number>{RANGE}下)(?![雨午山面]))")
SMALL = {"mg", "g", "ml", "iu", "liang", "qian"}
LEAST_DILUTION = 20  # 产量翻两倍 is no dilution


def amounts_in(sentence: str, context: str = "") -> list[str]:
    """The pieces of one Chinese sentence, as written and in order, that a reader could take for a dose or one of its limits.

    `context`: the words over or beside it (title of the table and of the column, name of the thing), which are considered and
    never returned. Where a product is named and the form leaves a doubt, the piece is found. Raises nothing; linear time.
    """
    text, places = unfolded(sentence)
    scene = Scene(text, unfolded(context)[0])
    return [sentence[places[start] : places[end - 1] + 1] for start, end in _merged(_spans(scene))]


def _merged(spans: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order, and of two that overlap one that covers both."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _spans(scene: Scene) -> Iterator[tuple[int, int]]:
    yield from _measured(scene)
    yield from _counted(scene)
    yield from limits_of(scene)


def _measured(scene: Scene) -> Iterator[tuple[int, int]]:
    for found in scene.quantities:
        unit = UNITS[found.unit or ""]
        if unit.dimension in ("mass", "volume", "international units"):
            good = _is_given(scene, found.start, found.end, unit.key in SMALL or unit.key == "iu")
        elif unit.key == "ppm":
            good = scene.role_before(found.start) != "other"
        elif unit.dimension == "share":
            good = _is_share(scene, found)
        elif unit.key == "celsius":
            before, behind = scene.before(found.start), scene.behind(found.end)
            good = bool(DEGREES.match(behind) or DEGREES_OF.search(before))
        else:
            good = unit.key == "fold" and _is_dilution(scene, found)
        if good:
            yield found.start, found.end
    for match in UNREAD.finditer(scene.text):
        if _is_given(scene, match.start(), match.end(), True):
            yield match.span()
    for match in PARTS.finditer(scene.text):
        if NO_DILUTION.search(scene.near(*match.span())):
            continue
        if scene.product or MIXED.search(scene.near(*match.span())):
            yield match.span()


def _is_given(scene: Scene, start: int, end: int, small: bool) -> bool:
    before, behind, role = scene.before(start), scene.behind(end), scene.done_before(start)
    if IS_ENTERED.search(before) or role == "other" or scene.eaten:
        return False
    diluent = _is_diluent(scene, start, behind)
    if WEIGHED.match(behind) and not diluent:
        return False
    if before.endswith("打了") and not small and not scene.product:
        return False  # threshed, not sprayed
    if PACKED.search(before) or (BARREL.search(before) and not small) or (scene.costs(start, end) and not role):
        return False
    if scene.product or diluent or USED.search(before) or DRENCHED.search(before):
        return True
    if small and (MIXED_IN.search(before) or (MIXES.match(behind) and not MADE_OF.search(before))):
        return True
    if _is_plain(scene, start, end) and not (small and scene.acts):
        return False
    if small and AT_ONCE.search(before):
        return True
    near = scene.near(start, end)
    if SLASH.match(behind) or (small and (scene.acts or role or BEAST.search(near) or TARGET.search(before))):
        return True
    per = PER.search(near)
    return role == "act" or bool(per and (small or role or not BEAST.search(per[0])))


def _is_diluent(scene: Scene, start: int, behind: str) -> bool:
    """Water to mix a product with: 兑水30公斤, 加15升水 beside a product."""
    before = scene.before(start)
    if DILUTED.search(before) or (WATERED.search(before) and not MADE_OF.search(before[:-2])):
        return True
    return scene.mixing and WATER.match(behind) is not None and scene.done_before(start) != ""


def _is_plain(scene: Scene, start: int, end: int) -> bool:
    around = scene.text[max(0, start - 40) : end + 40]
    return bool(PLAIN.search(around) or THING_BEFORE.search(scene.before(start)) or HARVEST.search(scene.context))


def _is_dilution(scene: Scene, found: Quantity) -> bool:
    near, ratio = scene.near(found.start, found.end), scene.text[found.start : found.end]
    if ASKED_AMOUNT.search(scene.before(found.start)):
        return True
    if NO_DILUTION.search(scene.before(found.start)) or NO_FOLD.match(scene.behind(found.end)):
        return False
    if MIXED.search(near) or FOLD_BEHIND.match(scene.behind(found.end)) or scene.product:
        return True
    return found.value >= LEAST_DILUTION and (":" not in ratio or not NO_DILUTION.search(near + scene.context))


def _is_share(scene: Scene, found: Quantity) -> bool:
    before, behind = scene.before(found.start), scene.behind(found.end, 24)
    if OF_WHOLE.match(behind) or FORMULATED.match(behind) or NO_SHARE.search(before) or scene.eaten:
        return False
    if SHARE_BEFORE.search(before):
        return scene.mixing or "浓度" in before
    if PUT_ON.match(behind) and (scene.named_at(found.start) or (not before and scene.acts)):
        return True
    follows = ROLE.match(behind.lstrip("的~")) or ROLE.search(behind[:5])
    return bool(follows and follows.lastgroup in ("product", "kitchen")) and scene.role_before(found.start) != "other"


def _counted(scene: Scene) -> Iterator[tuple[int, int]]:
    for match in COUNTED.finditer(scene.text):
        if _is_counted_dose(scene, match):
            yield match.span()
    for match in PRESSED.finditer(scene.text):
        if scene.mixing:
            yield match.span("number")


def _is_counted_dose(scene: Scene, match: re.Match[str]) -> bool:
    start, end = match.span()
    before, behind = scene.before(start), scene.behind(end)
    word = match["piece"] or match["holder"] or match["load"]
    if scene.mixing and WATER.match(behind) and before.endswith(("兑", "对", "配", "加")[: 4 if word == "份" else 3]):
        return True
    if SLASH.match(behind) and word in PER_SLASH and not LEAVES.search(scene.near(start, end)):
        return True
    share = word in ("头份", "羽份")
    drenched = behind.startswith("水的药") or share or DRENCHED.search(before)
    if IS_ENTERED.search(before) or (NO_PRODUCT.match(behind) and not drenched) or behind[:1].isdigit() or scene.eaten:
        return False
    if "other" in (scene.done_before(start), scene.role_before(start)) or (
        word in "颗块粒" and behind.startswith("糖")
    ):
        return False
    if HAVING.search(before) or (scene.costs(start, end) and not scene.done_before(start)):
        return False
    return share or _is_taken(scene, match, before, behind, word)


def _is_taken(scene: Scene, match: re.Match[str], before: str, behind: str, word: str) -> bool:
    """Of pieces and holders: that something is done with so many of them, or so many go to one place, animal or person."""
    near = scene.near(*match.span())
    named = bool((follows := ROLE.search(behind[:5])) and follows.lastgroup in ("product", "kitchen"))
    per, once, done = bool(PER.search(near)), bool(ONE_GO.search(before)), scene.done_before(match.start())
    if match["number"] in ("几", "数") and not named:
        return False
    if COVERS.match(behind) and not PLAIN.search(near):
        return scene.mixing or bool(match["holder"])
    if word.endswith(("单位", "U")):
        return scene.product or per or "万" in match["number"] or before.endswith(("打", "注射", "肌注"))
    if word in "块张条板捧盘" and not named:
        return False
    if scene.product:
        covers = bool(follows) and COVERS.search(behind) is not None
        return bool(done or per or once or scene.role_before(match.start()) in ("product", "kitchen")) or (
            named and covers
        )
    if match["load"] or PLAIN.search(near):
        return False
    if ADJACENT.search(before) and word not in "粒颗份块条":
        return True
    if once and word in PER_SLASH and IN_COURSE.search(scene.behind(match.end())):
        return True
    if ONCE_ONLY.search(before) and word in "片粒丸支袋包瓶针滴":
        return True
    if match["piece"]:
        taken = (
            (once and (done or scene.acts or word in "片粒丸支")) or (word in "针支" and done) or TARGET.search(before)
        )
        return bool((per and (done or scene.product)) or taken)
    if once and scene.acts:
        return True
    spoon = word in ("瓶盖", "盖", "勺", "匙")
    return bool(done and (per or BEAST.search(before) or PEST.search(scene.text))) or (per and spoon)
