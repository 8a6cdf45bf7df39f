"""What `make run` uses: embedded defaults, real error pages, no secret needed."""

from .base import *  # noqa: F403
from .environment import boolean

DEBUG = boolean("DEBUG", False)
SECRET_KEY = "only-for-this-machine-" + "x" * 40
ALLOWED_HOSTS = ["*"]
STORAGES = {
    "default": UPLOADS,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
LOGGING["root"]["level"] = "WARNING"  # noqa: F405
