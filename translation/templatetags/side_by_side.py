"""A block as its own page shows it, inside the page of another."""

from django import template
from django.utils.safestring import SafeString
from wagtail.blocks import BoundBlock

from science_content.reader import Reader

register = template.Library()


@register.simple_tag(takes_context=True)
def block_of(context: template.Context, page, block: BoundBlock) -> SafeString:
    """`block` with the facts of `page`, which `readings` holds for all its blocks. Without its id: the twin beside it has the same."""
    own = context.flatten() | {"page": page, "reading": context["readings"][page.pk], "id": ""}
    return block.block.render(block.value, context=own)


@register.simple_tag(takes_context=True)
def side_href(context: dict, page) -> str:
    """The address of a translated page beside its source, in the dress of this request."""
    return Reader.within(context).about(page, "side-by-side")
