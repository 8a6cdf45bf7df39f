"""`make messages`: every catalogue holds the words that pages ask for, and nobody's work on one is lost."""

import shutil
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from cms import interface_words
from cms.catalogues import BrokenCatalogue, Word, compile_catalogues, read_catalogue, updates
from languages import registry

ROOT = Path(__file__).parents[2]
TRANSLATED = [language.locale for language in registry.TRANSLATED]


def test_every_catalogue_holds_the_words_that_pages_ask_for():
    """A word added to a template, a label or Python is named here until `make messages` has run."""
    found = updates(ROOT / "locale", interface_words.interface_words())
    assert [update.path.parts[-3] for update in found] == TRANSLATED
    assert {update.path.parts[-3]: (update.missing, update.unasked) for update in found} == {
        locale: ([], []) for locale in TRANSLATED
    }


class Site:
    """A site of one template, with the catalogues of ours."""

    def __init__(self, root: Path):
        self.root = root
        self.template = root / "home" / "templates" / "home" / "x.html"

    def asks(self, *words: str) -> None:
        self.template.parent.mkdir(parents=True, exist_ok=True)
        self.template.write_text("".join(f'{{% translate "{word}" %}}' for word in words), encoding="utf-8")

    def path(self, locale: str = "bo") -> Path:
        return self.root / "locale" / locale / "LC_MESSAGES" / "django.po"

    def words(self, locale: str = "bo") -> dict[str, polib.POEntry]:
        return {entry.msgid: entry for entry in read_catalogue(self.path(locale))}

    def written(self) -> dict[str, tuple]:
        """Every file among the catalogues, with the moment of its writing."""
        files = [path for path in (self.root / "locale").rglob("*") if path.is_file()]
        return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


@pytest.fixture
def site(tmp_path, settings, monkeypatch) -> Site:
    shutil.copytree(ROOT / "locale", tmp_path / "locale", ignore=shutil.ignore_patterns("*.mo"))
    settings.BASE_DIR = tmp_path
    monkeypatch.setattr(interface_words, "our_apps", lambda: [tmp_path / "home"])
    return Site(tmp_path)


def collect(capsys, *arguments: str) -> str:
    call_command("collect_messages", *arguments)
    return capsys.readouterr().out


def test_a_new_word_stands_in_every_catalogue_untranslated(site, capsys):
    site.asks("桥", "第%s座桥")
    chinese = site.path("zh_Hans").read_bytes()
    collect(capsys)
    for locale in TRANSLATED:
        assert {(entry.msgid, entry.msgstr) for entry in site.words(locale).values()} == {("桥", ""), ("第%%s座桥", "")}
    assert site.words()["桥"].occurrences == [("home/templates/home/x.html", "")]
    assert site.path("zh_Hans").read_bytes() == chinese


def test_a_word_stands_in_one_line_however_long_it_is(site, capsys):
    site.asks("桥 " * 80)
    collect(capsys)
    assert f'msgid "{"桥 " * 80}"\n' in site.path().read_text(encoding="utf-8")


def test_a_second_run_changes_nothing(site, capsys):
    site.asks("桥", "路")
    collect(capsys)
    written = site.written()
    assert collect(capsys) == "" and site.written() == written


def test_check_names_what_is_missing_and_what_nobody_asks_for_and_writes_nothing(site, capsys):
    site.asks("桥", "路")
    collect(capsys)
    assert collect(capsys, "--check") == ""
    site.asks("桥", "渡口")
    written = site.written()
    with pytest.raises(CommandError, match="make messages"):
        collect(capsys, "--check")
    told = capsys.readouterr().out
    assert f"新词（{'、'.join(TRANSLATED)}）：渡口" in told and "：路" in told and "桥" not in told
    assert site.written() == written


def test_what_people_wrote_is_kept(site, capsys):
    site.asks("桥", "路", "渡口")
    collect(capsys)
    catalogue = polib.pofile(str(site.path()))
    catalogue.header = "藏文组"
    catalogue.metadata |= {"Last-Translator": "卓玛", "Plural-Forms": "nplurals=2; plural=(n > 1);"}
    for entry, text, note in zip(catalogue, ("ཀ", "ཁ", ""), ("问过老师", "", "待问"), strict=True):
        entry.msgstr, entry.tcomment = text, note
    catalogue.find("桥").flags.append("fuzzy")
    before = {entry.msgid: (entry.msgstr, entry.tcomment, entry.fuzzy) for entry in catalogue}
    catalogue.save()
    site.asks("桥", "路", "渡口", "码头")
    collect(capsys)
    assert {word: (entry.msgstr, entry.tcomment, entry.fuzzy) for word, entry in site.words().items()} == before | {
        "码头": ("", "", False)
    }
    after = polib.pofile(str(site.path()))
    assert after.header == "藏文组" and after.metadata == catalogue.metadata


def test_a_word_that_nobody_asks_for_keeps_its_translation_and_comes_back_with_it(site, capsys):
    site.asks("桥", "路")
    collect(capsys)
    catalogue = polib.pofile(str(site.path()))
    catalogue.find("桥").msgstr = "ཀ"
    catalogue.save()
    site.asks("渡口")
    collect(capsys)
    assert site.words()["桥"].obsolete and site.words()["桥"].msgstr == "ཀ"
    assert "路" not in site.words(), "nothing was translated, so there is nothing to keep"
    site.asks("桥")
    assert "新词（bo" in collect(capsys)
    assert not site.words()["桥"].obsolete and site.words()["桥"].msgstr == "ཀ"


def test_a_language_without_a_catalogue_gets_one(site, capsys, monkeypatch):
    planted = replace(registry.get("khb"), code="khb-lana", tag="khb-Lana")
    monkeypatch.setattr(registry, "TRANSLATED", (*registry.TRANSLATED, planted))
    site.asks("桥")
    collect(capsys)
    assert list(site.words("khb_Lana")) == ["桥"] and site.path("khb_Lana").read_text().startswith('msgid ""\n')
    assert polib.pofile(str(site.path("khb_Lana"))).metadata == {
        "Content-Type": "text/plain; charset=UTF-8",
        "Language": "khb_Lana",
        "Plural-Forms": "nplurals=1; plural=0;",
    }


HEAD = 'msgid ""\nmsgstr ""\n"Language: lis\\n"\n\n'


@pytest.mark.parametrize(
    "text, line",
    [
        ('msgid "桥"\nmsgstr "ཀ\n', 6),
        ('msgid "桥"\n<<<<<<< HEAD\nmsgstr "ཀ"\n', 6),
        ('msgid "桥"\nmsgstr "a"b"\n', 6),
        ('msgstr "ཀ"\n', 5),
        ('msgid "桥"\nmsgstr "ཀ"\n\nmsgid "桥"\nmsgstr "ཁ"\n', 8),
        ('msgid "桥"\nmsgstr "ཀ"\n\n#~ msgid "桥"\n#~ msgstr "ཁ"\n', 8),
        ('msgid "桥"\nmsgstr "\udcff"\n', 6),
    ],
)
def test_a_broken_catalogue_is_refused_with_its_path_and_line_and_none_is_written(site, capsys, text, line):
    site.asks("桥")
    site.path("lis").write_text(HEAD + text, encoding="utf-8", errors="surrogateescape")
    written = site.written()
    with pytest.raises(CommandError) as refused:
        collect(capsys)
    assert str(refused.value).startswith(f"{site.path('lis')}，第{line}行：")
    assert site.written() == written


def test_a_catalogue_whose_writing_fails_stays_as_it_was(site, capsys, monkeypatch):
    def fail(*arguments):
        raise OSError("磁盘满了")

    site.asks("桥")
    written = site.written()
    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="磁盘满了"):
        collect(capsys)
    assert site.written() == written


def test_a_word_that_gets_a_plural_keeps_its_translation_to_be_looked_at(tmp_path):
    path = tmp_path / "bo" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + 'msgid "桥"\nmsgstr "ཀ"\n', encoding="utf-8")
    for plural, kept in (("座桥", ("", {0: "ཀ"})), ("条桥", ("", {0: "ཀ"})), ("", ("ཀ", {}))):
        words = {Word("桥", plural): ["x.py"]}
        path.write_text(
            next(update.after for update in updates(tmp_path, words) if update.path == path), encoding="utf-8"
        )
        (entry,) = read_catalogue(path)
        assert (entry.msgstr, entry.msgstr_plural) == kept and entry.msgid_plural == plural and entry.fuzzy


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp", "Cs"), include_characters='\n\t"\\#~%'),
    min_size=1,
)


@given(st.sets(st.builds(Word, TEXTS, st.sampled_from(["", "座桥"]), st.none() | TEXTS), max_size=5))
def test_whatever_words_there_are_they_are_read_as_they_were_written(tmp_path_factory, words):
    root, asked = tmp_path_factory.mktemp("locale"), {word: ["x.py"] for word in words}
    path = root / "bo" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(updates(root, asked)[0].after, encoding="utf-8")
    assert {(entry.msgctxt, entry.msgid) for entry in read_catalogue(path)} == {
        (word.context, word.text) for word in words
    }
    again = updates(root, asked)[0]
    assert again.after == again.before and not again.missing


def test_a_catalogue_saved_on_windows_is_read(tmp_path):
    path = tmp_path / "django.po"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + 'msgid "桥"\nmsgstr "ཀ"\n').replace("\n", "\r\n").encode())
    assert [(entry.msgid, entry.msgstr) for entry in read_catalogue(path)] == [("桥", "ཀ")]


def test_a_broken_catalogue_is_not_compiled(tmp_path):
    path = tmp_path / "bo" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + "garbage\n", encoding="utf-8")
    with pytest.raises(BrokenCatalogue, match="第5行"):
        compile_catalogues(tmp_path)
    assert not path.with_suffix(".mo").exists()
