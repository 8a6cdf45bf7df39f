"""Search by an Elasticsearch 9 cluster, through modelsearch's backend for its client."""

from elasticsearch import ApiError, Elasticsearch, TransportError
from modelsearch.backends import elasticsearch9 as stock

from . import lucene


class Mapping(lucene.TokenMapping, stock.Elasticsearch9Mapping):
    pass


class Index(lucene.TokenIndex, stock.Elasticsearch9Index):
    pass


class QueryCompiler(lucene.TokenQueryCompiler, stock.Elasticsearch9SearchQueryCompiler):
    mapping_class = Mapping


class AutocompleteQueryCompiler(lucene.BeginningQueryCompiler, stock.Elasticsearch9AutocompleteQueryCompiler):
    mapping_class = Mapping


class Results(lucene.Results, stock.Elasticsearch9SearchResults):
    def _backend_do_search(self, body: dict, **kwargs) -> dict:
        return self.backend.es.options(request_timeout=lucene.SEARCH_SECONDS).search(**body, **kwargs)


class SearchBackend(lucene.TokenBackend, stock.Elasticsearch9SearchBackend):
    mapping_class = Mapping
    index_class = Index
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = Results
    client_class = lucene.shared(Elasticsearch)
    client_errors = (ApiError, TransportError)
