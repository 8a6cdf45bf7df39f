"""The table is named for its part; keys to it follow on SQLite and PostgreSQL."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('places', '0001_place'),
        ('science_content', '0003_places_leave'),
    ]

    operations = [
        migrations.AlterModelTable(name='place', table=None),
    ]
