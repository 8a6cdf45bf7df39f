"""The process is killed between the writes of a publication: the dose is old everywhere, new everywhere, or hidden."""

import re
import urllib.request
from subprocess import CalledProcessError

import pytest

pytestmark = pytest.mark.xdist_group("crash")
PUBLISH_AND_DIE = """
import os
from science_content.publishing import {module}
from science_content.models import ManualChapterPage
{module}.{name} = lambda *args, **kwargs: os._exit(9)
from tests.trees import with_amount
page = ManualChapterPage.objects.get(pk={pk})
with_amount(page, 77, amount_max=None, unit="mg", evidence="standard", standard="NY/T 1276-2007", seen_at="2026-01-05", seen_by="李农艺")
page.save_revision().publish()
"""
WITHOUT_TRANSACTION = """
from django.db import transaction
from contextlib import nullcontext
import science_content.pages.models as models
models.transaction = type("none", (), {"atomic": staticmethod(nullcontext)})
"""


@pytest.fixture
def chapter(site):
    found = site.shell(
        "from science_content.models import ManualChapterPage as P\n"
        "page = next(p for p in P.objects.filter(locale__language_code='bo', live=True)"
        " if any(b.block_type == 'dose' for b in p.body))\n"
        "print(page.source_page.pk, page.url_path, page.source_page.url_path)"
    )
    pk, tibetan, chinese = found.split()[-3:]
    return int(pk), site.url + tibetan, site.url + chinese


def killed_in(site, code: str) -> None:
    with pytest.raises(CalledProcessError) as killed:
        site.shell(code)
    assert killed.value.returncode == 9, killed.value.__notes__


def doses(url: str) -> list[str]:
    html = urllib.request.urlopen(url).read().decode()
    return [said.strip() for said in re.findall(r'class="dose-number">([^<]*)<', html)]


@pytest.mark.parametrize("module, name", [("receiver", "carry"), ("receiver", "call_followers")])
def test_a_kill_inside_the_transaction_changes_nothing(site, chapter, module, name):
    pk, tibetan, chinese = chapter
    before = doses(tibetan), doses(chinese)
    killed_in(site, PUBLISH_AND_DIE.format(module=module, name=name, pk=pk))
    assert (doses(tibetan), doses(chinese)) == before


def test_a_kill_between_unprotected_writes_hides_the_dose(site, chapter):
    pk, tibetan, chinese = chapter
    code = WITHOUT_TRANSACTION + PUBLISH_AND_DIE.format(module="receiver", name="carry", pk=pk)
    code = code.replace("receiver.carry = lambda", "receiver.transaction = models.transaction\nreceiver.carry = lambda")
    killed_in(site, code)
    assert "77" in doses(chinese)
    assert doses(tibetan) == []
