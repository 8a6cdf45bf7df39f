"""No word of a page changed when its doses got their products: its sources are not out of date."""

from django.db import migrations

BEFORE, AFTER = '0008_reviews', '0010_products_of_doses'


def say(apps, old, new):
    sources = apps.get_model('wagtail_localize', 'TranslationSource').objects
    sources.filter(specific_content_type__app_label='science_content', schema_version=old).update(schema_version=new)


class Migration(migrations.Migration):

    dependencies = [
        ('science_content', AFTER),
        ('translation', '0005_sources_are_current'),
    ]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: say(apps, BEFORE, AFTER),
            lambda apps, schema_editor: say(apps, AFTER, BEFORE),
        ),
    ]
