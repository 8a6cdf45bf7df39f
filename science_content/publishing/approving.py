"""Approving acts on what was on the screen: what somebody had before him goes with the form, and nothing else is approved."""

from dataclasses import dataclass, field
from typing import Any

from django.core import signing
from wagtail.models import Revision

from ..pages.content import content_digest, content_of
from ..pages.gate import NotPublishable, refuse_unpublishable, refuse_unreviewable
from ..pages.models import SIGNIFICANCE, SciencePage
from .actions import lock_versions
from .changes import CONTENT, MEANINGS, changes, meaning_of
from .reviews import record_review
from .telling import Told, told

SALT = "science_content.seen"
SAID = ("significance", "significance_reason")
NOT_SEEN = "批准以前，请先看这次改了什么。"
CHANGED_SINCE = "您看过以后又改了，没有批准。请看后来改的："


class ChangedSince(NotPublishable):
    """The latest draft is another than what was on the screen; `since` says what came, line by line."""

    def __init__(self, since: list[Told]) -> None:
        super().__init__([CHANGED_SINCE, *(line.sentence for line in since)])
        self.since = since


@dataclass(frozen=True)
class Waiting:
    """A draft that waits for a person: what it changes, what that means, and what its editor said of it.

    `before` is the page as readers see it, None where they see none. `seen` goes into the form on which this is shown.
    """

    page: SciencePage
    draft: SciencePage
    before: SciencePage | None
    changes: list[Told] = field(default_factory=list)
    computed: str = CONTENT
    seen: str = ""

    @property
    def said(self) -> str:
        return self.draft.significance or self.computed

    @property
    def computed_words(self) -> str:
        return dict(SIGNIFICANCE)[self.computed]

    @property
    def is_less(self) -> bool:
        """Whether the editor makes less of it than was computed."""
        return MEANINGS.index(self.said) < MEANINGS.index(self.computed)


def waiting(page: SciencePage) -> Waiting:
    """The latest draft of a Chinese page, in its own type, beside what readers see now."""
    revision = page.get_latest_revision()
    draft = revision.as_object()
    seen = signing.dumps({"page": page.pk, "stored": _seen_of(revision)}, salt=SALT, compress=True)
    if not page.live:
        return Waiting(page, draft, None, seen=seen)
    before = type(page).objects.get(pk=page.pk)
    return Waiting(page, draft, before, told(before, draft), meaning_of(changes(before, draft)), seen)


def approve(page: SciencePage, *, user: Any, seen: str, raised: str = "") -> Revision:
    """Record that `user` stands for the latest draft, and return that to be published, under a lock of the page.

    `seen` is what `waiting` gave for the screen. `raised` is a graver significance that the reviewer chose; less is no choice.
    Raises NotPublishable where the draft must not pass or `seen` is not of this page, ChangedSince where it is another now.
    """
    lock_versions(page)
    page = page.specific_class.objects.get(pk=page.pk)
    revision = Revision.objects.select_for_update().get(pk=page.latest_revision_id)
    draft, now = revision.as_object(), _seen_of(revision)
    stored = _stored(page, seen)
    if stored is not None and not _is_same(stored, now):
        raise ChangedSince(_since(page, revision, stored))
    refuse_unreviewable(draft)
    refuse_unpublishable(draft)
    if stored is None:
        raise NotPublishable([f"“{page.title}”没有批准。", NOT_SEEN])
    if raised in MEANINGS and raised != draft.significance:
        _raise(page, draft, revision, raised)
    record_review(page, stored=revision.content, user=user, revision_id=revision.pk)
    return revision


def _seen_of(revision: Revision) -> dict[str, Any]:
    """All of a draft that a person judges: its content, and what its editor said of the change."""
    return content_of(revision.content) | {name: revision.content.get(name, "") for name in SAID}


def _stored(page: SciencePage, seen: str) -> dict[str, Any] | None:
    """What was on the screen; None where `seen` is nothing of ours, or of another page."""
    try:
        shown = signing.loads(seen, salt=SALT)
    except signing.BadSignature:
        return None
    return shown["stored"] if shown["page"] == page.pk else None


def _is_same(stored: dict[str, Any], now: dict[str, Any]) -> bool:
    return content_digest(stored) == content_digest(now) and all(stored[name] == now[name] for name in SAID)


def _since(page: SciencePage, revision: Revision, stored: dict[str, Any]) -> list[Told]:
    before = page.with_content_json({**revision.content, **stored})  # type: ignore[no-untyped-call]
    now, words = revision.as_object(), dict(SIGNIFICANCE)
    said = [
        Told(str(page._meta.get_field(name).verbose_name), words.get(was, was), words.get(is_now, is_now), CONTENT)
        for name in SAID
        if (was := getattr(before, name)) != (is_now := getattr(now, name))
    ]
    return told(before, now) + said


def _raise(page: SciencePage, draft: SciencePage, revision: Revision, raised: str) -> None:
    before = type(page).objects.get(pk=page.pk) if page.live else None
    computed = meaning_of(changes(before, draft)) if before else CONTENT
    if MEANINGS.index(raised) > MEANINGS.index(draft.significance or computed):
        revision.content["significance"] = raised
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
