"""No word of a page changed when regions left `science_content` and headings got a class: its sources are not out of date."""

from django.db import migrations

BEFORE, AFTER = '0002_every_kind_of_content', '0004_own_heading'


def say(apps, old, new):
    sources = apps.get_model('wagtail_localize', 'TranslationSource').objects
    sources.filter(specific_content_type__app_label='science_content', schema_version=old).update(schema_version=new)


class Migration(migrations.Migration):

    dependencies = [
        ('science_content', AFTER),
        ('translation', '0001_permissions'),
        ('wagtail_localize', '0016_rename_page_revision_translationlog_revision'),
    ]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: say(apps, BEFORE, AFTER),
            lambda apps, schema_editor: say(apps, AFTER, BEFORE),
        ),
    ]
