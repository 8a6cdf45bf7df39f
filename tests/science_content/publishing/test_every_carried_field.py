"""The columns that every language takes over at once: when a translation begins, and whenever the Chinese page changes."""

import json
from datetime import date, timedelta

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail.models import Locale

from science_content.content_files.building import build
from science_content.content_files.fields import TYPES
from science_content.models import SciencePage
from science_content.pages.types import page_types
from tests.science_content.pieces import PIECES, TEXT, image, in_tibetan
from translation.engine.drafts import write_draft
from translation.engine.sources import translation_of
from translation.engine.starting import start

KINDS = {model: name for name, model in TYPES.items()}
CARRIED = {
    "PolicyPage": {"valid_from", "valid_until", "document_number", "official_url"},
    "FactCheckPage": {"verdict"},
    "ExperimentPage": {"elapsed", "elapsed_unit", "minutes", "age_from", "age_to", "adult_needed"},
}


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_what_is_carried_is_what_is_no_word(model):
    """Written down a second time; a fact of a new kind of page is carried, or this says that it is not."""
    every = {"cover", "months", "audience", "stream", "altitude_from", "altitude_to"}
    every |= {"licence", "discipline", "review_by", "is_demo"}
    assert set(model.carried_fields) == every | CARRIED.get(model.__name__, set())
    kept = (models.IntegerField, models.BooleanField, models.DateField)
    facts = {field.name for field in model._meta.local_fields if isinstance(field, kept) and not field.primary_key}
    assert facts <= set(model.carried_fields)


CARRIED = {
    "PolicyPage": {"valid_from", "valid_until", "document_number", "official_url"},
    "FactCheckPage": {"verdict"},
    "ExperimentPage": {"elapsed", "elapsed_unit", "minutes", "age_from", "age_to", "adult_needed"},
}


def another(field: models.Field, value):
    """A value of the field that is not `value`."""
    if isinstance(field, models.ForeignKey):
        return image()
    if field.choices:
        return next(key for key, _ in field.choices if key and key != value)
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateField):
        return (value or date(2027, 1, 1)) + timedelta(days=1)
    if isinstance(field, models.IntegerField):
        return (value or 0) + 1
    assert isinstance(field, models.CharField), field
    return f"{value}2" if value else "https://example.cn/1"


def carried(page: SciencePage) -> dict:
    """What the page, in its own type, holds in its carried fields, as it is stored."""
    stored = page.specific.serializable_data()
    return json.loads(
        json.dumps({name: stored[name] for name in page.specific_class.carried_fields}, cls=DjangoJSONEncoder)
    )


def change(page: SciencePage) -> SciencePage:
    for name in page.carried_fields:
        setattr(page, name, another(page._meta.get_field(name), getattr(page, name)))
    page.save_revision().publish()
    return page


def a_page(topic, kind: str) -> SciencePage:
    facts = {"key": kind, "title": f"试验{kind}", "slug": f"a-{kind}", "summary": "读完就会。", "is_demo": False}
    parent = topic.get_parent().specific if kind == "topic" else topic
    if kind == "chapter":
        parent = build(topic, "manual", facts | {"key": "around", "slug": "around"}, {}, {})
    return build(parent, kind, facts | PIECES.get(kind, {"body": [TEXT]}), {}, {})


@pytest.mark.django_db
@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_every_carried_field_is_the_same_when_a_translation_begins_and_when_the_chinese_page_changes(tree, model):
    page = a_page(tree.topic, KINDS[model])
    first = carried(page)
    change(page)
    page = model.objects.get(pk=page.pk)
    second = carried(page)
    assert [name for name in first if first[name] == second[name]] == []
    translated = in_tibetan(page)
    assert carried(translated) == second
    write_draft(translation_of(translated))
    change(page)
    third = carried(model.objects.get(pk=page.pk))
    assert [name for name in first if second[name] == third[name]] == []
    stored = model.objects.get(pk=translated.pk)
    assert carried(stored) == third
    for revision in (stored.latest_revision, stored.live_revision):
        assert {name: revision.content[name] for name in third} == third
    assert stored.latest_revision_id != stored.live_revision_id


@pytest.mark.django_db
def test_a_draft_that_was_never_released_is_carried_into_too(tree):
    page = a_page(tree.topic, "policy")
    lisu = Locale.objects.get(language_code="lis")
    start(page, lisu)
    change(page)
    draft = page.get_translation(lisu)
    assert not draft.live and carried(draft) == carried(type(page).objects.get(pk=page.pk))
