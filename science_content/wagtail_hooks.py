"""The app's register of admin hooks; each lives in its room."""

from .feedback import hooks as feedback_hooks  # noqa: F401
from .media import hooks as media_hooks  # noqa: F401
from .publishing import hooks as publishing_hooks  # noqa: F401
from .withdrawal import hooks as withdrawal_hooks  # noqa: F401
