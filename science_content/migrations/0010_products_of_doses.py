"""Doses say what was used on what, and what is waited for; fertiliser gets its own block. Ids of blocks and words stay.

What an old dose did not say is not guessed to somebody's harm: one number for meat and milk was the number for meat, and
for milk, eggs and honey it is not known.
"""

import json
import re
from uuid import NAMESPACE_URL, uuid5

from django.db import migrations

GIVEN_TO_SOIL = re.compile('肥|尿素|石灰|草木灰|粪|厩|过磷酸|硫酸钾|氯化钾|碳铵|硝铵|磷酸二铵')
A_DRUG = re.compile('剂|药|乳油|杀|合剂|注射')
ANIMAL = re.compile('牛|羊|猪|鸡|鸭|禽|畜|蜂|鱼|体表|药浴|灌服|注射')
TARGETS = {
    'pesticide': {'核桃': 'walnut', '茶': 'tea', '玉米': 'maize', '马铃薯': 'potato', '洋芋': 'potato', '水稻': 'rice', '青稞': 'barley', '咖啡': 'coffee'},
    'veterinary': {'牦牛': 'yak', '黄牛': 'cattle', '羊': 'sheep', '猪': 'pig', '鸡': 'chicken', '蜂': 'bee', '鱼': 'fish', '牛': 'bovine'},
}
OTHER = {'pesticide': 'other_plant', 'veterinary': 'other_animal'}
GIVES = {'pig': ['meat'], 'chicken': ['meat', 'eggs'], 'bee': ['honey'], 'fish': ['meat'], 'other_animal': ['meat', 'milk', 'eggs']}
WORDS = ('substance', 'purpose', 'method')
KEPT = ('amount', 'amount_max', 'unit', 'per', 'dilution', 'dilution_max', 'interval_days', 'max_times')


def row_id(block, name):
    return str(uuid5(NAMESPACE_URL, f'{block}/{name}'))


def item(block, name, value):
    return {'type': 'item', 'id': row_id(block, name), 'value': value}


def is_fertiliser(dose):
    name = dose.get('substance') or ''
    by = dose.get('per') in ('mu', 'ha', 'plant') and dose.get('unit') in ('kg', 'g', 'l', 'ml') and not dose.get('dilution')
    return bool(by and dose.get('amount') and GIVEN_TO_SOIL.search(name) and not A_DRUG.search(name))


def kind_of(dose):
    if dose.get('per') in ('head', 'kg_weight'):
        return 'veterinary'
    by_land = dose.get('per') in ('mu', 'ha', 'plant')
    return 'veterinary' if not by_land and ANIMAL.search(said(dose)) else 'pesticide'


def said(dose):
    return ' '.join(dose.get(name) or '' for name in WORDS)


def target_of(dose, kind):
    return next((key for name, key in TARGETS[kind].items() if name in said(dose)), OTHER[kind])


def waits_of(block, dose, kind, target):
    given = ['harvest'] if kind == 'pesticide' else GIVES.get(target, ['meat', 'milk'])
    days = dose.get('withdrawal_days')
    answer = {'answer': 'unknown', 'number': None} if days is None else {'answer': 'days', 'number': days} if days else {'answer': 'none', 'number': None}
    unknown = {'answer': 'unknown', 'number': None}
    return [item(block, what, {'what': what} | (answer if what == given[0] else unknown)) for what in given]


def forward(block, chinese):
    """`block` as it is stored now; `chinese`: the value of the same block of the Chinese page, which says what it is about."""
    if block['type'] != 'dose' or 'waits' in block['value']:
        return block
    value, words = block['value'], {name: block['value'].get(name) or '' for name in WORDS}
    if is_fertiliser(chinese):
        row = {name: value.get(name) for name in ('amount', 'amount_max', 'unit', 'per')}
        row |= {'stage': '', 'months': [], 'times': value.get('max_times') or 1}
        shares = {'nitrogen': None, 'phosphorus': None, 'potassium': None}
        return block | {'type': 'fertiliser', 'value': words | shares | {'applications': [item(block['id'], 'application', row)]}}
    kind = kind_of(chinese)
    target = target_of(chinese, kind)
    product = {'kind': kind, 'active': '', 'strength': None, 'strength_unit': None, 'form': None, 'registration': '', 'group': '', 'target': target}
    limits = {
        'times_per': 'season' if kind == 'pesticide' else 'course',
        'waits': waits_of(block['id'], value, kind, target),
        'never': [],
        'rotate_with': '',
        'rotate_group': '',
    }
    return block | {'value': product | words | {name: value.get(name) for name in KEPT} | limits}


def backward(block, chinese):
    value, words = block['value'], {name: block['value'].get(name) or '' for name in WORDS}
    if block['type'] == 'fertiliser':
        row = value['applications'][0]['value']
        numbers = dict.fromkeys(KEPT) | {name: row.get(name) for name in ('amount', 'amount_max', 'unit', 'per')}
        return block | {'type': 'dose', 'value': words | numbers | {'interval_days': 0, 'max_times': 1, 'withdrawal_days': 0}}
    if block['type'] != 'dose' or 'waits' not in value:
        return block
    answers = {each['value']['what']: each['value'] for each in value['waits']}
    first = answers.get('harvest') or answers.get('meat') or next(iter(answers.values()), {'answer': 'unknown', 'number': None})
    days = {'days': first['number'], 'hours': -(-(first['number'] or 0) // 24), 'none': 0}.get(first['answer'])
    return block | {'value': words | {name: value.get(name) for name in KEPT} | {'withdrawal_days': days}}


def rewrite(apps, change):
    pages = apps.get_model('science_content', 'SciencePage').objects
    chinese = {}  # values of the doses of live Chinese pages before the change, by the id of their block
    rows = list(pages.values_list('pk', 'locale__language_code'))
    for pk, _ in sorted(rows, key=lambda row: row[1] != 'zh-hans'):
        page = pages.get(pk=pk)
        body = [dict(block) for block in page.body.raw_data]
        after = changed(body, chinese, change)
        if after != body:
            pages.filter(pk=pk).update(body=after)
    revisions = apps.get_model('wagtailcore', 'Revision').objects
    for revision in revisions.filter(object_id__in=[str(pk) for pk, _ in rows]).iterator():
        content = in_content(revision.content, chinese, change)
        if content is not None:
            revisions.filter(pk=revision.pk).update(content=content)
    sources = apps.get_model('wagtail_localize', 'TranslationSource').objects
    for source in sources.filter(specific_content_type__app_label='science_content').iterator():
        content = in_content(json.loads(source.content_json), chinese, change)
        if content is not None:
            sources.filter(pk=source.pk).update(content_json=json.dumps(content))


def changed(body, chinese, change):
    for block in body:
        if block['type'] in ('dose', 'fertiliser'):
            chinese.setdefault(block['id'], block['value'])
    return [change(block, chinese[block['id']]) if block['type'] in ('dose', 'fertiliser') else block for block in body]


def in_content(content, chinese, change):
    """A revision's content with its body changed; None where nothing did."""
    stored = content.get('body')
    if not isinstance(stored, str) or not ('"dose"' in stored or '"fertiliser"' in stored):
        return None
    body = json.loads(stored)
    after = changed(body, chinese, change)
    return None if after == body else content | {'body': json.dumps(after, ensure_ascii=stored.isascii())}


class Migration(migrations.Migration):

    dependencies = [
        ('science_content', '0009_doses_as_on_labels'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtail_localize', '0016_rename_page_revision_translationlog_revision'),
    ]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: rewrite(apps, forward),
            lambda apps, schema_editor: rewrite(apps, backward),
        ),
    ]
