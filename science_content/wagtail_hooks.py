"""The app's register of admin hooks; each lives in its room."""

from .desk import hooks as desk_hooks  # noqa: F401
from .feedback import hooks as feedback_hooks  # noqa: F401
from .places import hooks as places_hooks  # noqa: F401
from .quality import hooks as quality_hooks  # noqa: F401
from .withdrawal import hooks as withdrawal_hooks  # noqa: F401
