"""Interface words: every one goes through gettext, and a language shows its own only when they are released as a whole."""

import ast
import os
import re
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from bs4 import BeautifulSoup
from django.utils.translation import gettext, override
from django.utils.translation.template import templatize

from cms.catalogues import compile_catalogues
from languages import registry
from science_content.media.models import LICENCES
from science_content.models import SciencePage
from science_content.templatetags.science import LABELS
from tests.safety import public
from tests.safety.shown import strange_languages

ROOT = Path(__file__).parents[2]
CHINESE = re.compile(r"[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e“”]+")
GOES_THROUGH_GETTEXT = re.compile(
    r"{#.*?#}|{%\s*comment\b.*?endcomment\s*%}|{%\s*translate\s+\"[^\"]*\"|_\(\"[^\"]*\"\)"
    r"|{%\s*blocktranslate\b.*?endblocktranslate\s*%}",
    re.DOTALL,
)
MARKED = re.compile(r"\bgettext\((u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\")\)|\b_\((\"[^\"]*\")\)")
STAY_CHINESE = {
    # Shown when something has failed, perhaps gettext or the context: asks for neither.
    "cms/templates/500.html": {
        "出了点问题",
        "出了点问题 · 科普e站",
        "不是你的错。请过一会儿再试；一直这样的话，请告诉站点的信息员。",
        "回首页",
    },
    # Stands on the Chinese front page alone.
    "home/templates/home/components/welcome.html": {
        "种地、养牛、过日子，",
        "想知道的在这里",
        "看图就能找，用自己的文字读。",
    },
}


def templates() -> dict[str, str]:
    """Path → text of every template that a reader may meet."""
    found = [
        path.relative_to(ROOT)
        for part in ("cms", "home", "network", "search", "translation", "science_content")
        for path in (ROOT / part).glob("**/templates/**/*.html")
    ]
    return {
        str(path): (ROOT / path).read_text(encoding="utf-8")
        for path in sorted(found)
        if not {"wagtailadmin", "admin"} & set(path.parts)
    }


def loose_words(text: str) -> list[str]:
    return re.findall(r"[^<>{}\n\"'%|]*" + CHINESE.pattern + r"[^<>{}\n\"'%|]*", GOES_THROUGH_GETTEXT.sub("", text))


def interface_words() -> set[str]:
    """Every msgid that public pages ask for: those of the templates, and the labels that code hands to them."""
    found = {ast.literal_eval(a or b) for text in templates().values() for a, b in MARKED.findall(templatize(text))}
    types = [SciencePage, *SciencePage.__subclasses__()]
    named = {*(page.kind for page in types), *(str(page._meta.verbose_name) for page in types)}
    return {word for word in {*found, *named, *LABELS.values(), *dict(LICENCES).values()} if CHINESE.search(word)}


def missing(catalogue: polib.POFile, words: set[str]) -> set[str]:
    return words - {entry.msgid for entry in catalogue.translated_entries()}


@pytest.mark.parametrize("path", templates())
def test_no_chinese_stands_in_a_template_outside_gettext(path):
    assert set(loose_words(templates()[path])) == STAY_CHINESE.get(path, set())


@pytest.mark.parametrize(
    "text, found",
    [
        ('{% translate "搜索" %}{# 注 #}{{ x|default:_("没有") }}', []),
        ("{% blocktranslate trimmed with n=total %}共 {{ n }} 页{% endblocktranslate %}", []),
        ('<a title="搜索">', ["搜索"]),
        ("{{ x|default:'没有' }}", ["没有"]),
        ("{% if a %}、{% endif %}", ["、"]),
        ('{% translate "一" %}二', ["二"]),
    ],
)
def test_the_walk_sees_loose_words(text, found):
    assert loose_words(text) == found


def test_words_of_templates_and_of_labels_are_collected():
    words = interface_words()
    assert {"跳到正文", "、", "毫升", "文章", "知识共享 署名 4.0", "第 %(number)s 章"} <= words


def test_a_released_language_has_every_word():
    for language in registry.TRANSLATED:
        if language.interface_released:
            path = ROOT / "locale" / language.locale / "LC_MESSAGES" / "django.po"
            assert missing(polib.pofile(str(path)), interface_words()) == set(), language.code


def test_a_fuzzy_or_empty_word_is_missing():
    catalogue = polib.POFile()
    catalogue.extend([polib.POEntry(msgid="搜索", msgstr="ཀ"), polib.POEntry(msgid="目录", msgstr="")])
    catalogue.append(polib.POEntry(msgid="首页", msgstr="ཀ", flags=["fuzzy"]))
    assert missing(catalogue, {"搜索", "目录", "首页"}) == {"目录", "首页"}


@pytest.mark.parametrize("language", registry.LANGUAGES.values(), ids=registry.LANGUAGES)
def test_interface_words_are_chinese_until_released(language):
    released = replace(language, interface_released=True)
    assert (language.interface_tag, released.interface_tag) == ("zh-Hans", language.tag)
    with override(language.code):
        assert gettext("跳到正文") == "跳到正文"


@pytest.fixture
def planted(tmp_path, settings, monkeypatch):
    """`planted(released=…)`: a Tibetan catalogue of every word, each Chinese run a letter that no page holds alone."""

    def plant(*, released: bool) -> set[str]:
        monkeypatch.setitem(registry.LANGUAGES, "bo", replace(registry.get("bo"), interface_released=released))
        words, catalogue = interface_words(), polib.POFile()
        catalogue.metadata = {
            "Content-Type": "text/plain; charset=UTF-8",
            "Language": "bo",
            "Plural-Forms": "nplurals=1; plural=0;",
        }
        catalogue.extend(polib.POEntry(msgid=word, msgstr=CHINESE.sub("ཀཀཀ", word)) for word in sorted(words))
        folder = tmp_path / "bo" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        catalogue.save(str(folder / "django.po"))
        compile_catalogues(tmp_path)
        settings.LOCALE_PATHS = [tmp_path, *settings.LOCALE_PATHS]
        return words

    return plant


def pages(client) -> dict[str, BeautifulSoup]:
    """Tibetan pages of each kind, in both dresses, without titles: those cannot hold marks, and end in the site's name."""
    own = public.one_of_each_type("bo")
    addresses = [
        "/bo/",
        *own,
        "/bo/search/?q=核桃",
        "/bo/search/?q=zzzz",
        "/bo/nonsense/",
        f"/bo/languages/{next(iter(public.pages('bo')))}/",
    ]
    found = {}
    for address in [*addresses, *(public.in_kiosk(address) for address in addresses)]:
        found[address] = BeautifulSoup(client.get(address).content, "html.parser")
        found[address].title.decompose()
    return found


@pytest.mark.django_db
def test_a_released_language_speaks_its_own_words_and_says_so(client, planted):
    words = planted(released=True)
    for address, page in pages(client).items():
        assert page.find("a", class_="skip")["lang"] == "bo" and page.find("a", class_="skip").string == "ཀཀཀ"
        assert list(strange_languages(page)) == [], address
        assert set(page.main.stripped_strings) & words == set(), address


@pytest.mark.django_db
def test_an_unreleased_language_shows_nothing_of_its_catalogue(client, planted):
    planted(released=False)
    for address, page in pages(client).items():
        assert page.find("a", class_="skip")["lang"] == "zh-Hans"
        assert "ཀཀཀ" not in str(page), address
        assert list(strange_languages(page)) == [], address


@pytest.mark.django_db
def test_a_released_language_leaves_the_others_alone(client, planted):
    planted(released=True)
    for address in ("/zh-hans/", "/lis/", "/lis/search/?q=zzzz"):
        assert "ཀཀཀ" not in client.get(address).content.decode()


def test_releasing_a_language_compiles_its_catalogue_anew(planted, tmp_path, monkeypatch):
    planted(released=False)
    target = tmp_path / "bo" / "LC_MESSAGES" / "django.mo"
    assert len(polib.mofile(str(target))) == 0
    monkeypatch.setitem(registry.LANGUAGES, "bo", replace(registry.get("bo"), interface_released=True))
    changed = tmp_path / "languages.json"
    changed.touch()
    os.utime(changed, (target.stat().st_mtime + 1,) * 2)
    monkeypatch.setattr(registry, "DATA_FILE", changed)
    assert compile_catalogues(tmp_path) == 1 and len(polib.mofile(str(target))) > 100
