"""No word of a page changed by the columns, reviews and stamps that came: its sources are not out of date."""

from django.db import migrations

BEFORE, AFTER = '0004_own_heading', '0008_reviews'


def say(apps, old, new):
    sources = apps.get_model('wagtail_localize', 'TranslationSource').objects
    sources.filter(specific_content_type__app_label='science_content', schema_version=old).update(schema_version=new)


class Migration(migrations.Migration):

    dependencies = [
        ('science_content', AFTER),
        ('translation', '0004_native_readings'),
    ]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: say(apps, BEFORE, AFTER),
            lambda apps, schema_editor: say(apps, AFTER, BEFORE),
        ),
    ]
