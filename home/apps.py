from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "首页"

    def ready(self) -> None:
        from science_content.desk import previews

        from .kiosk.preview import dress

        previews.register(previews.Mode("kiosk", "触摸屏", 10, dress=dress))
