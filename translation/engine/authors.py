"""Who wrote the words of a translation: asked when they are read, so that nobody vouches for words of his own."""

from wagtail_localize.models import StringTranslation, Translation

from languages.sentences import digest, mark

from ..readings.models import WordsAuthor
from ..readings.queries import first_authors


def keep_authors(translation: Translation) -> None:
    """Before words enter a draft: whoever wrote them first stays their author, whoever stores them again. Two queries."""
    code, key = translation.target_locale.language_code, translation.source.object_id
    rows = [
        WordsAuthor(page_key=key, language=code, digest=said, user_id=user)
        for said, user in _stored_by(translation).items()
        if user
    ]
    WordsAuthor.objects.bulk_create(rows, ignore_conflicts=True)


def authors_of(translation: Translation) -> dict[str, int]:
    """{digest of a sentence with its words: id of who wrote them}; absent where nobody is known. Two queries."""
    code, key = translation.target_locale.language_code, translation.source.object_id
    return _stored_by(translation) | first_authors(key, code)


def _stored_by(translation: Translation) -> dict[str, int]:
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale, context__object_id=translation.source.object_id
    ).order_by("pk")
    found: dict[str, int] = {}
    for chinese, words, user in rows.values_list("translation_of__data", "data", "last_translated_by_id"):
        if user:
            found.setdefault(digest(mark(chinese), words), user)
    return found
