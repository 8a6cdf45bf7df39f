"""What the editors' desk shows after seeding: answers of readers, pages due for review, a draft under review and one not finished."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils.timezone import localdate
from wagtail.models import PageLogEntry, WorkflowState

from desk.many_pages.actions import set_review_date
from languages import registry
from places.models import Place
from science_content.feedback.actions import give_feedback, mark_handled
from science_content.models import ArticlePage, Feedback, SciencePage, TopicPage

# Slug of the page, language, answer, words, place. Readers of Tibetan write Mandarin here: nobody invents Tibetan.
ANSWERS = [
    ("shan-qu-yin-shui-an-quan", "zh-hans", "unclear", "“大开”是什么样子？冒小泡算不算？", "533401"),
    ("nong-yao-dui-shui-zen-me-suan", "zh-hans", "unclear", "一桶水到底放几瓶盖，还是没算明白。", "533103"),
    ("nong-yao-dui-shui-zen-me-suan", "zh-hans", "unclear", "", None),
    ("nong-yao-dui-shui-zen-me-suan", "zh-hans", "useful", "量瓶盖的办法好用。", None),
    ("cao-di-tan-ye-e", "zh-hans", "unclear", "乘2以后跟哪个数比？", "530927"),
    ("gao-shan-cha-yuan", "zh-hans", "useless", "我们这里是台地茶，跟高山的不一样。", "532823"),
    ("bian-mao-ji-shi-mai-rou-mai-guo-kan-shen-me", "zh-hans", "useful", "", "533102"),
    ("mao-niu-yu-huang-niu-jian-kang-shou-ce", "bo", "unclear", "有几段还是汉字，家里老人看不懂。", "533401"),
    ("gao-yuan-fan-ying-zen-me-fang-zen-me-ban", "bo", "useful", "", "533401"),
    ("gao-yuan-fan-ying-zen-me-fang-zen-me-ban", "bo", "useless", "", None),
]
HANDLED = ("bei-du-she-yao-le-zen-me-ban", "zh-hans", "unclear", "“夹板”是什么？家里没有。", "532601")
# Days from the day of seeding.
REVIEWS = {"sheng-chu-cheng-qun-fa-bing-bao-gao-he-bu-chang": -12, "zhong-liang-mai-bao-xian-bao-fei-you-bu-tie": 14}
UNDER_REVIEW = (
    "bian-mao-ji-shi-mai-rou-mai-guo-kan-shen-me",
    "赶边贸街以前先看：买肉、买水果、买果苗各看哪几样，什么东西过境不能自己带，怎样不把猪瘟和果虫带回寨子。",
)
UNFINISHED = (
    "fang-zai-an-quan",
    "雨季防泥石流",
    "yu-ji-fang-ni-shi-liu",
    "看完知道雨季住在沟口、山脚要看什么、什么时候走。",
)


def seed_desk_work() -> None:
    """Needs the pieces and the cast. What is there already, or was since dealt with, stays as it is."""
    people = get_user_model().objects.in_bulk(field_name="username")
    _answers(people["bianji"])
    _review_dates(people["shenhe"])
    _under_review(people["bianji"])
    _unfinished(people["bianji"])


def _answers(editor) -> None:
    if Feedback.objects.exists():
        return
    mark_handled(feedback=_give(*HANDLED), handled=True, user=editor)
    for row in ANSWERS:
        _give(*row)


def _give(slug: str, language: str, answer: str, words: str, place: str | None) -> Feedback:
    where = Place.objects.get(pk=place) if place else None
    return give_feedback(page=_page(slug, language), answer=answer, words=words, place=where)


def _review_dates(reviewer) -> None:
    for slug, days in REVIEWS.items():
        page = _page(slug)
        if not PageLogEntry.objects.filter(page=page, action="science_content.review_date").exists():
            set_review_date(pages=[page], day=localdate() + timedelta(days=days), user=reviewer)


def _under_review(editor) -> None:
    slug, summary = UNDER_REVIEW
    page = _page(slug)
    if WorkflowState.objects.for_instance(page).exists():
        return
    page.summary, page.significance = summary, "wording"
    page.save_revision(user=editor, log_action=True)
    page.get_workflow().start(page, editor)


def _unfinished(editor) -> None:
    above, title, slug, summary = UNFINISHED
    topic = TopicPage.objects.get(locale__language_code=registry.SOURCE, slug=above)
    if topic.get_children().filter(slug=slug).exists():
        return
    page = ArticlePage(
        title=title, slug=slug, summary=summary, locale=topic.locale, owner=editor, is_demo=True, live=False
    )
    topic.add_child(instance=page)
    page.save_revision(user=editor, log_action=True)


def _page(slug: str, language: str = registry.SOURCE) -> SciencePage:
    return SciencePage.objects.get(slug=slug, locale__language_code=language).specific
