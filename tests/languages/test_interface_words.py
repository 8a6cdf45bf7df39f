"""Interface words: every one goes through gettext, and a language shows its own only when they are released as a whole."""

import os
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import polib
import pytest
from bs4 import BeautifulSoup
from django.utils import translation
from django.utils.translation import gettext, override

from cms import interface_words
from cms.catalogues import compile_catalogues
from cms.interface_words import CHINESE, UnknownWords, our_apps, public_templates
from languages import registry
from science_content.models import ArticlePage
from tests.safety import public
from tests.safety.shown import strange_languages

ROOT = Path(__file__).parents[2]
GOES_THROUGH_GETTEXT = re.compile(
    r"{#.*?#}|{%\s*comment\b.*?endcomment\s*%}|{%\s*translate\s+\"[^\"]*\"|_\(\"[^\"]*\"\)"
    r"|{%\s*blocktranslate\b.*?endblocktranslate\s*%}",
    re.DOTALL,
)
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


@cache  # each is a test of its own
def templates() -> dict[str, str]:
    """Path → text of every template that a reader may meet."""
    found = [path for app in our_apps() for path in public_templates(app) if path.suffix == ".html"]
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in found}


def loose_words(text: str) -> list[str]:
    return re.findall(r"[^<>{}\n\"'%|]*" + CHINESE.pattern + r"[^<>{}\n\"'%|]*", GOES_THROUGH_GETTEXT.sub("", text))


@cache  # of every template and every module, which no test here changes
def texts() -> set[str]:
    return {word.text for word in interface_words.interface_words()}


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


def test_words_of_templates_of_python_and_of_labels_are_collected():
    assert {
        "跳到正文",
        "、",
        "毫升",
        "文章",
        "知识共享 署名 4.0",
        "第 %(number)s 章",
        "搜这个词",
        "别的文字的",
    } <= texts()


def test_words_of_staff_and_texts_without_chinese_are_not_collected():
    found = interface_words.interface_words()
    assert not [place for places in found.values() for place in places if "/admin/" in place]
    assert not {"%", "℃"} & texts()


@pytest.fixture
def asked_of(tmp_path):
    """`asked_of(name, text)`: the words that this file asks for, as (text, plural, context)."""

    def ask(name: str, text: str) -> set[tuple]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return {tuple(word) for word in interface_words.interface_words([tmp_path])}

    return ask


@pytest.mark.parametrize(
    "text, found",
    [
        ('{% translate "桥" %}', {("桥", "", None)}),
        ('{% translate "桥" context "牌" as x %}{% trans "路" %}', {("桥", "", "牌"), ("路", "", None)}),
        ('{{ x|default:_("桥") }}', {("桥", "", None)}),
        ("{% blocktranslate trimmed with n=x %}\n  桥 {{ n }}\n{% endblocktranslate %}", {("桥 %(n)s", "", None)}),
        (
            "{% blocktranslate count n=x %}一座桥{% plural %}{{ n }} 座桥{% endblocktranslate %}",
            {("一座桥", "%(n)s 座桥", None)},
        ),
        ('{# {% translate "桥" %} #}{% comment %}{% translate kinds %}{% endcomment %}', set()),
        ('{% translate "bridge" %}', set()),
    ],
)
def test_a_word_of_a_template_is_collected(asked_of, text, found):
    assert asked_of("templates/home/x.html", text) == found


@pytest.mark.parametrize(
    "text, found",
    [
        ('gettext("桥")', {("桥", "", None)}),
        ('_(\n    "桥"\n    "头"\n)', {("桥头", "", None)}),
        ('gettext_lazy("桥")', {("桥", "", None)}),
        ('translation.gettext("桥")', {("桥", "", None)}),
        ('pgettext("牌", "桥")', {("桥", "", "牌")}),
        ('ngettext("一座桥", "%(n)s 座桥", n)', {("一座桥", "%(n)s 座桥", None)}),
        ('npgettext("牌", "一座桥", "%(n)s 座桥", n)', {("一座桥", "%(n)s 座桥", "牌")}),
        ('print("桥")', set()),
    ],
)
def test_a_word_of_python_is_collected(asked_of, text, found):
    names = "gettext, gettext as _, gettext_lazy, ngettext, npgettext, pgettext"
    module = f"from django.utils.translation import {names}\n\ndef f(n):\n    return {text}\n"
    assert asked_of("views.py", module) == found


@pytest.mark.parametrize(
    "name, text, value",
    [
        ("templates/x.html", "{% translate page.bridge %}", "page.bridge"),
        ("templates/x.html", '{% translate kind|default:"桥" %}', 'kind|default:"桥"'),
        ("x.py", "gettext(bridge)", "bridge"),
        ("x.py", 'gettext(f"桥{n}")', "f'桥{n}'"),
        ("x.py", "gettext(message=bridge)", "gettext(message=bridge)"),
        ("x.py", 'pgettext(bridge, "桥")', "bridge, '桥'"),
        ("x.py", "list(map(gettext, bridges))", "gettext"),
    ],
)
def test_a_value_whose_words_nobody_has_told_is_refused_by_name(asked_of, name, text, value):
    head = "from django.utils.translation import gettext, pgettext\n" if name.endswith(".py") else ""
    with pytest.raises(UnknownWords) as refused:
        asked_of(name, head + text)
    assert f"{name}: gettext of `{value}`" in str(refused.value)


def test_the_kind_of_a_type_below_a_type_is_collected(monkeypatch):
    class Planted(ArticlePage):
        kind = "求雨"

        class Meta:
            abstract = True
            app_label = "science_content"

    monkeypatch.setattr(interface_words, "page_types", lambda: [Planted])
    assert "求雨" in texts.__wrapped__()


def test_a_released_language_has_every_word():
    for language in registry.TRANSLATED:
        if language.interface_released:
            path = ROOT / "locale" / language.locale / "LC_MESSAGES" / "django.po"
            assert missing(polib.pofile(str(path)), texts()) == set(), language.code


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
        words, catalogue = texts(), polib.POFile()
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
def test_a_page_asks_for_no_word_that_is_not_collected(client, monkeypatch):
    asked = set()
    gettext("")  # Django puts its real functions in place at the first call
    for name in ("gettext", "pgettext", "ngettext", "npgettext"):
        real = getattr(translation._trans, name)

        def record(*arguments, real=real):
            asked.update(text for text in arguments if isinstance(text, str) and CHINESE.search(text))
            return real(*arguments)

        monkeypatch.setattr(translation._trans, name, record)
    pages(client)
    assert len(asked) > 100 and asked <= texts()


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
