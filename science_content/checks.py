"""System checks: what would silently go wrong with translation or state refuses to start instead."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf.locale import LANG_INFO
from django.core.checks import Error, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.formats import get_format
from django.utils.translation import check_for_language, override
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField, get_translatable_fields

from languages import registry

from .blocks.leaves import unanswered
from .pages.columns import COMPOSED_COLUMNS, STATE_COLUMNS
from .pages.models import SciencePage
from .pages.types import page_types


@register("science_content")
def page_types_translate_as_expected(app_configs, **kwargs) -> list[Error]:
    body = SciencePage._meta.get_field("body").stream_block
    errors = [Error(f"SciencePage.body{sentence}", id="science_content.E005") for sentence in unanswered(body)]
    models: list[type[SciencePage]] = [SciencePage, *page_types()]
    for model in models:
        for path in lost_lists(body):
            errors.append(
                Error(f"{model.__name__}.body{path} would never reach a translator", id="science_content.E001")
            )
        errors += [Error(text, id="science_content.E002") for text in unexpected_fields(model)]
        errors += [Error(text, id="science_content.E003") for text in lost_state(model)]
        errors += [Error(text, id="science_content.E004") for text in missing_facts(model)]
    return errors


def lost_lists(block, path: str = "", wrapped: bool = True) -> Iterator[str]:
    """Paths of lists that wagtail-localize never extracts: a list in a struct in a struct (1.14.5)."""
    if isinstance(block, StreamBlock):
        for name, child in block.child_blocks.items():
            yield from lost_lists(child, f"{path}.{name}")
    elif isinstance(block, ListBlock):
        yield from lost_lists(block.child_block, path) if wrapped else [path]
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from lost_lists(child, f"{path}.{name}", wrapped and not isinstance(child, StructBlock))


def unexpected_fields(model) -> Iterator[str]:
    """Sentences about fields of `model` that are not translated, kept in step or left alone as every page type must."""
    declared = model.translated_fields
    fields = {field.field_name: field for field in get_translatable_fields(model)}
    translated = {
        name
        for name, field in fields.items()
        if not isinstance(field, SynchronizedField) and type(field) is not BaseTranslatableField
    }
    for name in sorted(translated ^ declared):
        yield f"{model.__name__}.{name}: translated fields are not the declared ones"
    slug = fields.get("slug")
    if not isinstance(slug, SynchronizedField) or slug.overridable:
        yield f"{model.__name__}.slug must be the same in every language"
    for name in (*STATE_COLUMNS, *COMPOSED_COLUMNS, "significance", "significance_reason"):
        if type(fields.get(name)) is not BaseTranslatableField:
            yield f"{model.__name__}.{name} must be left alone by translation"


def lost_state(model) -> Iterator[str]:
    """Sentences about page types whose state would come back old when somebody publishes an earlier draft."""
    for ancestor in model.__mro__[: model.__mro__.index(SciencePage)]:
        if "with_content_json" in vars(ancestor):
            yield f"{ancestor.__name__}.with_content_json would lose the state columns: SciencePage's keeps them"


FACTS = ("kind", "icon", "schema_type", "drawing", "list_slug", "expected_facts")
MAY_BE_NOTHING = {"drawing", "list_slug", "expected_facts"}
DRAWINGS = Path(__file__).resolve().parent / "static" / "pictures" / "kinds.svg"


def missing_facts(model) -> Iterator[str]:
    """Sentences about what a page type does not say of itself, and so would be nameless in lists, packs and searches."""
    if model is SciencePage:
        return
    lineage = model.__mro__[: model.__mro__.index(SciencePage)]
    for name in FACTS:
        said = [vars(ancestor)[name] for ancestor in lineage if name in vars(ancestor)]
        if not said or not (said[0] or name in MAY_BE_NOTHING):
            yield f"{model.__name__}.{name} is not said: see `SciencePage`"
    if not model.packable and not getattr(model, "not_packable_because", ""):
        yield f"{model.__name__} is not packable and does not say why in `not_packable_because`"
    own = {field.name for field in model._meta.get_fields()}
    for fact in ("carried_fields", "expected_facts"):
        yield from (
            f"{model.__name__}.{fact} names {name}, which it does not have"
            for name in getattr(model, fact)
            if name not in own
        )
    shown = set(on_panels([*model.content_panels, *model.promote_panels, *model.settings_panels]))
    for field in model._meta.local_fields:
        if field.editable and not field.primary_key and field.name not in shown:
            yield f"{model.__name__}.{field.name} stands on no panel, so no editor can fill it"
    try:
        get_template(model.template)
    except TemplateDoesNotExist:
        yield f"{model.__name__} has no template {model.template}"


def on_panels(panels) -> Iterator[str]:
    """Names of the fields that the panels of an edit form show, however deep."""
    for panel in panels:
        yield from on_panels(getattr(panel, "children", ()))
        if name := getattr(panel, "field_name", ""):
            yield name


@register("science_content")
def lists_of_types_fit_together(app_configs, **kwargs) -> list[Error]:
    """Each list has an address of its own, each drawing is there, and what is contained names its holder."""
    drawn = set(re.findall(r'<symbol id="(\w+)"', DRAWINGS.read_text(encoding="utf-8")))
    slugs = Counter(model.list_slug for model in page_types() if model.list_slug)
    texts = [f"{slug}: the list_slug of more than one page type" for slug, count in slugs.items() if count > 1]
    texts += [f"{slug}: a list_slug has small letters alone" for slug in slugs if not re.fullmatch("[a-z]+", slug)]
    for model in page_types():
        if model.drawing and model.drawing not in drawn:
            texts.append(f"{model.__name__}.drawing: {model.drawing} is no symbol of pictures/kinds.svg")
        if model.contained_in and model._meta.label not in apps.get_model(model.contained_in).subpage_types:
            texts.append(f"{model.__name__}.contained_in: {model.contained_in} does not hold it")
        if model.is_creatable and not model.allowed_parent_page_models():
            texts.append(f"{model.__name__}: no page type names it in `subpage_types`, so nobody can add one")
    return [Error(text, id="science_content.E006") for text in texts]


@register("languages")
def languages_work(app_configs, **kwargs) -> list[Error]:
    """Every code of the registry routes, has its formats and names itself; `manage.py check` sees none of that by itself."""
    errors = []
    for code in registry.LANGUAGES:
        if not check_for_language(code):
            errors.append(Error(f"{code}: no catalogue, so its addresses do not route", id="languages.E001"))
        if code not in LANG_INFO:
            errors.append(Error(f"{code}: not in LANG_INFO", id="languages.E002"))
        with override(code):
            if get_format("DATE_FORMAT") == "N j, Y":
                errors.append(Error(f"{code}: dates come out in English", id="languages.E003"))
    return errors
