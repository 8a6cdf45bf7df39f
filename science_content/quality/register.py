"""Every check, in the order in which their findings are shown among equals; a new check is one more line here."""

from dataclasses import dataclass

from .alternatives import MissingAlternative
from .dosage import AmountInProse
from .exceptions import NamedExceptions
from .facts import MissingFact, ReviewDate
from .findings import ERROR, SEVERITIES, Check, Finding
from .links import DeadLink
from .shape import Headings, Lengths
from .sources import MissingSource, NothingReadInFull, UnverifiedSource
from .substances import DoubtfulSubstance
from .unlike import UnlikeOthers
from .weight import PageWeight
from .wording import LongSentence, RareCharacter

CHECKS: tuple[Check, ...] = (
    MissingSource(),
    UnverifiedSource(),
    NothingReadInFull(),
    MissingAlternative(),
    AmountInProse(),
    DoubtfulSubstance(),
    UnlikeOthers(),
    DeadLink(),
    LongSentence(),
    Headings(),
    PageWeight(),
    ReviewDate(),
    Lengths(),
    MissingFact(),
    RareCharacter(),
    NamedExceptions(),
)


@dataclass(frozen=True)
class Result:
    """One check that found something."""

    check: Check
    findings: tuple[Finding, ...]


def results(page, checks: tuple[Check, ...] = CHECKS) -> list[Result]:
    """What the checks find in `page`, in its own type; the gravest first. A translation is asked only what suits every language."""
    is_translation = page.locale_id and not page.language.is_source
    asked = [check for check in checks if check.every_language or not is_translation]
    found = [Result(check, tuple(check.check(page))) for check in asked]
    return sorted(
        (result for result in found if result.findings), key=lambda result: SEVERITIES.index(result.check.severity)
    )


def errors(page) -> list[Finding]:
    """What keeps `page` from passing science review."""
    grave = tuple(check for check in CHECKS if check.severity == ERROR)
    return [finding for result in results(page, grave) for finding in result.findings]
