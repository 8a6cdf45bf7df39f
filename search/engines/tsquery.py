"""A tree of terms as a PostgreSQL tsquery, and tokens as a tsvector: both written as literals, so no parser reads them."""

from collections import defaultdict
from collections.abc import Iterable

from search.analysis import Term

from .matching import All, Node, Without, Word

# PostgreSQL keeps positions up to 16,383 and 256 of them for a word; phrases are found before that.
LAST_POSITION, MOST_POSITIONS = 16_383, 256


def tsquery(node: Node, labels: str = "") -> str:
    """Not for `EVERYTHING` and `NOTHING`, bare or inside: see `simplified`. `labels`: only words that have one of them."""
    if isinstance(node, Word):
        return term(node.term, labels)
    if isinstance(node, Without):
        return f"!({tsquery(node.part, labels)})"
    operator = " & " if isinstance(node, All) else " | "
    return f"({operator.join(tsquery(part, labels) for part in node.parts)})"


def term(asked: Term, labels: str = "", joint: str = "<->") -> str:
    """`joint`: "<->" for tokens side by side, "&" for tokens anywhere."""
    marks = f":{labels}" if labels else ""
    tokens = [f"'{token}'{marks}" for token in asked.tokens]
    if asked.prefix:
        tokens[-1] = f"'{asked.tokens[-1]}':*{labels}"
    return f"({f' {joint} '.join(tokens)})"


def tsvector(texts: Iterable[tuple[str, str]]) -> str:
    """Tokens, each text with the label of its weight (A to D), as a literal."""
    places: dict[str, list[str]] = defaultdict(list)
    position = 0
    for tokens, label in texts:
        for token in tokens.split():
            position = min(position + 1, LAST_POSITION)
            if len(places[token]) < MOST_POSITIONS:
                places[token].append(f"{position}{label}")
        position += 1  # no phrase goes from one text into the next
    return " ".join(f"'{token}':{','.join(dict.fromkeys(found))}" for token, found in places.items())
