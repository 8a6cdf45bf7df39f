"""After a migration: pages that were released before words were bound to sentences get theirs, and the memory what was read, once."""

from typing import Any

from django.apps.registry import Apps
from django.db import transaction
from django.db.models import Exists, OuterRef

from languages import registry
from science_content.models import SciencePage
from science_content.publishing.actions import carry

from ..memory.models import Remembered
from ..memory.remembering import ReadSentence, remember, with_what_is_above
from .composing import PageComposer
from .judging import judge_words
from .sources import translation_of
from .whole import whole
from .words import stored, words_read_from


def bind_words(apps: Apps, **kwargs: Any) -> None:
    """Receiver of `post_migrate`; does nothing where the tables are those of an earlier step, or nothing is left to do."""
    if not _is_current(apps):
        return
    pages = SciencePage.objects.filter(own_words__isnull=True).exclude(locale__language_code=registry.SOURCE)
    for page in pages.order_by("pk").specific().iterator():
        with transaction.atomic():
            _bind(page)


def remember_what_was_read(apps: Apps, **kwargs: Any) -> None:
    """Receiver of `post_migrate`: what somebody read before there was a memory is in it from now on. One query where all is."""
    if not _is_current(apps):
        return
    known = Remembered.objects.filter(page_key=OuterRef("translation_key"), language=OuterRef("locale__language_code"))
    pages = SciencePage.objects.readable().filter(~Exists(known)).exclude(checked_words=[])
    for page in pages.select_related("locale").order_by("pk"):
        translation = translation_of(page)
        if translation is None or page.source_page is None:
            continue
        told = [
            ReadSentence(each.path, each.chinese, each.words or "", above)
            for above, each in with_what_is_above(whole(translation).sentences)
            if each.is_read
        ]
        remember(page.translation_key, page.locale.language_code, told)


def _is_current(apps: Apps) -> bool:
    """Whether the state that was migrated to has every table and column that the code asks for."""
    try:
        for name in ("Dismissal", "Remembered", "Removed", "Returned"):
            apps.get_model("translation", name)
        held = {field.name for field in apps.get_model("science_content", "SciencePage")._meta.get_fields()}
    except LookupError:
        return False
    return {field.name for field in SciencePage._meta.concrete_fields} <= held


def _bind(page: SciencePage) -> None:
    if translation := translation_of(page):
        judge_words(translation)  # nothing did when they were released; what is wrong gives way to Chinese
    own, source = words_read_from(page), page.source_page
    read = PageComposer(source.specific).compose(page, stored(own)).shown if page.checked_by_native and source else ()
    SciencePage.objects.filter(pk=page.pk).update(own_words=stored(own), checked_words=sorted(read))
    if page.live:
        carry(page)
