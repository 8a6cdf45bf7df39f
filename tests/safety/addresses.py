"""Every address that the site answers: walked from Django's resolver, so that a new one cannot be forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RegexPattern
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

PUBLIC = "/<language>/"


@dataclass(frozen=True)
class Address:
    """`name` with its namespaces, or the route of a nameless one; `arguments` as the route names them."""

    name: str
    route: str
    arguments: frozenset[str]

    @property
    def is_public(self) -> bool:
        """Whether it stands below each language: `/<language>/…`."""
        return self.route.startswith(PUBLIC)


def every_address() -> list[Address]:
    return list(_walk(get_resolver().url_patterns, "/", (), frozenset()))


def _walk(patterns: list, route: str, namespaces: tuple[str, ...], above: frozenset[str]) -> Iterator[Address]:
    """`above`: arguments that stand in the route already."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = PUBLIC[1:] if isinstance(pattern.pattern, LocalePrefixPattern) else str(pattern.pattern)
            spaces = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _walk(pattern.url_patterns, route + inner, spaces, above | _arguments(pattern))
        else:
            whole = route + str(pattern.pattern)
            name = ":".join([*namespaces, pattern.name]) if pattern.name else whole
            yield Address(name, whole, above | _arguments(pattern))


def _arguments(pattern: URLPattern | URLResolver) -> frozenset[str]:
    if not isinstance(pattern.pattern, RegexPattern):
        return frozenset(pattern.pattern.converters)
    regex = pattern.pattern.regex
    return frozenset(regex.groupindex or ("*" for _ in range(regex.groups)))


def bulk_actions() -> list[tuple[str, str, str]]:
    """(app, model, action) of every bulk action that somebody registered."""
    bulk_action_registry.get_bulk_actions_for_model("", "")
    registered = bulk_action_registry.actions
    return [
        (app, model, action)
        for app, models in registered.items()
        for model, found in models.items()
        for action in found
    ]
