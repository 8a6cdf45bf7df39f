"""Twenty-nine clipboards of our own and the seven that came with the task, and how each arrives, number for number.

They look as Word, WPS, Excel, LibreOffice, Google's editors, Feishu, a browser, WeChat, QQ, Outlook, VS Code and PDF
readers fill the clipboard: a file `.html` is its `text/html`, `.txt` its `text/plain`. Those called `given-…` are the
cases/paste of the collection that came with the task, as they were.
"""

from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "clipboard"


@dataclass(frozen=True)
class Arrives:
    """Paragraphs and lists as HTML, tables as a paragraph a row; the tables; what the editor is told."""

    html: list[str]
    tables: list[list[list[str]]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def names() -> list[str]:
    return sorted({path.stem for path in FOLDER.iterdir()})


def clipboard(name: str) -> tuple[str, str]:
    """(`text/html`, `text/plain`), "" where the clipboard has none; line ends as they were."""
    files = [FOLDER / f"{name}{kind}" for kind in (".html", ".txt")]
    html, plain = (path.read_bytes().decode() if path.exists() else "" for path in files)
    return html, plain


ARRIVING = {
    "chrome-encyclopedia": Arrives(
        [
            '<p>稻田每<a href="https://zh.wikipedia.org/wiki/Hectare">公顷</a>约25万株，'
            "水深3厘米，面积10<sup>6</sup>米<sup>2</sup>，比例1又1/2。</p>",
            "<p>面积是2又1/3亩。</p>",
            "<p>看得见72</p>",
            "<p>看得见74</p>",
            "<p><i>透明</i>的没有了。</p>",
        ],
        left=["去掉了5处隐藏的文字", "2个脚注没有贴进来"],
    ),
    "chrome-katex": Arrives(
        ["<p>每毫升2×10<sup>8</sup>个，用3/4袋，H<sub>2</sub>O。</p>"],
    ),
    "excel-one-row": Arrives(
        ["<p>云二号 | 600 | 15</p>"],
    ),
    "excel-plain": Arrives(
        ["<p>品种 | 株数 | 要点；两行</p>", "<p>云二号 | 600 | 15</p>", "<p>带&quot;引号 | 800 | 7</p>"],
        tables=[[["品种", "株数", "要点；两行"], ["云二号", "600", "15"], ['带"引号', "800", "7"]]],
    ),
    "excel-sheet": Arrives(
        [
            "<p>品种 | 株数 | 产量（千克） | 菌数</p>",
            "<p>云二号 | 1,200 | 600 | 2×10⁸</p>",
            "<p>云三号 |  | 15.5 | ½</p>",
        ],
        tables=[
            [["品种", "株数", "产量（千克）", "菌数"], ["云二号", "1,200", "600", "2×10⁸"], ["云三号", "", "15.5", "½"]]
        ],
        left=["去掉了2处删除的文字", "去掉了3处隐藏的文字"],
    ),
    "feishu": Arrives(
        [
            "<p>每箱脾，分<b>2</b>箱</p>",
            "<ol><li>开箱15分钟内</li><li>喂糖水1:1</li></ol>",
            "<p>月份 | 喂几次（次）</p>",
            "<p>2月 | 3</p>",
        ],
        tables=[[["月份", "喂几次（次）"], ["2月", "3"]]],
        left=["去掉了1处删除的文字"],
    ),
    "given-excel-wps-table-without-p": Arrives(
        ["<p>示例药 | 600 | 15</p>", "<p>另一药 | 800 | 7</p>"],
        tables=[[["示例药", "600", "15"], ["另一药", "800", "7"]]],
    ),
    "given-google-docs-bold-wrapper": Arrives(
        ["<p>不该全粗<b>该粗</b></p>"],
    ),
    "given-plain-lines": Arrives(
        ["<p>第一行</p>", "<p>第二行</p>", "<p>第三行</p>"],
    ),
    "given-ruby": Arrives(
        ["<p>核桃三月嫁接</p>"],
        left=["去掉了1处注音"],
    ),
    "given-style-superscript": Arrives(
        ["<p>每毫升2×10<sup>8</sup>个，1 hm<sup>2</sup>，m<sup>2</sup></p>"],
    ),
    "given-tracked-change-del-ins": Arrives(
        ["<p>每亩50毫升</p>"],
        left=["去掉了1处删除的文字"],
    ),
    "given-word-table": Arrives(
        ["<p>药剂 | 倍数 | 隔几天</p>", "<p>示例药 | 600 | 15</p>"],
        tables=[[["药剂", "倍数", "隔几天"], ["示例药", "600", "15"]]],
    ),
    "google-docs": Arrives(
        [
            "<p>水温<b>60</b>度，10<sup>8</sup>个</p>",
            "<p>3.\xa0第三步，等5天</p>",
            "<p>4.\xa0第四步</p>",
            "<ul><li>一点<ul><li>里面一点</li></ul></li></ul>",
            "<p>作物 | 行距(cm)</p>",
            "<p>玉米 | 60</p>",
        ],
        tables=[[["作物", "行距(cm)"], ["玉米", "60"]]],
        left=["去掉了1处删除的文字", "1个脚注没有贴进来", "2项编号不是从1数起，照原样写成了文字"],
    ),
    "google-sheets": Arrives(
        ["<p>地块 | 面积（亩）</p>", "<p>东边 | 2.5</p>", "<p>西边 | 3</p>"],
        tables=[[["地块", "面积（亩）"], ["东边", "2.5"], ["西边", "3"]]],
        left=["去掉了1处删除的文字"],
    ),
    "libreoffice": Arrives(
        ["<p>每桶水16升，放盐1/2两，三勺。</p>", "<p>600 | 15</p>", "<p>800；900 | 7</p>", "<p>平勺</p>"],
        tables=[[["600", "15"], ["800；900", "7"]]],
        left=["去掉了2处删除的文字", "2个脚注没有贴进来"],
    ),
    "outlook-layout": Arrives(
        ["<p>各站：</p>", "<p>下周一10点开会。</p>", "<p>乡 | 站数</p>", "<p>甲乡 | 12</p>", "<p>乙乡 | 3</p>"],
        tables=[[["乡", "站数"], ["甲乡", "12"], ["乙乡", "3"]]],
        left=["去掉了1处删除的文字"],
    ),
    "pdf-acrobat": Arrives(
        [
            "<p>核桃树落叶以后到来年树液流动以前都可以修剪，可在冷凉的高处要避开最冷的那一个月因为剪口容易抽干开裂而且不容易长好。</p>",
            "<p>每亩地大约要种的核桃树株数要看地力和坡向一般种到三</p>",
            "<p>十株左右也就够了不要再多因为多了以后树冠会互相遮住光。</p>",
            "<p>每亩30</p>",
            "<p>50克</p>",
            "<p>1. 先看树势</p>",
            "<p>2. 再定剪法</p>",
            "<p>5. 最后涂口</p>",
        ],
        left=["接上了2处断开的行"],
    ),
    "pdf-chrome": Arrives(
        [
            "<p>表3 用水量</p>",
            "<p>地块 面积 用水</p>",
            "<p>东边 2.5 600</p>",
            "<p>西边 3 15</p>",
            "<p>每 hm2 用水 1 500 升</p>",
        ],
    ),
    "qq-chat": Arrives(
        [
            "<p>老杨 2026-05-01 8:30:15</p>",
            "<p>先放50升<br>再放20升</p>",
            "<p>老李 2026-05-01 8:31:02</p>",
            "<p>600 | 150 是两个数</p>",
        ],
        left=["去掉了1处删除的文字", "1张图没有贴进来：请用“配图”一块"],
    ),
    "struck-signs": Arrives(
        ["<p>每亩50毫升的水，上05面要核对</p>"],
        left=["去掉了1处删除的文字", "有1处改变字序的符号：请核对数字"],
    ),
    "thousands": Arrives(
        [
            "<p>稀释1\xa0500倍，1\u2009500倍，1\u202f500倍，1 500倍，1,500倍，１，５００倍。</p>",
            "<p>零下−5℃，半角-5℃，５０克，3000米，4000米，50克，60克。</p>",
            "<p>2026‑05‑01，1∶500，3～5天，10–15天。</p>",
        ],
    ),
    "vscode": Arrives(
        ["<p>行距: 60</p>", "<p>株距: 25</p>", "<p>| 甲 | 3 |</p>"],
    ),
    "wechat-article": Arrives(
        ["<p><b>春耕提醒</b></p>", "<p>早播3月</p>", "<p>晚播4月</p>", "<p><b>每亩4000</b>株，晒3☀️天。</p>"],
        left=[
            "去掉了1处删除的文字",
            "去掉了1处隐藏的文字",
            "1张图没有贴进来：请用“配图”一块",
            "1段音视频或嵌入的内容没有贴进来",
            "1个标题贴成了加粗的一段：也可以用“小标题”一块",
        ],
    ),
    "wechat-chat": Arrives(
        [
            "<p>杨编辑 2026/5/1 08:30</p>",
            "<p>每亩放水50</p>",
            "<p>李农艺师 2026/5/1 08:31</p>",
            "<p>30厘米深就够</p>",
            "<p>[图片]</p>",
            "<p>杨编辑 2026/5/1 08:32</p>",
            "<p>好的，1\u202f500米那块也一样</p>",
        ],
    ),
    "word-footnotes": Arrives(
        ['<p>一斤约30个，两斤60个。见<a href="https://www.example.cn/a?b=1&amp;c=2">这里</a>和表。</p>'],
        left=["2个脚注没有贴进来", "1个链接没有带过来"],
    ),
    "word-formulas": Arrives(
        [
            "<p>大约1又1/2勺，或者2又3/4碗，先倒1/3桶。</p>",
            "<p>菌数2×10<sup>8</sup>个，每份5又3/8两。</p>",
            "<p>多半写1½、¼。还有一个。</p>",
        ],
        left=["1个公式没有贴进来：请照原文写"],
    ),
    "word-headings-pictures": Arrives(
        [
            "<p><b>第一章 选地</b></p>",
            "<p>海拔1\xa0800米以下。</p>",
            "<p><b>一、看坡</b></p>",
            "<p><b>坡度</b>不过<i>25</i>度，行距4米。</p>",
        ],
        left=["2张图没有贴进来：请用“配图”一块", "2个标题贴成了加粗的一段：也可以用“小标题”一块"],
    ),
    "word-hidden-comments": Arrives(
        ["<p>晒3天，晾2夜。</p>"],
        left=["去掉了2处隐藏的文字", "1条批注没有贴进来"],
    ),
    "word-lists": Arrives(
        [
            "<p>先做三件事：</p>",
            "<ol><li>量水15升</li><li>称料20克<ol><li>先称盘</li><li>再称料</li></ol></li><li>搅5分钟</li></ol>",
            "<p>中间歇一下。</p>",
            "<p>4.\xa0再等10分钟</p>",
            "<p>5.\xa0倒掉</p>",
            "<p>带上：</p>",
            "<ul><li>手套2双</li><li>口罩</li></ul><ol><li>第一样</li><li>第二样</li></ol>",
        ],
        left=["2项编号不是从1数起，照原样写成了文字"],
    ),
    "word-raised": Arrives(
        ["<p>H<sub>2</sub>O、CO<sub>2</sub>，每hm<sup>2</sup>有3×10<sup>6</sup>株，负的是10<sup>−3</sup>。</p>"],
    ),
    "word-ruby": Arrives(
        ["<p>稂草拔20遍。</p>"],
        left=["去掉了2处注音"],
    ),
    "word-table-merged": Arrives(
        [
            "<p>下面是晾晒的时间：</p>",
            "<p>天气 | 东西 | 时间（天）</p>",
            "<p>晴天 | 核桃 | 5</p>",
            "<p>晴天 | 板栗 | 7～10</p>",
            "<p>注：阴天加2天</p>",
            "<p>晒到核仁响。</p>",
        ],
        tables=[
            [
                ["天气", "东西", "时间（天）"],
                ["晴天", "核桃", "5"],
                ["晴天", "板栗", "7～10"],
                ["注：阴天加2天", "", ""],
            ]
        ],
        left=["去掉了1处删除的文字", "1个合并的格拆开了，每格都写上"],
    ),
    "word-tracked": Arrives(
        ["<p>每亩用水50升，隔10天看一次，每次<b>4</b>人。</p>", "<p>新的一段，写2遍。</p>"],
        left=["去掉了6处删除的文字"],
    ),
    "wps-sheet": Arrives(
        ["<p>药剂 | 倍数 | 隔几天</p>", "<p>示例甲 | 600 | 15</p>", "<p>示例乙 |  | 7</p>"],
        tables=[[["药剂", "倍数", "隔几天"], ["示例甲", "600", "15"], ["示例乙", "", "7"]]],
        left=["去掉了1处删除的文字"],
    ),
    "wps-writer": Arrives(
        ["<p>每株施肥200粒，离根30厘米。</p>", "<ol><li>挖坑40厘米</li><li>盖土</li></ol>"],
        left=["去掉了2处删除的文字", "去掉了1处隐藏的文字"],
    ),
}
