"""In the page editor, a picture that is chosen brings the words that say what it shows."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_editor_js")
def words_of_pictures() -> str:
    return format_html('<script type="module" src="{}"></script>', static("science_content/picture_words.js"))
