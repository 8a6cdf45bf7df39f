from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = label = "search"
    verbose_name = "搜索"
