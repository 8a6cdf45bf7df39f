from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("science_content", "0004_own_heading")]

    operations = [
        migrations.CreateModel(
            name="VisibleChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("worth", models.BigIntegerField()),
            ],
            options={"verbose_name": "读者看得到的改动", "verbose_name_plural": "读者看得到的改动"},
        ),
    ]
