"""The app's register of admin hooks; each lives in its room."""

from .feedback import hooks as feedback_hooks  # noqa: F401
from .first_screen import hooks as first_screen_hooks  # noqa: F401
from .mails import hooks as mails_hooks  # noqa: F401
from .many_pages import hooks as many_pages_hooks  # noqa: F401
from .paste import hooks as paste_hooks  # noqa: F401
from .quality import hooks as quality_hooks  # noqa: F401
from .questions import hooks as questions_hooks  # noqa: F401
from .recordings import hooks as recordings_hooks  # noqa: F401
from .registers import hooks as registers_hooks  # noqa: F401
from .reviews import hooks as reviews_hooks  # noqa: F401
from .translators import hooks as translators_hooks  # noqa: F401
from .withdrawal import hooks as withdrawal_hooks  # noqa: F401
from .workbench import hooks as workbench_hooks  # noqa: F401
