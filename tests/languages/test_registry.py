"""The registry of written languages, and what must exist for each entry: formats and a catalogue."""

import json
import re
from importlib import import_module
from pathlib import Path

import polib
import pytest
from django.utils.translation import to_locale

from cms.catalogues import compile_catalogues
from languages import registry
from languages.registry import DATA, LANGUAGES, SCRIPTS, TRANSLATED

ROOT = Path(__file__).parents[2]
REGIONS = json.loads((ROOT / "places" / "data" / "regions.json").read_text(encoding="utf-8"))
CATALOGUES = sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|%%|</?[a-z]+\b|&[a-z]+;")


def test_these_languages_are_written_and_one_of_them_is_the_source():
    assert list(LANGUAGES) == "zh-hans bo tdd khb ii lis kac atb lhu prk nxq hni bca hmd cqd za".split()  # noqa: SIM905
    assert [language.code for language in LANGUAGES.values() if language.is_source] == ["zh-hans"]
    assert [language.code for language in TRANSLATED] == list(LANGUAGES)[1:]


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_a_label_is_the_autonym_only_where_a_source_confirms_it(language):
    if language.autonym and language.autonym_checked:
        assert (language.label, language.label_tag) == (language.autonym, language.tag)
    else:
        assert (language.label, language.label_tag) == (language.short_zh, "zh-Hans")


def test_labels_tell_the_languages_apart():
    assert registry.get("bo").label == "བོད་ཡིག"
    assert registry.get("KAC").label == "景颇文"
    assert len({language.label for language in LANGUAGES.values()}) == len(LANGUAGES)


@pytest.mark.parametrize("code", ["khb-lana", "acn", "yi", ""])
def test_nobody_publishes_in_other_languages(code):
    with pytest.raises(KeyError):
        registry.get(code)


def test_speakers_read_the_written_languages_in_the_order_given():
    assert [language.code for language in registry.read_by(["khg", "nxq", "lis"])] == ["bo", "nxq", "lis"]
    assert [language.code for language in registry.read_by(["bfs", "lay", "bca", "pmj", "xxx"])] == ["bca"]


def test_every_spoken_tongue_of_a_place_is_known():
    spoken = {row["tag"] for row in DATA["spoken"]}
    tags = {tag for region in REGIONS for tag in region.get("languages", [])}
    assert tags - spoken - LANGUAGES.keys() == set()


def test_what_a_spoken_tongue_reads_is_published():
    assert {code for row in DATA["spoken"] for code in row["reads"]} <= LANGUAGES.keys()


def test_a_zero_is_the_zero_of_its_script():
    assert [int(script.zero) for script in SCRIPTS.values()] == [0] * len(SCRIPTS)


def test_django_is_told_every_language():
    assert dict(registry.django_languages()).keys() == registry.lang_info().keys() == LANGUAGES.keys()


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_the_locale_is_spelled_as_django_spells_it(language):
    assert language.locale == to_locale(language.code)


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda language: language.code)
def test_dates_of_translated_languages_hold_no_chinese(language):
    import_module("languages.formats")
    formats = import_module(f"languages.formats.{language.locale}.formats")
    assert (formats.DATE_FORMAT, formats.TIME_FORMAT, formats.FIRST_DAY_OF_WEEK) == ("Y-m-d", "H:i", 1)


def test_chinese_keeps_djangos_formats():
    with pytest.raises(ImportError):
        import_module("languages.formats.zh_Hans.formats")


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_every_language_has_a_catalogue(language):
    catalogue = polib.pofile(str(ROOT / "locale" / language.locale / "LC_MESSAGES" / "django.po"))
    assert catalogue.metadata["Language"] == language.locale
    assert catalogue.metadata["Content-Type"] == "text/plain; charset=UTF-8"
    assert catalogue.metadata["Plural-Forms"] == "nplurals=1; plural=0;"


def test_no_catalogue_without_a_language():
    assert {path.parts[-3] for path in CATALOGUES} == {language.locale for language in LANGUAGES.values()}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_translation_keeps_the_placeholders_and_tags(path):
    for entry in polib.pofile(str(path)):
        translations = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
        if not any(translations) and path.parts[-3] != "zh_Hans":
            continue  # not yet translated
        # With one plural form, a text that names its number must keep the number.
        source = sorted(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        assert [sorted(PLACEHOLDER.findall(text)) for text in translations] == [source], entry.msgid


def test_catalogues_are_compiled_when_absent_empty_or_older(tmp_path):
    folder = tmp_path / "bo" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text('msgid ""\nmsgstr "Language: bo\\n"\n', encoding="utf-8")
    assert compile_catalogues(tmp_path) == 1
    assert compile_catalogues(tmp_path) == 0
    (folder / "django.mo").write_bytes(b"")
    assert compile_catalogues(tmp_path) == 1
    assert polib.mofile(str(folder / "django.mo")).metadata["Language"] == "bo"
    assert sorted(path.name for path in folder.iterdir()) == ["django.mo", "django.po"]
