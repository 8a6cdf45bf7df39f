from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = label = "search"
    verbose_name = "搜索"

    def ready(self) -> None:
        from . import checks  # noqa: F401, PLC0415 -- apps are ready
