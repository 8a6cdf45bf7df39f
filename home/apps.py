from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "首页"

    def ready(self) -> None:
        from science_content.pages import previews  # noqa: PLC0415 -- apps are ready

        from .kiosk.preview import dress  # noqa: PLC0415 -- apps are ready

        previews.register_mode(previews.Mode("kiosk", "触摸屏", 10, dress=dress))
