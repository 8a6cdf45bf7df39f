"""Whether a question finds a text, by the analyzer alone: what every engine must then do as well."""

from search.analysis import index_text, query


def finds(question: str, text: str) -> bool:
    """Whether all words of the question stand in the index of the text, side by side where they must."""
    held = f" {index_text(text)} "
    asked = query(question)
    return bool(asked) and all(f" {' '.join(term.tokens)} " in held for term in asked.words)
