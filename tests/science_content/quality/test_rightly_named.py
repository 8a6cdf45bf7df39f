"""Forty sentences in the plain words of villages, news and notices that name a banned substance rightly, and such as tell to use one."""

import pytest

from science_content.content_files.building import build
from science_content.pages.gate import NotPublishable, panel
from tests.trees import ARTICLE

pytestmark = pytest.mark.django_db
RIGHTLY = """
国家早已禁止生产和使用甲胺磷。
甲胺磷、对硫磷等五种高毒农药2007年起禁用。
误服百草枯后要立刻送医院。
氧乐果从2026年6月1日起禁止销售和使用。
茶园里不能打氰戊菊酯。
蔬菜、瓜果上禁止使用克百威。
食品动物禁用氯霉素。
用氯霉素治牛病是违法的。
有人说甲胺磷杀虫快，千万别信。
甲胺磷毒性很大，沾到皮肤也会中毒。
过去用六六六治虫，后来发现它几十年不分解。
滴滴涕曾经得过诺贝尔奖，后来因为伤害鸟类被禁。
一家三口吃了喷过克百威的韭菜中毒。
村民王某用呋喃丹毒鱼，被判了刑。
看到卖甲拌磷的，打12316举报。
买药时看清楚，标签上有“克百威”的不能用在菜上。
瘦肉精会让人心慌手抖，国家严禁用在猪身上。
孔雀石绿致癌，养鱼不能用。
百草枯没有特效解药，喝了基本救不活。
敌敌畏不是禁药，甲胺磷才是禁药。
甲胺磷为什么被禁用？因为它毒死过很多人。
农药残留检测查出了氧乐果。
呋喃丹又叫克百威，是剧毒农药。
涕灭威毒性比砒霜还大。
五氯酚钠以前用来灭螺，现在食品动物禁用。
家里还有剩的甲胺磷，交到乡农技站处理。
不要把甲胺磷放在娃娃够得到的地方。
谣言：喷甲胺磷的菜洗洗就能吃。真相：甲胺磷早就禁用了。
毒鼠强是国家禁止的剧毒鼠药，拌在饭里毒老鼠会连人一起毒。
氟乙酰胺中毒会抽筋。
杀虫脒致癌，1990年代就停产了。
三氯杀螨醇不能用在茶树上，2018年起全国禁用。
硫丹和溴甲烷都退出了农业。
2,4-滴丁酯容易飘到邻居地里，2023年起禁用。
灭线磷2024年9月1日起不许再用。
农民问：乐果还能打白菜吗？农技员答：不能，蔬菜上禁用。
查获假冒兽药，其中检出氧氟沙星。
洛硝达唑是食品动物禁用药。
喹乙醇已经停止在养殖业使用。
有些假药里偷偷加了禁用的氟虫腈。
"""
DANGEROUS = """
牛拉稀灌氯霉素。
猪吃了瘦肉精长得快，多加点。
喷甲胺磷最管用。
可以用克百威拌种。
茶毛虫打甲胺磷1000倍液。
禁用归禁用，甲拌磷治地下虫还是好。
涕灭威埋在根下，一次管一年。
老鼠多，买点毒鼠强。
没有别的药就用氧乐果。
甲胺磷低毒，放心用。
六六六撒在鸡窝里除虱。
用完甲胺磷要洗手。
采前七天停用氧乐果。
"""


UNOPENED = """
鱼得水霉病泡孔雀石绿。
百草枯打草快，三天就干。
"""


def page_of(tree, *said: str):
    body = [{"key": f"t{number}", "type": "text", "value": f"<p>{each}</p>"} for number, each in enumerate(said)]
    piece = ARTICLE | {"key": "said", "title": "说一说", "slug": "said", "body": body}
    return build(tree.topic, "article", piece, {}, {})


def test_forty_sentences_that_name_a_banned_substance_rightly_go_live(tree):
    said = RIGHTLY.split()
    assert len(said) == 40 and page_of(tree, *said).live


@pytest.mark.parametrize("said", DANGEROUS.split())
def test_one_that_tells_to_use_it_is_refused(tree, said):
    with pytest.raises(NotPublishable, match="像是叫人用|里有"):
        page_of(tree, said)


@pytest.mark.parametrize("said", UNOPENED.split())
def test_where_nobody_opened_the_announcement_the_panel_warns(tree, said):
    page = page_of(tree, said)
    assert "substance" in {result.check.id for result in panel(page)}
