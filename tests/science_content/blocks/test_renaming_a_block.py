"""A rehearsal: a data migration that renames a block keeps the block's id, its numbers and its translations."""

import json

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.blocks.migrations.migrate_operation import MigrateStreamData
from wagtail.blocks.migrations.operations import RenameStreamChildrenOperation

from science_content.models import ArticlePage, SciencePage
from translation.engine.sources import segments, translation_of

pytestmark = pytest.mark.django_db


def rename(old: str, new: str) -> None:
    operation = MigrateStreamData(
        app_name="science_content",
        model_name="SciencePage",
        field_name="body",
        operations_and_block_paths=[(RenameStreamChildrenOperation(old_name=old, new_name=new), "")],
    )
    historical = MigrationExecutor(connection).loader.project_state().apps
    operation.migrate_stream_data_forward(historical, connection.schema_editor())


def stored(page) -> list[dict]:
    return [dict(block) for block in SciencePage.objects.get(pk=page.pk).body.raw_data]


def test_a_renamed_block_keeps_ids_numbers_and_words_and_comes_back(tree):
    before, revision = stored(tree.tibetan), tree.tibetan.latest_revision.content["body"]
    rename("warning", "notice")
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM science_content_sciencepage WHERE page_ptr_id = %s", [tree.tibetan.pk])
        renamed = json.loads(cursor.fetchone()[0])
    assert [block["id"] for block in renamed] == [block["id"] for block in before]
    assert [block["type"] for block in renamed] == ["text", "dose", "steps", "notice"]
    rename("notice", "warning")
    page = ArticlePage.objects.get(pk=tree.tibetan.pk)
    assert stored(page) == before
    assert json.loads(page.latest_revision.content["body"]) == json.loads(revision)
    words = [segment.translation for segment in segments(translation_of(page)) if segment.translation]
    assert "སྨན་གཏོར་རྗེས་ལག་པ་འཁྲུ།" in words
