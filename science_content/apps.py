from django.apps import AppConfig


class ScienceContentConfig(AppConfig):
    name = "science_content"
    verbose_name = "科普内容"

    def ready(self) -> None:
        from django.urls import register_converter  # noqa: PLC0415 -- apps are ready
        from PIL import Image  # noqa: PLC0415 -- apps are ready

        from . import checks, inline_tags  # noqa: F401, PLC0415 -- apps are ready
        from .followers import actions as followers  # noqa: PLC0415 -- apps are ready
        from .media.avif import save_faster  # noqa: PLC0415 -- apps are ready
        from .pages.converters import PageIdConverter  # noqa: PLC0415 -- apps are ready
        from .pages.finding import find_what_is_saved  # noqa: PLC0415 -- apps are ready
        from .publishing import moving, receiver  # noqa: F401, PLC0415 -- apps are ready
        from .publishing.actions import FOLLOWER, carry_again  # noqa: PLC0415 -- apps are ready
        from .publishing.pictures import make_pictures_of  # noqa: PLC0415 -- apps are ready
        from .publishing.visible import register_what_readers_see  # noqa: PLC0415 -- apps are ready
        from .recordings.played import ask_for_listeners  # noqa: PLC0415 -- apps are ready

        register_converter(PageIdConverter, "page_id")
        Image.register_save("AVIF", save_faster)
        followers.register_follower(FOLLOWER, 5, carry_again, only_again=True)
        followers.register_follower("science_content.pictures", 20, make_pictures_of)
        followers.register_follower("science_content.listeners", 30, ask_for_listeners)
        register_what_readers_see()
        find_what_is_saved()
