"""What Elasticsearch and OpenSearch share: tokens in the documents, and the tree of terms as one bool query.

A document has `_all_text` for all its words (title and headings as often as they weigh, so that BM25 weighs fields as FTS5
does) and the stock columns for searches in named fields. No analyzer of the cluster does more than cut at spaces.
"""

from collections.abc import Callable
from copy import deepcopy
from math import sqrt
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import cached_property
from modelsearch.backends import get_search_backend
from modelsearch.backends.elasticsearchbase import (
    ElasticsearchBaseIndex,
    ElasticsearchBaseMapping,
    ElasticsearchBaseSearchBackend,
    ElasticsearchBaseSearchQueryCompiler,
    ElasticsearchBaseSearchResults,
    Field,
)
from modelsearch.index import AutocompleteField, SearchField
from modelsearch.query import Fuzzy, MatchAll

from search.analysis import ANALYZER_VERSION, Term, beginning, query

from .matching import EVERYTHING, NOTHING, All, CompiledQuery, Node, Without, Word, read, simplified
from .outage import Outage
from .results import RankedResults
from .texts import as_text, texts_of, tokens_of

ALL_TEXT, COMPLETED = "_all_text", "_edgengrams"
MOST_HITS = 10_000  # index.max_result_window
MOST_ENDINGS = 1_000  # of a phrase whose last word goes on
SEARCH_SECONDS = 1.0
META = {"analyzer_version": ANALYZER_VERSION}
SETTINGS = {
    "settings": {"analysis": {"analyzer": {"default": {"type": "custom", "tokenizer": "whitespace"}}}},
    "mappings": {"_meta": META},
}


class TokenMapping(ElasticsearchBaseMapping):
    edgengram_analyzer_config: dict = {}

    def get_mapping(self) -> dict:
        """The stock columns without copies: `_all_text` is written by `get_document`."""
        mapping = super().get_mapping()
        _without_copies(mapping["properties"])
        return {"_meta": META, **mapping}

    def get_document(self, obj: Model) -> dict:
        document = super().get_document(obj)
        texts = texts_of(obj)
        document[ALL_TEXT] = [text.tokens for text in (*texts.title, *texts.body) for _ in range(text.boost)]
        return document

    def _get_document_field_data(self, field, obj: Model) -> tuple[str, Any, list]:
        name, value, completed = super()._get_document_field_data(field, obj)
        if isinstance(field, SearchField | AutocompleteField):
            value = tokens_of(as_text(value))
            completed = [value] if isinstance(field, AutocompleteField) else []
        return name, value, completed


def _without_copies(properties: dict[str, dict]) -> None:
    for name in [name for name in properties if name.startswith("_all_text_boost_")]:
        del properties[name]
    for mapping in properties.values():
        mapping.pop("copy_to", None)
        _without_copies(mapping.get("properties", {}))


class TokenIndex(ElasticsearchBaseIndex):
    def stale(self) -> int:
        """1 where the index is absent or made by another version of the analyzer, else 0."""
        try:
            found = self.es.indices.get_mapping(index=self.name)
        except self.backend.NotFoundError:
            return 1
        versions = {each["mappings"].get("_meta", {}).get("analyzer_version") for each in found.values()}
        return int(versions != {ANALYZER_VERSION})


class TokenQueryCompiler(ElasticsearchBaseSearchQueryCompiler):
    DEFAULT_OPERATOR = "and"
    parse = staticmethod(query)

    @cached_property
    def asked(self) -> CompiledQuery:
        found = read(self.query, self.parse)
        return CompiledQuery(simplified(found.node), found.weights)

    def _remap_fields(self, fields: list[str] | None) -> list[Field]:
        return super()._remap_fields(fields) if fields else [Field(ALL_TEXT)]

    def get_inner_query(self) -> dict:
        if isinstance(self.query, Fuzzy):
            return super().get_inner_query()
        node, fields = self.asked.node, self._fields()
        if isinstance(self.query, MatchAll) or node == EVERYTHING:
            return {"match_all": {}}
        ranks = [_clause(term, field, weight) for term, weight in self.asked.weights.items() for field in fields]
        return {"bool": {"filter": [_tree(node, fields)], "should": ranks}}

    def _fields(self) -> list[Field]:
        return self.remapped_fields

    def _compile_fuzzy_query(self, asked: Fuzzy, fields: list[Field]) -> dict:
        """Only words that stand in the index as they are written may differ by a letter; the code of another may not."""
        words = tokens_of(asked.query_string).split()
        clauses = [
            {
                "bool": {
                    "should": [{"fuzzy" if word[0] != "0" else "term": {field.field_name: word}} for field in fields]
                }
            }
            for word in dict.fromkeys(words)
        ]
        return {"bool": {"must" if asked.operator == "and" else "should": clauses or [_NOTHING]}}

    def scores_of(self, hits: list[tuple[Any, float]]) -> dict[Any, float]:
        """Primary key → score of those hits that the database still has in the queryset, in their order."""
        to_python = self.queryset.model._meta.pk.to_python
        found = {to_python(pk): score for pk, score in hits}
        allowed = set(self.only(found).order_by().values_list("pk", flat=True))
        return {pk: score for pk, score in found.items() if pk in allowed}

    def only(self, pks) -> QuerySet:
        return self.queryset.filter(pk__in=list(pks))


class BeginningQueryCompiler(TokenQueryCompiler):
    parse = staticmethod(beginning)

    def _fields(self) -> list[Field]:
        return [Field(name) for name in self.remapped_fields or [COMPLETED]]


_NOTHING: dict[str, dict] = {"match_none": {}}


def _tree(node: Node, fields: list[Field]) -> dict:
    if node == NOTHING:
        return _NOTHING
    if isinstance(node, Word):
        clauses = [_clause(node.term, field, 1) for field in fields]
        return clauses[0] if len(clauses) == 1 else {"bool": {"should": clauses}}
    if isinstance(node, Without):
        return {"bool": {"must_not": [_tree(node.part, fields)]}}
    parts = [_tree(part, fields) for part in node.parts]
    return (
        {"bool": {"filter": parts}} if isinstance(node, All) else {"bool": {"should": parts, "minimum_should_match": 1}}
    )


def _clause(term: Term, field: Field, weight: float) -> dict:
    name, boost = field.field_name, weight * field.boost
    if len(term.tokens) == 1:
        kind = "prefix" if term.prefix else "term"
        return {kind: {name: {"value": term.tokens[0], "boost": boost}}}
    # Lucene adds up the rarity of a phrase's words, which says too much; their mean would say too little.
    phrase = {"query": " ".join(term.tokens), "boost": boost / sqrt(len(term.tokens))}
    if term.prefix:
        return {"match_phrase_prefix": {name: phrase | {"max_expansions": MOST_ENDINGS}}}
    return {"match_phrase": {name: phrase}}


class Results(RankedResults, ElasticsearchBaseSearchResults):
    """Asks the cluster; where it does not answer, the backend that `FALLBACK` names, which has the same pages."""

    def scores(self) -> dict[Any, float] | None:
        """As for the databases; of the first 10,000 hits, which is as far as a cluster looks."""
        return self._answered(self._cluster_scores, lambda other: other.scores())

    def _do_search(self) -> list[Model]:
        return self._answered(lambda: list(super(Results, self)._do_search()), lambda other: other._do_search())

    def _do_count(self) -> int:
        return self._answered(lambda: super(Results, self)._do_count(), lambda other: other._do_count())

    def facet(self, field_name: str) -> dict:
        return self._answered(lambda: super(Results, self).facet(field_name), lambda other: other.facet(field_name))

    def _cluster_scores(self) -> dict[Any, float] | None:
        compiler = self.query_compiler
        if isinstance(compiler.query, Fuzzy) or not compiler.asked.ranks:
            return {} if not isinstance(compiler.query, Fuzzy) and compiler.asked.node == NOTHING else None
        found = self._backend_do_search(
            {
                "query": compiler.get_query(),
                # Of equals always the same order, or pages of results would overlap.
                "sort": ["_score", {"pk": "desc"}],
                # Keys from the columns: stored fields would unpack the whole text of every hit.
                "docvalue_fields": ["pk"],
                "stored_fields": "_none_",
            },
            index=self.backend.get_index_for_model(compiler.queryset.model).name,
            size=min(self.stop or MOST_HITS, MOST_HITS),
        )
        scores = compiler.scores_of([(hit["fields"]["pk"][0], hit["_score"]) for hit in found["hits"]["hits"]])
        return dict(list(scores.items())[self.start : self.stop])

    def _answered(self, ask: Callable[[], Any], instead: Callable[[Any], Any]) -> Any:
        fallback, outage = self.backend.fallback, self.backend.outage
        if not fallback:
            return ask()
        if not outage.is_on:
            try:
                answer = ask()
            except self.backend.client_errors as error:
                outage.begin(error)
            else:
                outage.end()
                return answer
        return instead(self._elsewhere(get_search_backend(fallback)))

    def _elsewhere(self, backend) -> Any:
        """The same question to another backend."""
        asked = self.query_compiler
        completes = isinstance(asked, BeginningQueryCompiler)
        compiler = backend.autocomplete_query_compiler_class if completes else backend.query_compiler_class
        found = backend.results_class(
            backend,
            compiler(asked.queryset, asked.query, fields=asked.fields, order_by_relevance=asked.order_by_relevance),
        )
        found.start, found.stop, found._score_field = self.start, self.stop, self._score_field
        return found


_outages: dict[str, Outage] = {}


def shared(client_class: type) -> staticmethod:
    """One client, with its open connections, for all backends of one address: Wagtail makes a backend for each question."""
    clients: dict[str, Any] = {}

    def client(**options) -> Any:
        key = repr(sorted(options.items()))
        if key not in clients:
            clients[key] = client_class(**options)
        return clients[key]

    return staticmethod(client)


class TokenBackend(ElasticsearchBaseSearchBackend):
    """`FALLBACK` names another backend; without it what the cluster's client raises is raised."""

    settings = SETTINGS
    client_errors: tuple[type[Exception], ...]

    def __init__(self, params: dict) -> None:
        params = deepcopy(params)
        self.fallback = params.pop("FALLBACK", "")
        params.setdefault("OPTIONS", {}).setdefault("max_retries", 0)
        super().__init__(params)
        self.outage = _outages.setdefault(f"{self.hosts}{self.index_prefix}", Outage())
