"""System checks: what would silently go wrong with translation or state refuses to start instead."""

from collections.abc import Iterator

from django.conf.locale import LANG_INFO
from django.core.checks import Error, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.formats import get_format
from django.utils.translation import check_for_language, override
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.models import get_page_models
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField, get_translatable_fields

from languages import registry

from .pages.models import STATE_COLUMNS, SciencePage


@register("science_content")
def page_types_translate_as_expected(app_configs, **kwargs) -> list[Error]:
    errors = []
    for model in get_page_models():
        if not issubclass(model, SciencePage):
            continue
        for path in lost_lists(SciencePage._meta.get_field("body").stream_block):
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
    for name in (*STATE_COLUMNS, "significance", "numbers_revision"):
        if type(fields.get(name)) is not BaseTranslatableField:
            yield f"{model.__name__}.{name} must be left alone by translation"


def lost_state(model) -> Iterator[str]:
    """Sentences about page types whose state would come back old when somebody publishes an earlier draft."""
    for ancestor in model.__mro__[: model.__mro__.index(SciencePage)]:
        if "with_content_json" in vars(ancestor):
            yield f"{ancestor.__name__}.with_content_json would lose the state columns: SciencePage's keeps them"


FACTS = ("kind", "icon", "schema_type")


def missing_facts(model) -> Iterator[str]:
    """Sentences about what a page type does not say of itself, and so would be nameless in lists, packs and searches."""
    if model is SciencePage:
        return
    lineage = model.__mro__[: model.__mro__.index(SciencePage)]
    for name in FACTS:
        if not any(vars(ancestor).get(name) for ancestor in lineage):
            yield f"{model.__name__}.{name} is not said: see `SciencePage`"
    if not model.packable and not getattr(model, "not_packable_because", ""):
        yield f"{model.__name__} is not packable and does not say why in `not_packable_because`"
    for name in model.carried_fields:
        if name not in {field.name for field in model._meta.get_fields()}:
            yield f"{model.__name__}.carried_fields names {name}, which it does not have"
    try:
        get_template(model.template)
    except TemplateDoesNotExist:
        yield f"{model.__name__} has no template {model.template}"


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
