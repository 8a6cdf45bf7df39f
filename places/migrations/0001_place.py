"""The registry of regions, whose table `science_content` made: this part takes over its state, rows stay where they are."""

import django.db.models.deletion
from django.db import migrations, models

LEVELS = [('province', '省'), ('prefecture', '州市'), ('county', '县市区'), ('township', '乡镇街道'), ('village', '村和社区')]


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('science_content', '0002_every_kind_of_content'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='Place',
                    fields=[
                        ('code', models.CharField(max_length=12, primary_key=True, serialize=False, verbose_name='行政区划代码')),
                        ('name', models.CharField(max_length=40, verbose_name='名称')),
                        ('level', models.CharField(choices=LEVELS, max_length=10, verbose_name='级别')),
                        ('path', models.CharField(max_length=48, unique=True)),
                        ('autonomous', models.CharField(blank=True, max_length=60, verbose_name='自治民族')),
                        ('poverty_county_2016', models.BooleanField(default=False, verbose_name='2016年贫困县')),
                        ('border_county', models.BooleanField(default=False, verbose_name='边境县')),
                        ('borders', models.JSONField(default=list, verbose_name='接壤国家')),
                        ('tibetan_area', models.BooleanField(default=False, verbose_name='藏区县')),
                        ('small_peoples', models.JSONField(default=list, verbose_name='人口较少民族')),
                        ('spoken', models.JSONField(default=list, verbose_name='当地语言（ISO 639-3）')),
                        ('latitude', models.FloatField(null=True)),
                        ('longitude', models.FloatField(null=True)),
                        ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='places.place')),
                    ],
                    options={
                        'verbose_name': '地区',
                        'verbose_name_plural': '地区',
                        'ordering': ['code'],
                        'db_table': 'science_content_place',
                    },
                ),
            ],
        ),
    ]
