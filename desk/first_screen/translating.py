"""What somebody who works in a language does next, on the first screen: as the desk ranks it, without most of what is new."""

from dataclasses import dataclass
from typing import Any

from languages.registry import Language
from translation.release.permissions import languages_of

from ..translators.queries import rows
from ..translators.ranking import OF_THE_MONTH, Step, ranked

MOST_NEW = 3  # pages that nobody has begun


@dataclass(frozen=True)
class Work:
    language: Language
    steps: list[Step]

    @property
    def first(self) -> Step | None:
        """Never what another has taken: he is on it."""
        return next((step for step in self.steps if step.address and not step.is_anothers), None)

    @property
    def others(self) -> list[Step]:
        return [step for step in self.steps if step is not self.first]


def work_of(user: Any) -> list[Work]:
    """For each language that the person works in; an administrator works in none. Some eighteen queries a language,
    however many pages and claims it has.
    """
    languages = [] if user.is_superuser else languages_of(user)
    if not languages:
        return []
    releases = languages_of(user, "publish")
    found = [Work(language, _steps(language, user, language in releases)) for language in languages]
    return [work for work in found if work.steps]


def _steps(language: Language, user: Any, releases: bool) -> list[Step]:
    found = ranked(language, rows(language), user, releases=releases).steps
    new = [step for step in found if step.rank[0] == OF_THE_MONTH]
    return [step for step in found if step not in new[MOST_NEW:]]
