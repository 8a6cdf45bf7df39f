from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """Installed in a throw-away project only (`project.py`), never in the site."""

    name = "search.evaluation"
    label = "search_evaluation"
    default_auto_field = "django.db.models.BigAutoField"
