"""References to regions now name the part `places`; the content type keeps its id, so permissions and references stay."""

import django.db.models.deletion
from django.db import migrations, models


def relabel(apps, schema_editor, old, new):
    """A type that `migrate places 0001` alone would have made has no holders and no references: it gives way."""
    types = apps.get_model('contenttypes', 'ContentType').objects.using(schema_editor.connection.alias)
    there = types.filter(app_label=old, model='place').first()
    if there is not None:
        types.filter(app_label=new, model='place').delete()
        there.app_label = new
        there.save(using=schema_editor.connection.alias)


def to_places(apps, schema_editor):
    relabel(apps, schema_editor, 'science_content', 'places')


def back(apps, schema_editor):
    relabel(apps, schema_editor, 'places', 'science_content')


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('places', '0001_place'),
        ('science_content', '0002_every_kind_of_content'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='pageplace',
                    name='place',
                    field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place', verbose_name='地区'),
                ),
                migrations.AlterField(
                    model_name='feedback',
                    name='place',
                    field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='places.place', verbose_name='地区'),
                ),
                migrations.DeleteModel(name='Place'),
            ],
        ),
        migrations.RunPython(to_places, back),
    ]
