"""The production settings; static files are collected into a folder of this run, compressed as with requirements.txt alone."""

import os

from cms.settings.production import *  # noqa: F403

STATIC_ROOT = os.environ["STATIC_ROOT"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "tools.bench.storage.GzipStaticFilesStorage"}}  # noqa: F405
