import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cms', '0001_user'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='SiteFacts',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organiser', models.CharField(blank=True, max_length=120, verbose_name='主办单位')),
                ('icp_number', models.CharField(blank=True, max_length=60, verbose_name='ICP备案号')),
                ('police_number', models.CharField(blank=True, max_length=60, verbose_name='公安备案号')),
                ('contact', models.CharField(blank=True, help_text='电话、地址或邮箱，公开显示。', max_length=200, verbose_name='联系方式')),
                ('content_licence', models.CharField(blank=True, default='除另有说明外，内容按“知识共享 署名 4.0”许可使用', max_length=120, verbose_name='内容许可')),
                ('accessibility', models.TextField(blank=True, default='本站按 WCAG 2.2 AA 级制作：可以只用键盘，也可以用读屏软件；不开脚本也能看。用着不方便，请告诉我们。', max_length=600, verbose_name='无障碍说明')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': '页脚信息',
            },
        ),
    ]
