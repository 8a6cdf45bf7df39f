"""How often and how long: the limits of a product in a sentence, and what the words over a cell of a table say of its numbers."""

import re
from collections.abc import Iterator

from languages.quantities import UNITS, Quantity

from .given_scene import Scene, roles_of
from .given_words import AREA, COUNTED, NO_PRODUCT, RANGE

WAITING = re.compile("安全间隔|休药期|停药期|弃奶期|弃蛋期|禁用期|安全期|休药|间隔期")
STOPPED = re.compile(
    "停[用药打喷施]|停喂[加拌含]?药|禁用|禁止(?:用|施|喷|使|打)|不[再准许可得能要]{0,2}(?:用|打|喷|施|使用)(?:农?药|肥|药剂|"
    "$|[，。])|别(?:再)?(?:打|喷|用|施)药|[停不](?:止)?(?:用|打|喷|施)药|停止(?:使用|施|喷|用|"
    "追肥|打)|停肥"
)
STOPPED_OUTRIGHT = re.compile(
    r"停药|停肥|[采收摘宰卖挤]\w{0,8}停用|上市\w{0,6}停用|出栏\w{0,6}停用|"
    "(?:[宰采收摘]|出栏|上市|挤奶|收[割获])前[^，。；]{0,10}(?:不[许得能准可要再]{0,2}|别|禁止?)(?:[打喷施用]药|用(?=$|[，。；]))"
)
STALE = re.compile("过期|保质|有效期|生产日期")
DONE = (
    "药吃|吃了?药|[打用施喷撒灌喂停上敷]了?完?[了过]?[农兽]?药|施[了完过]?肥|喷[了完施洒雾药过]|"
    "拌[了过]药|[打喷施撒喂灌]后|注射|打[了完]?针|免疫|接种|疫苗|驱虫|用药|追肥|消毒|药后|熏蒸|撒[了完]?石灰"
)
AFTERWARDS = re.compile(
    rf"(?:{DONE})[^。；]{{0,14}}?[后内完]?[^。；]{{0,24}}(?:才|不[能得要准可许放下进喝吃采摘卖挤杀宰]|"
    rf"[别禁勿忌]|方[可能]|再|可以|要等|等|能[吃采摘卖宰挤下进喝放])"
    rf"|(?:等|过|隔)[^。；]{{0,14}}才[能可]?[^。；]{{0,6}}[采摘卖宰挤吃下进喝放收割][^，。；]{{0,12}}"
    rf"|(?:{DONE})后?(?:单独)?隔离"
)
PRODUCT_ACT = re.compile(
    rf"{DONE}|喷|打药|施|灌服|服|注射|涂|泼|药|追肥|打[一两\d]|用[一1]次|打[一1]次|再打|补[打喷]|"
    rf"敷|滴|驱"
)
REPEATED = re.compile(r"(?:[再又补]|[一1](?:次|遍|回|道|针)|重复|连[用喷打续]|$|打|喷|用|施)")
INTERVAL = re.compile(r"(?:每?隔|间隔|相隔|相距|再隔|每|过|等)[约上个]?$")
MOST = re.compile(
    r"(?:最多|不[得能要准可]?超过|不得多于|至多|只[能准许]?|限|别超过|不多于|最少|至少|连续?|共|"
    r"全[季程]|[每一]季|[一每]个?(?:年|疗程|生长季)|(?:[一每][天日]))[^，。；]{0,8}$"
)
MOST_USES = re.compile(
    r"(?:最多|不[得能要]?超过|至多|只[能准许]|限)[^，。；]{0,3}(?:使?用|施|喷|打)药?[^，。；\d]{0,3}$|使用次数\D{0,6}$"
)
PERIOD = re.compile("(?:年|季|月|天|日|周|疗程|星期|茬|春秋两?季?各|最多|只[能准许]|限)[^，。；]{0,10}$")
TIMES = re.compile(rf"(?<![第\d.])(?P<number>{RANGE})(?:次|遍|回|道)(?!性|序|要|生|级|品|路|数|答)")
ACT_AT = re.compile(
    rf"(?:{DONE}|喷|施|打|服|涂|灌|注射|用|追|泼|免疫|滴|擦|敷|抹)(?:药|肥|施|用|治|洒|雾)?(?:[约共上]|"
    rf"[^，。；\d]{{0,3}})$"
)
NO_ACT = re.compile(
    "浇|看|查|检|洗|涮|冲|摇|走|割|收|采|翻|剪|锄|犁|喂[^药]|喝|挤|量|讲|培训|开会|走访|清|试|"
    "记|来|去|赶|刮|打扫|换水|巡|通风|翻堆|中耕|除草(?!剂)|电|话|铃|球|架|工|谷|粮|雷|滚|盹"
)
COURSE = re.compile(
    r"(?:连[用服喂打喷续饮灌]{1,3}药?|疗程[为是]?|连续(?:用药|给药|服用|使用|喂|打|灌|饮)|服用?|"
    r"[用给打喷灌]药)[^，。；的后前工人\d]{0,3}$"
)
COURSE_OUTRIGHT = re.compile("(?:连[用服]|连续[用给]药|疗程[为是]?)[约共]?$")
PAST = re.compile("了$|(?<!超)过$")
SHUT = re.compile("[闷焖熏][闭蒸]?大?[棚圈舍仓]|密闭|熏蒸")
SOAK = re.compile("[浸泡蘸]|药浴|熏|密闭|闷")
TO_HARVEST = re.compile(r"(?:离|距离?)(?:采|收|摘|宰|屠|上市|出栏|挤)[^，。；\d]{0,8}$")
LEAST_BEFORE = re.compile(
    r"(?:离|距离?)(?:采|收|摘|宰|屠|上市|出栏|挤)[^，。；\d]{0,4}(?:不得?[少短低]于|至少|大于|≥|[须要]超过)$"
)
KEPT_FROM = re.compile(
    f"[以之]?内(?:不[得许准能可]|严?禁止?|勿|别|不要)(?:再?(?:采|摘|收获|收割|屠?宰|上市|出栏)"
    f"|[^，。；]{{0,6}}(?:{DONE}|[打喷拌施撒用]过?药))"
)
UNSOLD = re.compile("[以之]?内[^，。；]{0,3}(?:不[得许准能可要]|严?禁止?|勿|别)[^，。；]{0,3}[卖挤吃喝宰杀采摘收]")
AGAIN = re.compile("[之以]?后,?再?[喷打施][^，。；]{0,3}(?:药|肥|第|[一1][次遍道针])")
A_SEASON = re.compile("(?:季|生长[季期]|茬)[^，。；]{0,3}(?:最多|不得?超过|至多|限)$")
AFTER_USE = re.compile("药[之以]?后[约第]?$")
HARVESTED = re.compile("[^，。；]{0,3}[采收摘宰割卖]")
ONCE_AFTER = re.compile("[后再]?[^，。；]{0,3}[一1][次遍回道针]")
PRODUCT_AFTER = re.compile("[农兽]?药|肥|疫苗|喷|施")

# What the words over a cell say of its numbers.
ASKED = re.compile("用[药肥]?量|药量|施[肥用]量|剂量|浓度|倍数|配比|每次量|投药|给药|用法")
ASKED_DAYS = re.compile("间隔|隔几天|停用|等待")
HOW_LONG = re.compile("间隔|隔|停用|等|多久|几天|天数")
ASKED_MOST = re.compile("(?:最多|使用|限用).{0,4}次|次数")
ASKED_TIMES = re.compile("次|最多")
HEADED_UNIT = re.compile(
    rf"(?:毫升|克|千克|公斤|升|ml|mL|mg|g|kg|L)[/每](?:{AREA}|株|棵|头|只|kg|千克|公斤|升|L|塘|穴)"
)
MEASURES = {"mass", "volume", "international units", "dilution", "bottles", "bags"}
LONGEST_CELL = 24
PACK = re.compile("每袋|重量|净含量|包装")
BARE = re.compile(rf"[约≤<≥>不少多于超过]{{0,4}}{RANGE}(?:以[上下]|左右)?")
TIMED = {"minute", "hour", "day", "week", "month", "year"}


def limits_of(scene: Scene) -> Iterator[tuple[int, int]]:
    """Where the limits stand; in a short text under words that ask for an amount also the amount itself."""
    yield from _waits(scene)
    yield from _cell(scene)


def _waits(scene: Scene) -> Iterator[tuple[int, int]]:
    for found in scene.quantities:
        if found.unit in TIMED and _is_wait(scene, found):
            yield found.start, found.end
    for match in TIMES.finditer(scene.text):
        if _is_course(scene, match):
            yield match.span()


def _is_wait(scene: Scene, found: Quantity) -> bool:
    around = scene.text[max(0, found.start - 60) : found.end + 40]
    before, behind = scene.before(found.start), scene.behind(found.end, 24)
    near = scene.near(found.start, found.end)
    if found.unit in ("minute", "hour") and scene.product and SOAK.search(near):
        return True
    if found.unit == "minute":
        return False
    if KEPT_FROM.match(behind) or LEAST_BEFORE.search(before):
        return True
    if WAITING.search(around) or STOPPED_OUTRIGHT.search(around) or COURSE_OUTRIGHT.search(before):
        return True
    if not scene.mixing or found.unit == "year" or STALE.search(before + behind):
        return False
    if (
        TO_HARVEST.search(before)
        or SHUT.search(near)
        or UNSOLD.match(behind)
        or AGAIN.match(behind)
        or STOPPED.search(around)
        or (COURSE.search(before) and (found.unit != "hour" or SOAK.search(before)) and scene.product)
        or AFTERWARDS.search(around)
    ):
        return True
    if AFTER_USE.search(before) and HARVESTED.match(behind):
        return True
    if NO_ACT.search(before[-6:] + behind[:8]) or not REPEATED.match(behind):
        return False
    again = INTERVAL.search(before) or ONCE_AFTER.match(behind)
    return bool(again and PRODUCT_ACT.search(around))


def _is_course(scene: Scene, match: re.Match[str]) -> bool:
    before, behind = scene.before(match.start()), scene.behind(match.end(), 6)
    if MOST_USES.search(before) or (A_SEASON.search(before) and behind[:1] in "，。；"):
        return True
    if not scene.mixing or NO_ACT.search(before[-6:] + behind[:3]) or PAST.search(before):
        return False
    if match["number"] in ("一", "1") and not PERIOD.search(before):
        return False
    acted = ACT_AT.search(before) or PRODUCT_AFTER.match(behind)
    return bool(acted or (MOST.search(before) and scene.product))


def _cell(scene: Scene) -> Iterator[tuple[int, int]]:
    """What a short text holds whose title or column asks for an amount, an interval or a number of times."""
    if not scene.context or len(scene.text) > LONGEST_CELL or PACK.search(scene.context):
        return
    asked = bool(ASKED.search(scene.context) or HEADED_UNIT.search(scene.context))
    waits = bool(WAITING.search(scene.context) or STOPPED_OUTRIGHT.search(scene.context))
    roles = [role.name for role in roles_of(scene.context) if role.name in ("other", "product", "act")]
    if roles and roles[-1] == "other" and not asked and not waits:
        return
    named = "product" in roles or "act" in roles
    days = waits or bool(
        (HOW_LONG if named else ASKED_DAYS).search(scene.context) and (named or not NO_ACT.search(scene.context))
    )
    times = bool(ASKED_TIMES.search(scene.context) if named else ASKED_MOST.search(scene.context))
    for found in scene.quantities:
        kind = UNITS[found.unit or ""].dimension
        amount = kind in MEASURES and (asked or named)
        limit = (found.unit in TIMED and days) or (found.unit == "times" and times)
        if amount or limit or (kind == "share" and asked):
            yield found.start, found.end
    if asked or named:
        yield from (
            match.span() for match in COUNTED.finditer(scene.text) if not NO_PRODUCT.match(scene.text, match.end())
        )
    if (asked or days or times) and BARE.fullmatch(scene.text):
        yield 0, len(scene.text)
