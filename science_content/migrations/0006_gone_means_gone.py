"""Every page knows the text it was copied from; an alias, which no withdrawal reached, becomes a draft of its own."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery

HARMFUL = {'dose', 'fact_table'}


def know_families(apps, schema_editor):
    """Nobody wrote down who was copied from whom: pages that hold the same dose, table or danger warning are copies."""
    Page, SciencePage = apps.get_model('wagtailcore', 'Page'), apps.get_model('science_content', 'SciencePage')
    own = Page.objects.filter(pk=OuterRef('pk')).values('translation_key')[:1]
    SciencePage.objects.update(family=Subquery(own))
    family_of = {}
    for page in SciencePage.objects.filter(locale__language_code='zh-hans').order_by('pk').iterator():
        blocks = list(harmful(page.body.raw_data))
        family = next((family_of[block] for block in blocks if block in family_of), page.family)
        family_of |= {block: family for block in blocks if block not in family_of}
        if family != page.family:
            SciencePage.objects.filter(translation_key=page.translation_key).update(family=family)


def harmful(blocks):
    for block in blocks:
        if block.get('id') and (block['type'] in HARMFUL or is_danger(block)):
            yield block['id']


def is_danger(block):
    return block['type'] == 'warning' and block['value'].get('level') == 'danger'


def end_aliases(apps, schema_editor):
    """Drafts and not deleted: what was written below them stays in its place. Old addresses lead to the originals."""
    Page, SciencePage = apps.get_model('wagtailcore', 'Page'), apps.get_model('science_content', 'SciencePage')
    Redirect = apps.get_model('wagtailredirects', 'Redirect')
    apps.get_model('wagtail_localize', 'LocaleSynchronization').objects.all().delete()
    aliases = Page.objects.exclude(alias_of=None)
    foreign = [page.pk for page in aliases.exclude(locale__language_code='zh-hans')]
    SciencePage.objects.filter(pk__in=foreign).update(language_state='partial')
    for page in aliases.filter(live=True, locale__language_code='zh-hans'):
        Redirect.objects.get_or_create(
            old_path=page.url_path.rstrip('/'), site=None, defaults={'redirect_page_id': page.alias_of_id}
        )
    aliases.update(alias_of=None, live=False, has_unpublished_changes=True)
    if schema_editor.connection.vendor == 'postgresql':  # its index is made at the end, and waits for no check of a key
        schema_editor.execute('SET CONSTRAINTS ALL IMMEDIATE')


class Migration(migrations.Migration):

    dependencies = [
        ('science_content', '0005_words_of_a_language'),
        ('wagtail_localize', '0016_rename_page_revision_translationlog_revision'),
        ('wagtailredirects', '0008_add_verbose_name_plural'),
    ]

    operations = [
        migrations.AddField(
            model_name='sciencepage',
            name='family',
            field=models.UUIDField(db_index=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='sciencepage',
            name='down_with_source',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name='sciencepage',
            name='hidden_blocks',
            field=models.JSONField(default=dict, editable=False),
        ),
        migrations.AlterField(
            model_name='followerrun',
            name='event',
            field=models.CharField(choices=[('published', '发布'), ('unpublished', '撤下'), ('withdrawn', '撤回'), ('restored', '恢复'), ('block_hidden', '停用一段'), ('block_shown', '恢复一段')], max_length=12),
        ),
        migrations.RunPython(know_families, migrations.RunPython.noop),
        migrations.RunPython(end_aliases, migrations.RunPython.noop),
    ]
