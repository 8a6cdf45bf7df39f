"""Feedback as the editors' list asks for it."""

from django.db.models import Count, Q, QuerySet

from languages import registry
from science_content.feedback.models import ANSWERS, Feedback

STATES = {"open": Q(handled_at=None), "done": Q(handled_at__isnull=False), "all": Q()}


def feedback_list(*, answer: str = "", language: str = "", state: str = "open") -> QuerySet[Feedback]:
    """Newest first, with page, place and who handled it; what is no answer, language or state of ours filters nothing."""
    wanted = STATES.get(state, STATES["open"])
    wanted &= Q(answer=answer) if answer in dict(ANSWERS) else Q()
    wanted &= Q(language=language) if language in registry.LANGUAGES else Q()
    rows = Feedback.objects.filter(wanted).select_related("page__locale", "place", "handled_by")
    return rows.defer("page__body")


def counts() -> dict[str, int]:
    """How many there are in each state of STATES."""
    return Feedback.objects.aggregate(**{name: Count("pk", filter=wanted) for name, wanted in STATES.items()})
