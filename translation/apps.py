from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "translation"
    verbose_name = "翻译"

    def ready(self) -> None:
        from science_content.followers import actions as followers  # noqa: PLC0415 -- apps are ready
        from science_content.pages import previews  # noqa: PLC0415 -- apps are ready

        from .engine.dates import write_dates_in_numbers  # noqa: PLC0415 -- apps are ready
        from .engine.syncing import switch_syncing_off  # noqa: PLC0415 -- apps are ready
        from .release.follower import mark_translations  # noqa: PLC0415 -- apps are ready
        from .release.preview import in_language, is_chinese  # noqa: PLC0415 -- apps are ready

        write_dates_in_numbers()
        switch_syncing_off()
        followers.register_follower("translation.mark", 10, mark_translations)
        previews.register_mode(
            previews.Mode(
                "bo",
                "藏文",
                30,
                offered=is_chinese,
                stands_for=lambda page: in_language(page, "bo"),
                absent="这一页还没有开始译成藏文。",
            )
        )
