"""A language's reviewer lets one finding on one sentence pass, with a reason."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log
from wagtail_localize.models import Translation

from ..dismissals.models import Dismissal
from .judging import judge_words, judged

LEAST_REASON, LONGEST_REASON = 4, 500  # characters
TWICE = "这一条已经放行过了。"


class CannotDismiss(ValidationError):
    """Says in Chinese why a finding is not let pass."""


@transaction.atomic
def dismiss(*, translation: Translation, key: str, reason: str, user: AbstractUser) -> Dismissal:
    """Let the finding of `key` pass, a blocking one too; logged. Raises CannotDismiss; permissions are the caller's."""
    reason = " ".join("".join(sign if sign.isprintable() else " " for sign in reason).split())
    if not LEAST_REASON <= len(reason) <= LONGEST_REASON:
        raise CannotDismiss(f"请写明理由，{LEAST_REASON}到{LONGEST_REASON}个字。")
    each = next((each for each in judged(translation) if key in each.findings), None)
    if each is None:
        raise CannotDismiss("这一条已经没有了：中文或译文改过。请看现在的发现。")
    if key in each.dismissed:
        raise CannotDismiss(TWICE)
    found = each.findings[key]
    row, is_new = Dismissal.objects.get_or_create(  # type: ignore[misc]  # the settings name the class of users
        page_key=translation.source.object_id,
        language=translation.target_locale.language_code,
        key=key,
        defaults={
            "check_id": found.check,
            "sentence": f"“{each.source}”：{found.sentence}",
            "reason": reason,
            "user": user,
        },
    )
    if not is_new:  # somebody else did, a moment ago
        raise CannotDismiss(TWICE)
    judge_words(translation)
    data = {"sentence": row.sentence, "words": each.words, "reason": reason}
    log(instance=translation.get_target_instance(), action="translation.dismissed", user=user, data=data)
    return row
