"""The door for gunicorn. It asks what `manage.py check` asks: a site with an error in it does not start."""

import os

from django.core.checks import ERROR, run_checks
from django.core.management.base import SystemCheckError
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
application = get_wsgi_application()
errors = [str(message) for message in run_checks() if message.is_serious(ERROR)]
if errors:
    raise SystemCheckError("\n".join(["The site does not start:", *errors]))
