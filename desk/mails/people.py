"""Who is told by mail, asked anew each time: whoever works in a language, has an address, and did not switch it off."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from translation.release.permissions import languages_of


def is_mail_set() -> bool:
    return bool(settings.MAIL_IS_SET)


def hearer(person: int) -> Any | None:
    """The user of this id, where he is told by mail now. An administrator works in no language: his first screen has none either."""
    people = get_user_model().objects.filter(is_active=True, is_superuser=False, hears_by_mail=True)
    user = people.filter(pk=person).first()
    if user is None or not _is_address(user.email) or not user.has_perm("wagtailadmin.access_admin"):
        return None
    return user if languages_of(user) else None


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
