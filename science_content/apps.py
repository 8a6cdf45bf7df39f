from django.apps import AppConfig


class ScienceContentConfig(AppConfig):
    name = "science_content"
    verbose_name = "科普内容"

    def ready(self) -> None:
        from PIL import Image

        from . import checks, inline_tags  # noqa: F401
        from .media.avif import save_faster
        from .media.pictures import make_pictures_of
        from .publishing import followers, receiver  # noqa: F401

        Image.register_save("AVIF", save_faster)
        followers.register("science_content.pictures", 20, make_pictures_of)
