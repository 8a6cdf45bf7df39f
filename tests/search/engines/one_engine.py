"""What one engine answers, as JSON: `python -m tests.search.engines.one_engine ENGINE [URL]`. Run by test_engines.py for each."""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from search.evaluation.project import OURS, throw_away

PAIRS = Path(__file__).parents[1] / "analysis" / "minimal_pairs.tsv"
DOCUMENTS = {
    "walnut": ("核桃栽培管理，防治病虫害", "修剪", "用药800倍液，每亩10毫升。"),
    "walnuts": ("核桃", "", "本地核桃树。"),
    "quake": ("地震来了怎么避险", "", "就近躲避。"),
    "moth": ("草地贪夜蛾", "", "用1000倍液。"),
    "tea": ("古树茶", "核桃", "茶园里的事。"),
    "person": ("མི་ཚེ་ལོ་སྟོང།", "", ""),
    "fire": ("མེ་ལྕེ་སྟོང།", "", ""),
    "dai": ("ᥘᥬ̈ ᥔᥩᥛ̇ ᥝᥢ̈", "", ""),
    "yi": ("ꊿꂷꃅꄿꐨꐥ", "", ""),
    "lisu": ("ꓗꓽ ꓔꓸ ꓐ", "", ""),
    "miao": ("𖼊𖽠 𖼐𖼊𖽪𖾏", "", ""),
    "latin": ("Zaiwâ lo'qo yinzminz", "", "potatoes and walnuts"),
}
FOUND = [
    ("核桃", "and", ["walnut", "walnuts", "tea"]),
    ("核桃 病虫害", "and", ["walnut"]),
    ("核桃 地震", "or", ["walnut", "walnuts", "tea", "quake"]),
    ("胡桃", "and", ["walnut", "walnuts", "tea"]),
    ("桃核", "and", []),
    ("贪夜蛾", "and", ["moth"]),
    ("800倍", "and", ["walnut"]),
    ("八百倍", "and", ["walnut"]),
    ("80倍", "and", []),
    ("10ml", "and", ["walnut"]),
    ("མི", "and", ["person"]),
    ("མེ", "and", ["fire"]),
    ("སྟོང", "and", ["person", "fire"]),
    ("ᥔᥩᥛᥳ", "and", ["dai"]),
    ("ꂷꃅ", "and", ["yi"]),
    ("ꃅꂷ", "and", []),
    ("ꓗꓽ", "and", ["lisu"]),
    ("ꓗꓸ", "and", []),
    ("ꓗ", "and", ["lisu"]),
    ("𖼊𖽠", "and", ["miao"]),
    ("𖼊𖽡", "and", []),
    ("zaiwa", "and", ["latin"]),
    ("loqo", "and", ["latin"]),
    ("没有这样的东西", "and", []),
]
FIRST = [("核桃", "walnuts"), ("核桃 修剪", "walnut"), ("古树茶 核桃", "tea")]
HOSTILE = [
    '"',
    '"核桃',
    "核桃 AND (",
    "NEAR(a b, 5)",
    "*",
    "title:核桃",
    "a OR",
    "\\",
    "%s",
    "😀",
    "\ud800",
    "核\x00桃",
    "&|!<->:*",
    "' | 'x",
]
HOSTILE += [
    "核桃" * 5_000,
    "核 " * 5_000,
    "\u0301" * 10_000,
    " ",
    "'; DROP TABLE x; --",
    "\u200b核\u200b桃",
    '{"match_all":{}}',
    "/.*/",
]
BEGINNINGS = {
    "核": ["walnut", "walnuts"],
    "核桃栽": ["walnut"],
    "yin": ["latin"],
    "མི": ["person"],
    "zaiw": ["latin"],
}


def few_ranked(engine: str, page: Callable[[int], list[str]]) -> dict:
    """Pages of one result each where a database ranks fewer pages than it finds: nothing is lost, nothing comes twice."""
    module = import_module(OURS[engine])
    limits = {name: getattr(module, name) for name in ("COMMON", "ENOUGH", "RANKED") if hasattr(module, name)}
    for name in limits:
        setattr(module, name, 1)
    pages = [key for start in range(4) for key in page(start)]
    for name, limit in limits.items():
        setattr(module, name, limit)
    return {"in pages": (pages, ["walnut", "walnuts", "tea"])}


def pairs() -> list[list[str]]:
    """(script, one, other, a run that holds the first) for each line of minimal_pairs.tsv."""
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line[0] != "#"]


def documents() -> list[dict[str, str]]:
    """The texts of a small site, and both sides of each pair with the run."""
    site = [
        {"id": key, "title": title, "headings": headings, "body": body, "lang": "site"}
        for key, (title, headings, body) in DOCUMENTS.items()
    ]
    texts = {}
    for n, (_, one, other, run) in enumerate(pairs()):
        texts |= {f"a{n}": one, f"b{n}": other, f"run{n}": run}
    return site + [{"id": key, "title": "", "body": text, "lang": "pair"} for key, text in texts.items()]


def combined() -> dict[str, tuple]:
    """Questions made of others, each with the keys that answer it."""
    from modelsearch.query import MATCH_ALL, MATCH_NONE, Boost, Phrase, PlainText

    walnut, quake, pests = PlainText("核桃"), PlainText("地震"), PlainText("病虫害")
    return {
        "or": (walnut | quake, ["walnut", "walnuts", "tea", "quake"]),
        "and not": (walnut & ~pests, ["walnuts", "tea"]),
        "not": (~walnut, sorted(set(DOCUMENTS) - {"walnut", "walnuts", "tea"})),
        "not or": (~walnut | pests, sorted(set(DOCUMENTS) - {"walnuts", "tea"})),
        "all": (MATCH_ALL, sorted(DOCUMENTS)),
        "none": (MATCH_NONE, []),
        "all and": (MATCH_ALL & quake, ["quake"]),
        "none or": (MATCH_NONE | quake, ["quake"]),
        "boost": (Boost(quake, 2), ["quake"]),
        "phrase": (Phrase("栽培管理"), ["walnut"]),
        "no phrase": (Phrase("管理栽培"), []),
    }


class Asked:
    """One engine, filled, and what it answers."""

    def __init__(self, engine: str):
        from modelsearch.backends import get_search_backend

        from search.evaluation.models import Document

        self.engine, self.backend, self.model = engine, get_search_backend(), Document
        self.site, self.pair = (Document.objects.filter(lang=lang) for lang in ("site", "pair"))

    def keys(self, asked, documents=None, **options) -> list[str]:
        results = self.backend.search(asked, self.site if documents is None else documents, **options)
        found = [document.key for document in results]
        assert results.count() == len(found), asked
        return found

    def one_hit(self, start: int) -> list[str]:
        return [document.key for document in self.backend.search("核桃", self.site)[start : start + 1]]

    def found(self) -> dict[str, tuple]:
        """Question → (what was found, what should be)."""
        found = {f"{text} ({how})": (self.keys(text, operator=how), expected) for text, how, expected in FOUND}
        found |= {name: (self.keys(asked), expected) for name, (asked, expected) in combined().items()}
        found |= few_ranked(self.engine, self.one_hit)
        found["in titles"] = (self.keys("核桃", fields=["title"]), ["walnut", "walnuts"])
        found["in bodies"] = (self.keys("茶园", fields=["body"]), ["tea"])
        for typed, expected in BEGINNINGS.items():
            begun = [document.key for document in self.backend.autocomplete(typed, self.site)]
            found[f"beginning {typed}"] = (begun, expected)
        return found

    def confused(self) -> list[list[str]]:
        """The pairs whose sides are taken for each other."""
        confused = []
        for n, (script, one, other, _) in enumerate(pairs()):
            hits, others = set(self.keys(one, self.pair)), set(self.keys(other, self.pair))
            wrong = {f"b{n}"} & hits | {f"a{n}", f"run{n}"} & others
            if wrong or not {f"a{n}", f"run{n}"} <= hits or f"b{n}" not in others:
                confused.append([script, one, other])
        return confused

    def hostile(self) -> tuple[list, list[str]]:
        """What hostile questions find, and what failed."""
        found, errors = [], []
        for text in HOSTILE:
            for ask in (self.backend.search, self.backend.autocomplete):
                try:
                    found.append(sorted(document.key for document in ask(text, self.site)))
                except Exception as error:
                    errors.append(f"{text[:20]!r}: {error!r}"[:300])
        return found, errors

    def stale(self) -> list:
        """How many entries are of another analyzer: as filled, after a change of version, after a rebuild."""
        index = self.backend.get_index_for_model(self.model)
        stale = [index.stale()]
        self._age(index)
        stale.append(index.stale() > 0)
        rebuilder = self.backend.rebuilder_class(self.backend.get_index_for_model(self.model))
        fresh = rebuilder.start()
        fresh.add_model(self.model)
        fresh.add_items(self.model, list(self.model.objects.all()))
        rebuilder.finish()
        return [*stale, self.backend.get_index_for_model(self.model).stale()]

    def _age(self, index) -> None:
        if self.engine in ("sqlite", "postgresql"):
            index.entries.update(title_norm=0)
            return
        meta = {"analyzer_version": 0}
        said = {"body": {"_meta": meta}} if self.engine == "opensearch" else {"meta": meta}
        index.es.indices.put_mapping(index=index.name, **said)


def main(engine: str, url: str) -> dict:
    with throw_away(engine, url):
        from search.evaluation.run import fill

        fill(documents())
        asked = Asked(engine)
        hostile, errors = asked.hostile()
        return {
            "found": asked.found(),
            "first": {text: (asked.keys(text)[0], expected) for text, expected in FIRST},
            "confused": asked.confused(),
            "errors": errors,
            "hostile": hostile,
            "stale": asked.stale(),
        }


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "")))
