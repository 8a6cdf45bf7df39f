"""Search by an OpenSearch cluster, 2 or 3, through modelsearch's backend for opensearch-py 3."""

from modelsearch.backends import opensearch3 as stock
from opensearchpy import OpenSearch
from opensearchpy.exceptions import OpenSearchException

from . import lucene


class Mapping(lucene.TokenMapping, stock.OpenSearch3Mapping):
    pass


class Index(lucene.TokenIndex, stock.OpenSearch3Index):
    pass


class QueryCompiler(lucene.TokenQueryCompiler, stock.OpenSearch3SearchQueryCompiler):
    mapping_class = Mapping


class AutocompleteQueryCompiler(lucene.BeginningQueryCompiler, stock.OpenSearch3AutocompleteQueryCompiler):
    mapping_class = Mapping


class Results(lucene.Results, stock.OpenSearch3SearchResults):
    def _backend_do_search(self, body: dict, **kwargs) -> dict:
        return self.backend.es.search(body=body, request_timeout=lucene.SEARCH_SECONDS, **kwargs)


class SearchBackend(lucene.TokenBackend, stock.OpenSearch3SearchBackend):
    mapping_class = Mapping
    index_class = Index
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = Results
    client_class = lucene.shared(OpenSearch)
    client_errors = (OpenSearchException,)
