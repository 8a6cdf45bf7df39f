from django import template

from ..release import queries

register = template.Library()


@register.simple_tag
def language_choices(page) -> list[queries.LanguageChoice]:
    """The page's versions by language: `{% language_choices page as choices %}`."""
    return queries.language_choices(page)
