"""Nothing of a page's own fields changed when regions left `science_content`: its sources are not out of date by it."""

from django.db import migrations

BEFORE, AFTER = '0002_every_kind_of_content', '0003_places_leave'


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
