from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "站点"

    def ready(self) -> None:
        from science_content.stamp import seen_by_readers  # noqa: PLC0415 -- apps are ready

        from .models import SiteFacts  # noqa: PLC0415 -- apps are ready

        seen_by_readers(SiteFacts)
