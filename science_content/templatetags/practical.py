"""What a dose comes to on the tools of a household, as its table asks for it: rows, and the words beside them."""

from django import template
from django.conf import settings
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy

from languages import registry

from ..blocks.practical import Row, practical
from ..pages.models import SciencePage
from ..reader import Reader
from .science import in_dose, label

register = template.Library()
register.simple_tag(practical, name="practical_amounts")

IN_A_TANK, FOR_ONE, IN_ALL = gettext_lazy("一桶放多少"), gettext_lazy("一头（只）给多少"), gettext_lazy("一共取多少")
CAPTIONS = {"tank": IN_A_TANK, "water": IN_A_TANK, "weight": FOR_ONE, "head": FOR_ONE}
COUNTED = {
    "mu": gettext_lazy("%(number)s 亩"),
    "tank": gettext_lazy("满桶 %(number)s 升"),
    "water": gettext_lazy("%(number)s 升水"),
    "weight": gettext_lazy("体重 %(number)s 千克"),
    "plant": gettext_lazy("%(number)s 株"),
    "pit": gettext_lazy("%(number)s 塘"),
    "head": gettext_lazy("%(number)s 头（只）"),
    "seed": gettext_lazy("%(number)s 千克种子"),
}


@register.simple_tag(takes_context=True)
def measuring_href(context: dict) -> str:
    """Where readers learn to measure: the article of `MEASURING_ARTICLE` in their language, else in Chinese, else "". One query a page."""
    reading = context.get("reading")
    if reading is None or not reading.page.pk:
        return ""
    page = reading.page
    if not hasattr(reading, "measuring_article"):
        articles = SciencePage.objects.readable().filter(slug=settings.MEASURING_ARTICLE).without_body()
        found = {each.locale.language_code: each for each in articles.select_related("locale")}
        reading.measuring_article = found.get(page.language.code) or found.get(registry.SOURCE)
    article = reading.measuring_article
    return Reader.within(context).href(article) if article and article.pk != page.pk else ""


@register.filter
def caption(what: str) -> str:
    """Over the rows of one measure."""
    return str(CAPTIONS.get(what, IN_ALL))


@register.filter
def counted(row: Row, language: registry.Language) -> SafeString:
    """How much of what a row is for, its number in the digits of a dose in `language`."""
    words = conditional_escape(COUNTED[row.what])
    return mark_safe(words % {"number": conditional_escape(in_dose(row.count, language))})


@register.filter
def measure(unit: str) -> str:
    """The word of what is read off a tool or counted."""
    return gettext("瓶") if unit == "bottle" else label(unit)
