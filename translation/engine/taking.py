"""Taking the sentences of a Chinese page into wagtail-localize's tables: what upstream does row by row, in about twenty queries."""

import json
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID, uuid5

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail_localize.models import (
    RelatedObjectSegment,
    String,
    Template,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments import RelatedObjectSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

from science_content.models import SciencePage


@transaction.atomic
def take(page: SciencePage) -> TranslationSource:
    """What `page` (specific, as it is stored) says becomes what translators see. Contexts and strings keep their ids.

    Pictures, dates and choices are the same in every language: no translator is asked to replace them.
    """
    thing, _ = TranslatableObject.objects.get_or_create_from_instance(page)
    source, is_new = TranslationSource.objects.update_or_create(
        object=thing,
        locale_id=page.locale_id,
        specific_content_type=ContentType.objects.get_for_model(type(page)),
        defaults={
            "object_repr": str(page)[:200],
            "content_json": page.to_json(),
            "schema_version": get_schema_version(page._meta.app_label),
            "last_updated_at": timezone.now(),
        },
    )
    _take_segments(source, extract_segments(page), is_new)
    return source


def _take_segments(source: TranslationSource, values: list[Any], is_new: bool) -> None:
    words = [each for each in values if isinstance(each, StringSegmentValue)]
    templates = [each for each in values if isinstance(each, TemplateSegmentValue)]
    related = [each for each in values if isinstance(each, RelatedObjectSegmentValue)]
    contexts = _contexts(source, {each.path for each in (*words, *templates)})
    strings = _strings(source.locale_id, {each.string.data for each in words})
    shapes = _templates(templates)
    _replace(
        source.stringsegment_set,
        ("context_id", "order", "string_id", "attrs"),
        [
            (contexts[each.path], each.order, strings[each.string.data], json.dumps(each.attrs, cls=DjangoJSONEncoder))
            for each in words
        ],
        is_new,
    )
    _replace(
        source.templatesegment_set,
        ("context_id", "order", "template_id"),
        [(contexts[each.path], each.order, shapes[_shape_key(each)]) for each in templates],
        is_new,
    )
    kept = [RelatedObjectSegment.from_value(source, each).pk for each in related]
    if not is_new:
        source.relatedobjectsegment_set.exclude(pk__in=kept).delete()
        source.overridablesegment_set.all().delete()


def _contexts(source: TranslationSource, paths: set[str]) -> dict[str, int]:
    """{path: id of its context}; new ones are made."""
    keys = {path: TranslationContext._get_path_id(path) for path in paths}
    by_key = {key: path for path, key in keys.items()}
    ids = _ids(
        TranslationContext, keys.values(), "path_id", lambda key: {"path": by_key[key]}, object_id=source.object_id
    )
    return {path: ids[key] for path, key in keys.items()}


def _strings(locale_id: int, texts: set[str]) -> dict[str, int]:
    """{Chinese: id of its string}; new ones are made."""
    keys = {text: String._get_data_hash(text) for text in texts}
    by_key = {key: text for text, key in keys.items()}
    ids = _ids(String, keys.values(), "data_hash", lambda key: {"data": by_key[key]}, locale_id=locale_id)
    return {text: ids[key] for text, key in keys.items()}


def _templates(values: list[TemplateSegmentValue]) -> dict[UUID, int]:
    """{key of a template: its id}; new ones are made."""
    by_key = {_shape_key(each): each for each in values}

    def columns(key: UUID) -> dict[str, Any]:
        value = by_key[key]
        return {"template": value.template, "template_format": value.format, "string_count": value.string_count}

    return _ids(Template, by_key, "uuid", columns)


def _shape_key(value: TemplateSegmentValue) -> UUID:
    return uuid5(uuid5(Template.BASE_UUID_NAMESPACE, value.format), value.template)


def _ids(
    model: type[Model], keys: Iterable[UUID], name: str, columns: Callable[[UUID], dict[str, Any]], **common: Any
) -> dict[UUID, int]:
    """{key: id} of the rows whose column `name` is one of `keys`; those that are not there are made, whoever else makes them."""
    wanted = {*keys}
    rows = model._default_manager.filter(**common, **{f"{name}__in": wanted})
    found = dict(rows.values_list(name, "pk"))
    if missing := wanted - {*found}:
        made = [model(**common, **{name: key}, **columns(key)) for key in sorted(missing)]
        model._default_manager.bulk_create(made, ignore_conflicts=True)
        found |= dict(rows.filter(**{f"{name}__in": missing}).values_list(name, "pk"))
    return found


def _replace(rows: Any, columns: tuple[str, ...], wanted: list[tuple[Any, ...]], is_new: bool) -> None:
    """Make the segments of a source be `wanted`, which names their columns; those that are right already stay.

    A source that `is_new` has none.
    """
    there = () if is_new else rows.values_list("pk", *columns)
    standing = {values: pk for pk, *rest in there for values in [tuple(rest)]}
    gone = [pk for values, pk in standing.items() if values not in {*wanted}]
    if gone:
        rows.filter(pk__in=gone).delete()
    new = [values for values in wanted if values not in standing]
    rows.bulk_create([rows.model(source=rows.instance, **dict(zip(columns, values, strict=True))) for values in new])
