from django.apps import AppConfig


class ScienceContentConfig(AppConfig):
    name = "science_content"
    verbose_name = "科普内容"

    def ready(self) -> None:
        from . import checks, inline_tags  # noqa: F401
        from .publishing import receiver  # noqa: F401
