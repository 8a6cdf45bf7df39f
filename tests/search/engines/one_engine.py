"""What one engine answers, as JSON: `python -m tests.search.engines.one_engine ENGINE [URL]`. Run by test_engines.py for each."""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from search.evaluation.project import OURS, throw_away

HERE = Path(__file__).parent
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


def main(engine: str, url: str) -> dict:
    with throw_away(engine, url):
        from modelsearch.backends import get_search_backend
        from modelsearch.query import MATCH_ALL, MATCH_NONE, Boost, Phrase, PlainText

        from search.evaluation.models import Document
        from search.evaluation.run import fill

        pairs = [
            line.split("\t")
            for line in (HERE / "minimal_pairs.tsv").read_text(encoding="utf-8").splitlines()
            if line[0] != "#"
        ]
        texts = [(f"a{n}", a) for n, (_, a, _, _) in enumerate(pairs)] + [
            (f"b{n}", b) for n, (_, _, b, _) in enumerate(pairs)
        ]
        texts += [(f"run{n}", run) for n, (_, _, _, run) in enumerate(pairs)]
        fill(
            [
                {"id": key, "title": title, "headings": headings, "body": body, "lang": "site"}
                for key, (title, headings, body) in DOCUMENTS.items()
            ]
            + [{"id": key, "title": "", "body": text, "lang": "pair"} for key, text in texts]
        )
        backend = get_search_backend()
        site, pair = Document.objects.filter(lang="site"), Document.objects.filter(lang="pair")

        def keys(asked, documents=site, **options) -> list[str]:
            results = backend.search(asked, documents, **options)
            found = [document.key for document in results]
            assert results.count() == len(found), asked
            return found

        combined = {
            "or": (PlainText("核桃") | PlainText("地震"), ["walnut", "walnuts", "tea", "quake"]),
            "and not": (PlainText("核桃") & ~PlainText("病虫害"), ["walnuts", "tea"]),
            "not": (~PlainText("核桃"), sorted(set(DOCUMENTS) - {"walnut", "walnuts", "tea"})),
            "not or": (~PlainText("核桃") | PlainText("病虫害"), sorted(set(DOCUMENTS) - {"walnuts", "tea"})),
            "all": (MATCH_ALL, sorted(DOCUMENTS)),
            "none": (MATCH_NONE, []),
            "all and": (MATCH_ALL & PlainText("地震"), ["quake"]),
            "none or": (MATCH_NONE | PlainText("地震"), ["quake"]),
            "boost": (Boost(PlainText("地震"), 2), ["quake"]),
            "phrase": (Phrase("栽培管理"), ["walnut"]),
            "no phrase": (Phrase("管理栽培"), []),
        }
        found = {
            f"{text} ({operator})": (keys(text, operator=operator), expected) for text, operator, expected in FOUND
        }
        found |= {name: (keys(asked), expected) for name, (asked, expected) in combined.items()}
        found |= few_ranked(
            engine, lambda start: [document.key for document in backend.search("核桃", site)[start : start + 1]]
        )
        found["in titles"] = (keys("核桃", fields=["title"]), ["walnut", "walnuts"])
        found["in bodies"] = (keys("茶园", fields=["body"]), ["tea"])
        for typed, expected in {
            "核": ["walnut", "walnuts"],
            "核桃栽": ["walnut"],
            "yin": ["latin"],
            "མི": ["person"],
            "zaiw": ["latin"],
        }.items():
            found[f"beginning {typed}"] = ([document.key for document in backend.autocomplete(typed, site)], expected)
        first = {text: (keys(text)[0], expected) for text, expected in FIRST}

        confused = []
        for n, (script, a, b, _) in enumerate(pairs):
            hits_a, hits_b = set(keys(a, pair)), set(keys(b, pair))
            wrong = {f"b{n}"} & hits_a | {f"a{n}", f"run{n}"} & hits_b
            if wrong or not {f"a{n}", f"run{n}"} <= hits_a or f"b{n}" not in hits_b:
                confused.append([script, a, b])

        errors, hostile = [], []
        for text in HOSTILE:
            for ask in (backend.search, backend.autocomplete):
                try:
                    hostile.append(sorted(document.key for document in ask(text, site)))
                except Exception as error:
                    errors.append(f"{text[:20]!r}: {error!r}"[:300])

        index = backend.get_index_for_model(Document)
        stale = [index.stale()]
        if engine in ("sqlite", "postgresql"):
            index.entries.update(title_norm=0)
        else:
            mapping = {"_meta": {"analyzer_version": 0}}
            index.es.indices.put_mapping(
                index=index.name, **({"body": mapping} if engine == "opensearch" else {"meta": mapping["_meta"]})
            )
        stale.append(index.stale() > 0)
        rebuilder = backend.rebuilder_class(backend.get_index_for_model(Document))
        fresh = rebuilder.start()
        fresh.add_model(Document)
        fresh.add_items(Document, list(Document.objects.all()))
        rebuilder.finish()
        stale.append(backend.get_index_for_model(Document).stale())
        return {
            "found": found,
            "first": first,
            "confused": confused,
            "errors": errors,
            "hostile": hostile,
            "stale": stale,
        }


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "")))
