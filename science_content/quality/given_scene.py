"""One sentence with what its words are: products, acts, and the things that numbers measure besides."""

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from languages.quantities import Quantity, find_quantities
from languages.quantities.groups import with_commas

from . import given_words as words

ROLE = re.compile(
    f"(?P<decoy>{words.DECOYS})|(?P<other>(?>{words.OTHERS})(?![以之]?[后前时]|期))|(?P<product>{words.CHEMICALS})"
    f"|(?P<kitchen>{words.KITCHEN})|(?P<act>{words.ACTS})|(?P<weak>{words.WEAK_ACTS})"
)
FOOD, REHYDRATION = (re.compile(each) for each in (words.FOOD, words.REHYDRATION))
CLAUSE_END = re.compile(r"[，；。！？;!?\n]|,(?!\d)")
# What makes an amount of salt, sugar or vinegar more than cooking.
NOT_COOKED = re.compile(
    f"{words.PER}|{words.ANIMAL}|[灌喂洗擦涂泡浇撒抹刷]|{words.REHYDRATION}|伤口|漱口|日粮|苗|虫|病|圈舍|诱|[苍毒]?蝇|蚊|老鼠|蟑螂"
)
MONEY = re.compile(r"[元毛角]|块[钱\d]|块$|\d块|[一二两三四五六七八九十几]块|价")
IDLE = {"Cf", "Mn", "Cc"}  # what nobody sees
NEXT = 3  # letters of a name that may follow what is known of it: 磷酸|二氢钾
NEAR = 16  # letters or roles that are looked at on either side


def unfolded(text: str) -> tuple[str, list[int]]:
    """`text` in ASCII digits, thousands by commas, without blanks that part no two numbers or Latin words; and where each stood."""
    kept = [
        (letter, place)
        for place, letter in enumerate(text)
        if letter.isspace() or unicodedata.category(letter) not in IDLE
    ]
    letters = [letter for letter, _ in kept]
    stays = [
        not letter.isspace()
        or letter == "\n"
        or (0 < at < len(letters) - 1 and _parts(letters[at - 1], letters[at + 1]))
        for at, letter in enumerate(letters)
    ]
    chosen = [pair for pair, stay in zip(kept, stays, strict=True) if stay]
    return with_commas("".join(letter for letter, _ in chosen), "zh-hans"), [place for _, place in chosen]


def _parts(before: str, after: str) -> bool:
    return (before.isdigit() and after.isdigit()) or (
        before.isascii() and after.isascii() and before.isalpha() and after.isalpha()
    )


class Role(NamedTuple):
    name: str
    start: int
    end: int


class Scene:
    """`product`: one is named in the sentence or over it; `acts`: something is done that only products are meant by."""

    def __init__(self, text: str, context: str) -> None:
        self.text, self.context = text, context
        self.roles = [role for role in roles_of(text) if role.name != "decoy"]
        self.starts = [role.start for role in self.roles]
        self.clauses = [0, *(found.end() for found in CLAUSE_END.finditer(text))]
        around = {role.name for role in roles_of(context)}
        names = {role.name for role in self.roles} | (around & {"product", "kitchen", "act"})
        eaten = FOOD.search(text + context) and not REHYDRATION.search(text + context)
        cooked = eaten or not ("act" in names or NOT_COOKED.search(text))
        self.product = "product" in names or ("kitchen" in names and not cooked)
        self.eaten = bool(eaten) and "product" not in names
        self.acts = "act" in names
        self.mixing = self.product or self.acts

    @cached_property
    def quantities(self) -> list[Quantity]:
        return [found for found in find_quantities(self.text, "zh-hans") if found.unit]

    def clause(self, at: int) -> tuple[int, int]:
        number = bisect_right(self.clauses, at)
        end = self.clauses[number] if number < len(self.clauses) else len(self.text)
        return self.clauses[number - 1], end

    def role_before(self, at: int, but: frozenset[str] = frozenset()) -> str:
        """The name of the last role in the clause before `at`, leaving out those of `but`; "" where there is none."""
        first, last = self.clause(at)[0], bisect_right(self.starts, at - 1) - 1
        for number in range(last, max(last - NEAR, -1), -1):
            role = self.roles[number]
            if role.start < first:
                break
            if role.name not in but and role.end <= at:
                return role.name
        return ""

    def named_at(self, at: int) -> bool:
        """That a product is named right before `at`: 尿素|百分之一."""
        last = bisect_right(self.starts, at - 1) - 1
        if last < 0 or self.roles[last].name != "product":
            return False
        return self.clause(at)[0] <= self.roles[last].start and at - self.roles[last].end <= NEXT

    def done_before(self, at: int) -> str:
        """As `role_before`, of acts and of "other" alone: what is done with a product, or what else is told of it."""
        return self.role_before(at, frozenset({"product", "kitchen"}))

    def before(self, at: int, most: int = NEAR) -> str:
        return self.text[max(self.clause(at)[0], at - most) : at]

    def behind(self, at: int, most: int = NEAR) -> str:
        return self.text[at : at + most]

    def near(self, start: int, end: int) -> str:
        """The clause around a number, cut so that a hostile text stays linear."""
        first, last = self.clause(start)
        return self.text[max(first, start - 40) : min(last, end + 40)]

    def costs(self, start: int, end: int) -> bool:
        """That money stands in the clause around a number."""
        return MONEY.search(self.near(start, end)) is not None


def roles_of(text: str) -> list[Role]:
    """What the words of the folded `text` are, in order, decoys too."""
    return [Role(found.lastgroup or "", *found.span()) for found in ROLE.finditer(text)]
