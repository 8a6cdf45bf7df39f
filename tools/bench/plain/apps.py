"""The app's label: what its table and templates are named by."""

from django.apps import AppConfig


class PlainConfig(AppConfig):
    name = "tools.bench.plain"
    label = "plain"
