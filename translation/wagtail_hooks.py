"""The app's register of admin hooks; each lives in its room."""

from .release import hooks as release_hooks  # noqa: F401
