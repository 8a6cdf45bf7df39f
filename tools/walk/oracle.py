"""What a reader must and must not find, at every address, asked of the stored Chinese page and of what the walk wrote down.

It knows nothing of how a translation is made: only which words were made for which sentence, released, and read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django.utils.html import strip_tags

from languages.sentences import mark, may_stand_for, normal
from science_content.models import ArticlePage, SciencePage
from tests.doses import Shown

from .answers import Answer
from .original import Original, Words
from .reading import Read, read
from .world import LANGUAGES, World, content

PLACE = "533401"
TAG = re.compile(r"<[^>]*>")


@dataclass
class Seen:
    """One language's page as readers get it, and `original`, which it says in other words."""

    world: World
    code: str
    original: Original
    target: ArticlePage

    def get(self, address: str) -> Answer:
        return self.world.answers.get(address)

    @property
    def source(self) -> ArticlePage:
        return self.original.page

    @property
    def addresses(self) -> dict[str, str]:
        """Each language in every dress at every second step."""
        own, beside = self.target.url_path, f"/{self.code}/side-by-side/{self.target.pk}/"
        found = {"page": own, "side by side": beside}
        kiosk = {"kiosk": f"/e/{PLACE}{own}", "kiosk side by side": f"/e/{PLACE}{beside}"}
        return found | kiosk if (self.world.steps + LANGUAGES.index(self.code)) % 2 else found

    @property
    def lists(self) -> dict[str, str]:
        topic = self.target.get_parent().url_path
        return {
            "card": topic,
            "feed": f"/{self.code}/feed/",
            "search": f"/{self.code}/search/?q={quote(self.source.title)}",
        }


def violations(world: World) -> list[str]:
    """What is wrong after a step, one sentence each; empty is right."""
    source = world.article
    original = Original(source, *world.answers.get(source.url_path))
    found = [f"zh-hans: {said}" for said in _of_chinese(world, original)]
    for code in LANGUAGES:
        seen = Seen(world, code, original, world.target(code))
        found += [f"{code}: {said}" for said in _of_language(seen)]
    return found


def _of_chinese(world: World, original: Original) -> Iterator[str]:
    source = original.page
    yield from _status("page", original.status, source)
    if original.status == 200:
        yield from _of_review("page", original.html, world, source)
    for address in world.addresses - {source.url_path}:
        status, _ = world.answers.get(address)
        if status == 404 and (source.live or source.withdrawn_at):
            yield f"its old address {address} is lost"
    world.addresses.add(source.url_path)
    if _aliases():
        yield "there is an alias"


def _of_review(name: str, html: str, world: World, source: ArticlePage) -> Iterator[str]:
    is_reviewed = content(source) in world.reviewed
    if ("科学审核：" in html) != is_reviewed:
        yield f"{name}: {'a review is withheld' if is_reviewed else 'the name of who never saw this stands there'}"


def _aliases() -> bool:
    return bool(SciencePage.objects.exclude(alias_of=None).exists())


def _status(name: str, status: int, source: SciencePage) -> Iterator[str]:
    """`source`: the Chinese page, which all languages follow."""
    wanted = {410} if source.withdrawn_at else {200} if source.live else {404, 410}
    if status not in wanted:
        yield f"{name} answers {status} for {sorted(wanted)}"


def _of_language(seen: Seen) -> Iterator[str]:
    pages = {name: seen.get(address) for name, address in seen.addresses.items()}
    for name, (status, _) in pages.items():
        yield from _status(name, status, seen.source)
    is_open = seen.original.is_open
    for name, address in seen.lists.items():
        status, html = seen.get(address)
        if status == 200:
            yield from _of_list(seen, name, TAG.sub(" ", html), is_open)
    if is_open and pages["page"][0] == 200:
        found = {name: read(html) for name, (_, html) in pages.items()}
        yield from _of_structured_data(seen, found["page"])
        yield from _of_notices(seen, found["page"])
        yield from _of_review("page", pages["page"][1], seen.world, seen.source)
        for name, page in found.items():
            yield from _of_page(seen, name, page)


def _of_list(seen: Seen, name: str, text: str, is_open: bool) -> Iterator[str]:
    made_for = seen.world.ledger.made_for(text, seen.code)
    own = [each for each in made_for if not _of_topic(seen, each)]
    if not is_open and own:
        yield f"{name} names what is gone"
    for chinese in own if is_open else ():
        if not any(_fits(chinese, text) for text in seen.original.says):
            yield f"{name} says what the page no longer says: words for “{chinese}”"


def _of_topic(seen: Seen, chinese: str) -> bool:
    return any(normal(chinese) == normal(topic.title) for topic in seen.world.topics)


@lru_cache(65536)  # the same few sentences, at every address after every step
def _fits(chinese: str, now: str, is_strict: bool = False) -> bool:
    return normal(chinese) == normal(now) or (not is_strict and may_stand_for(chinese, now))


def _of_page(seen: Seen, name: str, page: Read) -> Iterator[str]:
    yield from _of_doses(seen, name, page)
    if name in ("page", "kiosk") and page.numbers != seen.original.read.numbers:
        yield f"{name}: numbers {page.numbers} for {seen.original.read.numbers}"
    now = seen.original.says
    for part in page.strict:
        for chinese in seen.world.ledger.made_for(part, seen.code):
            if not any(_fits(chinese, each, is_strict=True) for each in now):
                yield f"{name}: words for “{chinese}” stand beside a number of other words"
    shown_for = seen.world.ledger.made_for(page.text, seen.code)
    for chinese in shown_for:
        if not any(_fits(chinese, each) for each in now):
            yield f"{name}: words for “{chinese}”, which Chinese does not say"
    if name in ("page", "kiosk"):
        yield from _of_what_is_safe(seen, name, page, shown_for)


def _of_what_is_safe(seen: Seen, name: str, page: Read, shown_for: list[str]) -> Iterator[str]:
    """Every sentence stands there, in Chinese or in words for it; released words for it are not withheld from prose."""
    made_for = {mark(chinese) for chinese in shown_for}
    in_dose = {normal(word) for _, dose in seen.original.places for _, word in dose if word}
    for sentence in seen.original.says:
        if normal(sentence) in in_dose:
            continue
        is_there = mark(sentence) in made_for or normal(sentence) in page.flat
        if not is_there and not any(may_stand_for(chinese, sentence) for chinese in shown_for):
            yield f"{name}: “{sentence}” is lost"
    for path, words in seen.world.told.get(seen.code, {}).items():
        is_said = path[0] in ("title", "summary") and path[1] == mark(getattr(seen.source, path[0]))
        if is_said and words.split()[0] not in page.text:
            yield f"{name}: the released words of its {path[0]} are withheld"


def _of_doses(seen: Seen, name: str, page: Read) -> Iterator[str]:
    chinese, ours, places = seen.original.read.doses, page.doses, seen.original.places
    if page.hidden > seen.original.read.hidden:  # there it is a reviewer who hid it
        yield f"{name}: a safe dose is hidden"
    if "side" in name:  # what has no words yet stands on the Chinese side alone
        pairs = [
            pair for pair in zip(chinese, places, strict=False) if pair[0].amounts in [each.amounts for each in ours]
        ]
        chinese = [dose for dose, _ in pairs]
        places = [place for _, place in pairs]
    if [dose.numbers for dose in ours] != [dose.numbers for dose in chinese]:
        yield f"{name}: doses {[dose.numbers for dose in ours]} for {[dose.numbers for dose in chinese]}"
    if [dose.amounts for dose in ours] != [dose.amounts for dose in chinese] and seen.code == "lis":
        yield f"{name}: a unit of a dose is another"
    for dose, original, (_, words) in zip(ours, chinese, places, strict=False):
        if (dose.product, dose.never, dose.label, dose.limits) != _of_a_label(original, dose):
            yield f"{name}: a dose says “{dose}” for “{original}”"
        yield from _of_words(seen, name, dose, original, words)


def _of_a_label(original: Shown, dose: Shown) -> tuple[Any, ...]:
    """What is the same in every language: of a fertiliser all but its name, which is no product's."""
    product = original.product if original.limits else dose.product
    return product, original.never, original.label, original.limits


def _of_words(seen: Seen, name: str, dose: Shown, original: Shown, chinese: Words) -> Iterator[str]:
    told, read = seen.world.told.get(seen.code, {}), seen.world.read.get(seen.code, set())
    own = [told.get((path, mark(text))) for path, text in chinese if text]
    is_read = all(words in read for words in own) and None not in own
    for (tag, text), (_, theirs) in zip(dose.words, original.words, strict=False):
        if tag == "zh-Hans" and text != theirs:
            yield f"{name}: a dose says “{text}” in Chinese for “{theirs}”"
        if tag != "zh-Hans" and not is_read:
            yield f"{name}: words of a dose are shown that nobody has read for it: {text}"
    if is_read and any(tag == "zh-Hans" for tag, _ in dose.words):
        yield f"{name}: words of a dose that were read are withheld"


def _of_structured_data(seen: Seen, page: Read) -> Iterator[str]:
    now = seen.original.says
    for text in page.data:
        for chinese in seen.world.ledger.made_for(text, seen.code):
            if not _of_topic(seen, chinese) and not any(_fits(chinese, each) for each in now):
                yield f"structured data: words for “{chinese}”, which Chinese does not say"
    for text in page.meta:
        for chinese in seen.world.ledger.made_for(text, seen.code):
            if not any(_fits(chinese, each) for each in (seen.source.title, seen.source.summary)):
                yield f"meta: words for “{chinese}”, which Chinese does not say"


def _of_notices(seen: Seen, page: Read) -> Iterator[str]:
    now, text, flat = seen.original.says, page.text, page.flat
    made_for = seen.world.ledger.made_for(text, seen.code)
    said = {mark(each) for each in now}
    if any(mark(strip_tags(each)) not in said for each in made_for) and "译文较旧" not in text:
        yield "old words stand there without a notice"
    told = {mark(each) for each in made_for}
    is_whole = told <= said and all(mark(each) in told or normal(each) in flat for each in now)
    is_whole &= len(said) == len(now)  # of two equal sentences one may stand in old words
    if is_whole and not seen.source.hidden_blocks and ("译文较旧" in text or "安全提示" in text):
        yield "a notice speaks of old words where there are none"
    if "没有跟上中文" in text:
        yield "the page says that it does not follow"
