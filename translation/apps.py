from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "translation"
    verbose_name = "翻译"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate  # noqa: PLC0415 -- apps are ready

        from science_content.followers import actions as followers  # noqa: PLC0415 -- apps are ready
        from science_content.pages import previews  # noqa: PLC0415 -- apps are ready
        from science_content.publishing.composing import register_composer  # noqa: PLC0415 -- apps are ready

        from .engine.composing import PageComposer  # noqa: PLC0415 -- apps are ready
        from .engine.dates import write_dates_in_numbers  # noqa: PLC0415 -- apps are ready
        from .engine.judging import judge_at_each_save  # noqa: PLC0415 -- apps are ready
        from .engine.syncing import switch_syncing_off  # noqa: PLC0415 -- apps are ready
        from .engine.upgrade import bind_words, remember_what_was_read  # noqa: PLC0415 -- apps are ready
        from .release.follower import show_new_words  # noqa: PLC0415 -- apps are ready
        from .release.preview import in_language, is_chinese  # noqa: PLC0415 -- apps are ready

        write_dates_in_numbers()
        judge_at_each_save()
        switch_syncing_off()
        register_composer(PageComposer)
        post_migrate.connect(bind_words, sender=self, dispatch_uid="translation.bind_words")
        post_migrate.connect(remember_what_was_read, sender=self, dispatch_uid="translation.remember_what_was_read")
        followers.register_follower("translation.mark", 10, show_new_words)
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
