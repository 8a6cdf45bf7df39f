"""The paste filter in the page editor: its script, its style, and the units that a table may use."""

from django.templatetags.static import static
from django.utils.html import format_html, json_script
from wagtail import hooks

from science_content.blocks.units import FACT_UNITS


@hooks.register("insert_global_admin_css")
def style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/paste.css"))


@hooks.register("insert_editor_js")
def script() -> str:
    """Async: the page need not wait for its twenty files before it answers to clicks."""
    address = static("desk/paste/paste.js")
    return json_script(FACT_UNITS, "paste-units") + format_html(
        '<script type="module" async src="{}"></script>', address
    )
