"""What a native reader does, without a screen: looks at the live page, and ticks sentences by their Chinese."""

from tests.trees import DOSE
from translation.engine.sources import store_words, translation_of
from translation.engine.whole import WholePage, whole
from translation.release.actions import release
from translation.release.ticking import tick

WORDS = {
    DOSE["substance"]: "སྨན་ཁུ། 10%",
    DOSE["purpose"]: "སྲིན་འབུ་འགོག",
    DOSE["method"]: "ཆུ་བསྲེས་ནས་གཏོར།",
    "清水": "ཆུ་གཙང་མ།",
}
WASH = "打药后洗手。"


def seen(page) -> WholePage:
    return whole(translation_of(page))


def read_by(page, user, *chinese: str, screen: str = ""):
    """The sentences named by their Chinese, all of them where none is."""
    shown = seen(page)
    chosen = [each.digest for each in shown.can_be_read if not chinese or each.chinese in chinese]
    return tick(page=page, user=user, sentences=chosen, screen=screen or shown.print)


def has_dose_words(client, page, prefix: str = "") -> bool:
    return WORDS[DOSE["purpose"]] in client.get(f"{prefix}{page.url}").content.decode()


def write(tree, user, **words: str) -> None:
    store_words(translation_of(tree.tibetan), words, user=user)
    release(translation_of(tree.tibetan))
