"""What a second reader says of sentences one by one, before or after their page is released: right, or back with a reason."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.dispatch import Signal
from django.utils.functional import cached_property
from django.utils.timezone import now
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from science_content.models import SciencePage
from science_content.pages.read_words import ReadWords
from science_content.publishing.actions import lock_versions

from ..engine.authors import keep_authors
from ..engine.saving import Key
from ..engine.sheet import MACHINE, Entry, Sheet, count_as_written, sheet
from ..engine.sources import Translation, translation_of
from ..memory.remembering import forget
from ..readings.models import KINDS, HandedOver, Returned
from ..readings.queries import come_to_a_place, first_authors, read_before, read_since, returned_in, returned_of
from .permissions import may_release
from .recording import OWN_WORDS, hindrances, record, store_read

FINE = "fine"
LONGEST_REASON = 500
ACTION, SITTING = "translation.checked", timedelta(hours=1)
sent_back = Signal()  # `rows`, as they were stored, in the transaction of whoever sent them back
UNREAD, CHANGED, READ, ALONE, ELSEWHERE, BACK = "unread", "changed", "read", "alone", "elsewhere", "returned"
WHY = {OWN_WORDS: "您自己写的，要请另一位来看", "others": "由审校来看"}


@dataclass(frozen=True)
class Verdict:
    """`kind`: FINE, REWRITE or CHECK; the latter with a `reason`. `print`: of the words that were on the screen. `back`: id of
    the return that stood there, "" of none; None where there was no screen.
    """

    key: Key
    kind: str
    print: str
    reason: str = ""
    back: str | None = None


@dataclass(frozen=True)
class Standing:
    """`state`: "" where there are no words; UNREAD; CHANGED, other words were read here; READ; ALONE, by nobody but who wrote
    them; ELSEWHERE, read here, and the same words stand in another place that nobody has read; BACK. `why`, in Chinese: this
    person does not read it, or did not now. `returned` where somebody sent it back.
    """

    state: str = ""
    why: str = ""
    returned: Returned | None = None

    @property
    def is_open(self) -> bool:
        """Whether this person may read it, and it waits for somebody who does."""
        return self.state in (UNREAD, CHANGED, ELSEWHERE, BACK) and not self.why


class Readings:
    """How each sentence of a sheet stands with its readers, and with one person. Eight queries at most, and three more where
    the same words stand in two places.
    """

    def __init__(self, laid: Sheet, user: AbstractUser) -> None:
        self.page, self.user = laid.page, user
        key, code = laid.page.translation_key, laid.page.locale.language_code
        first = first_authors(key, code)
        self.entries = [replace(each, author=first.get(each.digest, each.author)) for each in laid.entries]
        self.read = ReadWords(laid.page.checked_words)
        self.before = read_before(key, code)
        self.returned = returned_of(key, code)
        self.guarded = {each.digest for each in self.entries if each.guarded}
        self.places = Counter(each.digest for each in self.entries if each.digest)

    @cached_property
    def hindered(self) -> dict[str, str]:
        return hindrances(self.page, [each for each in self.entries if each.digest], self.user)

    @cached_property
    def new_places(self) -> set[str]:
        places = [(each.path, each.digest) for each in self.entries]
        return come_to_a_place(self.page.translation_key, self.page.locale.language_code, places)

    @cached_property
    def _here(self) -> dict[str, set[str]]:
        if all(count < 2 for count in self.places.values()):
            return {}
        taken_back = PageLogEntry.objects.filter(page=self.page.pk, action="translation.unchecked").order_by("-pk")
        at = taken_back.values_list("timestamp", flat=True).first()
        return read_since(self.page.translation_key, self.page.locale.language_code, at)

    def was_read_here(self, entry: Entry) -> bool:
        """Whether a reading of its words in this place still holds for this person: another's than who wrote them, or his own."""
        marks = self._here.get(entry.path, set())
        is_own = entry.author == self.user.pk
        return entry.digest in marks or (is_own and any(mark.endswith(f":{entry.digest}") for mark in marks))

    @cached_property
    def by_key(self) -> dict[Key, Entry]:
        return {each.key: each for each in self.entries}

    def standing(self, entry: Entry) -> Standing:
        entry = self.by_key[entry.key]
        if not entry.digest:
            return Standing()
        if back := self.returned.get(entry.digest):
            return Standing(BACK, self.why_not(entry), back)
        is_new = entry.digest in self.new_places and entry.digest not in self.before.get(entry.path, set())
        if self.read.counts(entry.digest, guarded=entry.digest in self.guarded) and not is_new:
            return Standing(ALONE if entry.digest in self.read.alone else READ)
        seen = self.before.get(entry.path, set())
        if self.places[entry.digest] > 1 and self.was_read_here(entry):
            return Standing(ELSEWHERE, self.why_not(entry))
        return Standing(CHANGED if seen and entry.digest not in seen else UNREAD, self.why_not(entry))

    def why_not(self, entry: Entry) -> str:
        if any(found.blocks for found in entry.open_findings):
            return "有错要先改好"
        return WHY.get(self.hindered[entry.digest], "")


@transaction.atomic
def decide(*, page: SciencePage, user: AbstractUser, verdicts: Iterable[Verdict]) -> dict[Key, Standing]:
    """How the sentences stand then; `why` says of one that was not read or not sent back what was in the way. Logged.

    Permissions to translate are the caller's. Words count as read in all their places or in none.
    """
    lock_versions(page)
    page = SciencePage.objects.select_related("locale").get(pk=page.pk)
    translation = translation_of(page)
    if translation is None or page.withdrawn_at or page.source_page is None:
        return {each.key: Standing(why="这一页撤回了，或者没有中文了") for each in verdicts}
    keep_authors(translation)
    deciding = _Deciding(translation, page, user)
    for verdict in verdicts:
        deciding.take(verdict)
    return deciding.write()


class _Deciding:
    def __init__(self, translation: Translation, page: SciencePage, user: AbstractUser) -> None:
        self.translation, self.page, self.user = translation, page, user
        self.laid = sheet(translation, page)
        self.readings = Readings(self.laid, user)
        self.fine: list[Entry] = []
        self.back: list[tuple[Entry, Verdict]] = []
        self.refused: dict[Key, str] = {}
        self.hindrances_met: set[str] = set()

    def take(self, verdict: Verdict) -> None:
        entry = self.readings.by_key.get(verdict.key)
        why = self._why_not(entry, verdict)
        if why or entry is None or self._is_late(entry, verdict) or self._is_read(entry, verdict):
            self.refused[verdict.key] = why
        elif verdict.kind == FINE:
            self.fine.append(entry)
        else:
            self.back.append((entry, verdict))

    def _why_not(self, entry: Entry | None, verdict: Verdict) -> str:
        if entry is None or not entry.digest:
            return "没有译文"
        if entry.print != verdict.print:
            return "刚才又改了，请再看"
        if verdict.kind == FINE:
            self.hindrances_met.add(self.readings.hindered[entry.digest])
            return self.readings.why_not(entry)
        if not may_release(self.user, self.page):
            return "由审校来退"
        return "" if verdict.reason.strip() else "要写明理由"

    def _is_late(self, entry: Entry, verdict: Verdict) -> bool:
        """Whether somebody sent it back after it was found right, as on a screen without a line: the reason is told first."""
        back = self.readings.returned.get(entry.digest)
        return verdict.kind == FINE and verdict.back is not None and back is not None and str(back.pk) != verdict.back

    def _is_read(self, entry: Entry, verdict: Verdict) -> bool:
        """Whether it was read so before: an answer was lost."""
        readings = self.readings
        if verdict.kind != FINE or entry.digest in readings.returned:
            return False
        is_here = entry.digest in readings.before.get(entry.path, set()) and entry.state != MACHINE
        is_as_read = entry.digest in readings.read.marks or entry.author == self.user.pk
        counts = readings.read.counts(entry.digest, guarded=entry.digest in readings.guarded)
        return is_here and is_as_read and counts

    def write(self) -> dict[Key, Standing]:
        if self.fine:
            self._read()
        if self.back:
            self._send_back()
        if OWN_WORDS in self.hindrances_met and may_release(self.user, self.page):
            self._ask_a_second()
        after = Readings(self.laid, self.user)
        told = {entry.key: after.standing(entry) for entry in [*self.fine, *(entry for entry, _ in self.back)]}
        for key, why in self.refused.items():
            standing = after.standing(after.by_key[key]) if key in after.by_key else Standing()
            told[key] = replace(standing, why=why)
        return told

    def _read(self) -> None:
        """Words in several places are read when each of these was; a place that was read before
        counts, unless they were sent back or taken back since.
        """
        readings = self.readings
        here = Counter(each.digest for each in self.fine)
        for each in readings.entries:
            if each.digest in here and each not in self.fine and readings.was_read_here(each):
                here[each.digest] += 1
        whole = [each for each in self.fine if here[each.digest] >= readings.places[each.digest]]
        part = [each for each in self.fine if each not in whole]
        record(self.translation, self.page, readings.entries, whole, self.user, part=part)
        count_as_written(self.translation, [each for each in self.fine if each.state == MACHINE])
        self._settle({each.digest for each in whole}, {(each.path, each.digest) for each in part})
        self._log(len(self.fine), sum(readings.places.values()))

    def _ask_a_second(self) -> None:
        """What a reader mends beside a dose stays Chinese until another has read it: the page is handed to whoever may."""
        page = {"page_key": self.page.translation_key, "language": self.page.locale.language_code}
        HandedOver.objects.get_or_create(**page, defaults={"user": self.user})  # type: ignore[misc]  # as in `hand_over`

    def _settle(self, whole: set[str], part: set[tuple[str, str]]) -> None:
        """What came back in one place is not read after all by reading the same words in another."""
        back = returned_in(self.page.locale.language_code).filter(page_key=self.page.translation_key)
        rows = list(back.values_list("pk", "path", "digest")) if self.readings.returned else []
        ended = [pk for pk, path, digest in rows if digest in whole or (path, digest) in part]
        if ended:
            Returned.objects.filter(pk__in=ended).update(settled_at=now())

    def _is_said(self, entry: Entry, verdict: Verdict) -> bool:
        before = self.readings.returned.get(entry.digest)
        said = verdict.kind, verdict.reason.strip()[:LONGEST_REASON], self.user.pk
        return before is not None and (before.kind, before.reason, before.user_id) == said

    def _log(self, read: int, count: int) -> None:
        """One entry a sitting, however many sentences."""
        last = PageLogEntry.objects.filter(page=self.page.pk).order_by("-pk").first()
        if last and (last.action, last.user_id) == (ACTION, self.user.pk) and now() - last.timestamp < SITTING:
            last.data = {"read": last.data.get("read", 0) + read, "all": count}
            last.timestamp = now()
            last.save(update_fields=["data", "timestamp"])
        else:
            log(instance=self.page, action=ACTION, user=self.user, data={"read": read, "all": count})

    def _send_back(self) -> None:
        gone = {entry.digest for entry, _ in self.back}
        fresh = [
            (entry, verdict) for entry, verdict in self.back if not self._is_said(entry, verdict)
        ]  # an answer was lost
        rows = Returned.objects.bulk_create(
            Returned(
                page_key=self.page.translation_key,
                language=self.page.locale.language_code,
                path=entry.path,
                digest=entry.digest,
                kind=verdict.kind,
                reason=verdict.reason.strip()[:LONGEST_REASON],
                user=self.user,  # type: ignore[misc]  # the settings name the class of users
                reader=self.user.get_full_name() or self.user.get_username(),
            )
            for entry, verdict in fresh
        )
        sent_back.send(Returned, rows=rows)
        store_read(self.translation, self.page, ReadWords(self.page.checked_words).without(gone))
        paths = {each.path for each in self.readings.entries if each.digest in gone}
        forget(self.page.translation_key, self.page.locale.language_code, paths)
        for entry, verdict in fresh:
            data = {"sentence": entry.source[:80], "kind": dict(KINDS)[verdict.kind], "reason": verdict.reason.strip()}
            log(instance=self.page, action="translation.returned", user=self.user, data=data)
