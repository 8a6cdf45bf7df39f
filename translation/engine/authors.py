"""Who wrote the words of a translation: asked when they are read, so that nobody vouches for words of his own."""

from wagtail_localize.models import StringTranslation, Translation

from languages.sentences import digest, mark

from ..readings.models import WordsAuthor
from ..readings.queries import first_authors
from ..versions.models import WordsVersion


def keep_authors(translation: Translation) -> None:
    """Before words enter a draft: whoever wrote them first stays their author, whoever stores them again. Four queries."""
    code, key = translation.target_locale.language_code, translation.source.object_id
    kept = set(WordsAuthor.objects.filter(page_key=key, language=code).values_list("digest", flat=True))
    fresh = {said: user for said, user in _stored_by(translation).items() if said not in kept}
    fresh |= _typed_first_by(translation, set(fresh)) if fresh else {}
    rows = [WordsAuthor(page_key=key, language=code, digest=said, user_id=user) for said, user in fresh.items()]
    WordsAuthor.objects.bulk_create(rows, ignore_conflicts=True)


def authors_of(translation: Translation) -> dict[str, int]:
    """{digest of a sentence with its words: id of who wrote them}; absent where nobody is known. Two queries."""
    code, key = translation.target_locale.language_code, translation.source.object_id
    return _stored_by(translation) | first_authors(key, code)


def _typed_first_by(translation: Translation, digests: set[str]) -> dict[str, int]:
    """Who typed them before anybody else did: a letter typed by another and taken out again makes him no author."""
    code, key = translation.target_locale.language_code, translation.source.object_id
    versions = WordsVersion.objects.filter(page_key=key, language=code, user__isnull=False).exclude(words="")
    found: dict[str, int] = {}
    for said, words, user in versions.order_by("written_at", "pk").values_list("mark", "words", "user_id"):
        if (each := digest(said, words)) in digests:
            found.setdefault(each, user)
    return found


def _stored_by(translation: Translation) -> dict[str, int]:
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale, context__object_id=translation.source.object_id
    ).order_by("pk")
    found: dict[str, int] = {}
    for chinese, words, user in rows.values_list("translation_of__data", "data", "last_translated_by_id"):
        if user:
            found.setdefault(digest(mark(chinese), words), user)
    return found
