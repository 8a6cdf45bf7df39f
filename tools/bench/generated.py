"""Generated pages and questions: words of farming by Zipf's law, about as long as a page of the library; a seed makes them again."""

import random
from collections.abc import Iterator
from functools import cache

from search.analysis import han

LENGTH = 220  # words of a body, about 500 characters
FILLERS = [
    "的",
    "和",
    "在",
    "要",
    "把",
    "先",
    "再",
    "不",
    "上",
    "下",
    "里",
    "用",
    "每",
    "次",
    "水",
    "土",
    "树",
    "叶",
    "根",
    "花",
    "果",
    "牛",
    "羊",
    "看",
    "种",
    "收",
    "晒",
    "防",
    "治",
    "病",
    "虫",
    "药",
]


@cache
def words() -> tuple[list[str], list[float]]:
    """(words, cumulative weights): the commonest is drawn a thousand times as often as the thousandth."""
    found = sorted(word for word in han.AGRONOMY if len(word) > 1)
    random.Random(1).shuffle(found)
    total, weights = 0.0, []
    for rank in range(1, len(found) + 1):
        total += 1 / rank
        weights.append(total)
    return found, weights


def documents(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    chance = random.Random(seed)
    vocabulary, weights = words()
    for number in range(count):
        drawn = chance.choices(vocabulary, cum_weights=weights, k=LENGTH // 2)
        rare = "".join(chance.choice("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥") for _ in range(3))
        text = "".join(
            f"{word}{chance.choice(FILLERS)}{'。' if place % 9 == 8 else ''}" for place, word in enumerate(drawn)
        )
        title = "".join(chance.choices(vocabulary, cum_weights=weights, k=3)) + rare
        yield {
            "id": f"generated-{number}",
            "title": title,
            "headings": "，".join(drawn[:4]),
            "body": text,
            "lang": "zh-hans",
        }


def questions(count: int, seed: int = 2) -> list[str]:
    """One to three words, common and rare alike, as people ask."""
    chance = random.Random(seed)
    vocabulary, _ = words()
    return [" ".join(chance.sample(vocabulary, chance.choice((1, 2, 2, 3)))) for _ in range(count)]
