"""What a browser sends when somebody saves a page in the editor, blocks included."""

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.blocks import Block, ListBlock, MultipleChoiceBlock, RichTextBlock, StreamBlock, StructBlock

from science_content.pages.raw import raw_body


def filled_form(client: Client, page) -> dict:
    """The fields of the page's edit form as `client` gets it, with the body of `page`."""
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content
    form = BeautifulSoup(html, "html.parser").find(id="page-edit-form")
    fields: dict[str, list[str]] = {}
    for field in filter(_is_sent, form.find_all(["input", "textarea", "select"])):
        name, value = _field(field)
        fields.setdefault(name, []).append(value)
    sent = {name: values[0] if len(values) == 1 else values for name, values in fields.items()}
    return sent | dict(_block("body", page.body.stream_block, raw_body(page)))


def _is_sent(field) -> bool:
    unticked = field.get("type") in {"checkbox", "radio"} and not field.has_attr("checked")
    return bool(field.get("name")) and not unticked


def _field(field) -> tuple[str, str]:
    if field.name == "select":
        chosen = field.find("option", selected=True)
        return field["name"], chosen.get("value", "") if chosen else ""
    if field.get("type") == "checkbox":
        return field["name"], field.get("value", "on")
    return field["name"], field.get("value") or field.text


def _block(prefix: str, block: Block, raw):
    """The blocks are drawn by JavaScript, so the form in the HTML lacks them."""
    if isinstance(block, StreamBlock | ListBlock):
        yield f"{prefix}-count", str(len(raw))
        for n, item in enumerate(raw):
            stream = isinstance(block, StreamBlock)
            yield from {
                f"{prefix}-{n}-deleted": "",
                f"{prefix}-{n}-order": str(n),
                f"{prefix}-{n}-id": item["id"],
            }.items()
            if stream:
                yield f"{prefix}-{n}-type", item["type"]
            child = block.child_blocks[item["type"]] if stream else block.child_block
            yield from _block(f"{prefix}-{n}-value", child, item["value"])
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _block(f"{prefix}-{name}", child, raw.get(name))
    elif isinstance(block, RichTextBlock):
        yield prefix, ContentstateConverter(block.features).from_database_format(raw)
    elif isinstance(block, MultipleChoiceBlock):
        yield from [(prefix, raw)] if raw else []  # where none is chosen, nothing is sent
    else:
        yield prefix, "" if raw is None else str(raw)
