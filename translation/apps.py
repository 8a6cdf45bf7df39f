from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "translation"
    verbose_name = "翻译"

    def ready(self) -> None:
        from science_content.publishing import followers

        from .release.follower import mark_translations

        followers.register("translation.mark", 10, mark_translations)
