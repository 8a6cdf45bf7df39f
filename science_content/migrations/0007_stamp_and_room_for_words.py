"""The rows whose sum is the stamp of kept pages; columns of words that a Tibetan of four times as many signs fits."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("science_content", "0006_gone_means_gone")]

    operations = [
        migrations.CreateModel(
            name="VisibleChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("worth", models.BigIntegerField()),
            ],
            options={"verbose_name": "读者看得到的改动", "verbose_name_plural": "读者看得到的改动"},
        ),
        migrations.AlterField(
            model_name="factcheckpage",
            name="claim",
            field=models.CharField(help_text="照大家说的样子写一句，不加评语。", max_length=800, verbose_name="说法"),
        ),
        migrations.AlterField(
            model_name="factcheckpage",
            name="spreads",
            field=models.CharField(
                blank=True, help_text="如：微信群、集市、短视频。", max_length=480, verbose_name="在哪里传"
            ),
        ),
    ]
