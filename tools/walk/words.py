"""Words that say of themselves for which Chinese sentence they were made: a code in the language's own letters, and its numbers."""

import re

from languages.quantities import find_quantities

LETTERS = {"bo": "ཁགངཅཆཇཉཏཐད", "lis": "ꓐꓑꓒꓓꓔꓕꓖꓗꓘꓙ"}
FENCES = {"bo": "ཀོ", "lis": "ꓚꓲ"}
SIGNS = {"percent": "%", "celsius": "℃"}


class Ledger:
    """Every Chinese sentence that was ever translated, by its number."""

    def __init__(self) -> None:
        self.sentences: list[str] = []

    def words(self, chinese: str, language: str) -> str:
        """New words for the sentence, made at this moment."""
        self.sentences.append(chinese)
        letters, fence = LETTERS[language], FENCES[language]
        code = "".join(letters[int(digit)] for digit in str(len(self.sentences) - 1))
        return " ".join([f"{fence}{code}{fence}", *_numbers(chinese)])

    def made_for(self, text: str, language: str) -> list[str]:
        """The Chinese sentences for which the words in `text` were made, in their order."""
        letters, fence = LETTERS[language], FENCES[language]
        codes = re.findall(f"{fence}([{letters}]+){fence}", text)
        return [self.sentences[int("".join(str(letters.index(letter)) for letter in code))] for code in codes]


def _numbers(chinese: str) -> list[str]:
    """As digits, with the signs that every language writes; a unit in words reads as none."""
    return [
        f"{value:f}{SIGNS.get(found.unit or '', '')}"
        for found in find_quantities(chinese, "zh-hans")
        for value in (found.value, found.maximum)
        if value is not None
    ]
