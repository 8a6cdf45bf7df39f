"""A site with an error that `manage.py check` names does not start."""

import runpy

import pytest
from django.core.checks import Error, Warning, registry
from django.core.management.base import SystemCheckError


@pytest.fixture
def plant(monkeypatch):
    """`plant(message)`: a start-up check says so until the test ends."""

    def planted(message) -> None:
        def check(app_configs=None, **kwargs):
            return [message]

        check.tags = ("planted",)
        monkeypatch.setattr(registry.registry, "registered_checks", {*registry.registry.registered_checks, check})

    return planted


def test_gunicorn_s_door_opens_where_nothing_is_wrong(plant):
    plant(Warning("mend this some day", id="planted.W001"))
    assert callable(runpy.run_module("cms.wsgi")["application"])


def test_gunicorn_s_door_stays_shut_and_says_why(plant):
    plant(Error("SonnetPage.drawing is not said", id="science_content.E004"))
    with pytest.raises(SystemCheckError, match="SonnetPage.drawing is not said"):
        runpy.run_module("cms.wsgi")
