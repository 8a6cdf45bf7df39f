"""The test settings with static files as production serves them: hashed and compressed. For tests of weight."""

import os

from cms.settings.test import *  # noqa: F403

STATIC_ROOT = os.environ["STATIC_ROOT"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "tests.readers_files.ReadersFiles"}}  # noqa: F405
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = False
