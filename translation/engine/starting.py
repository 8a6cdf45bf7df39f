"""Starting a translation: the Chinese is taken once, and each language gets a draft that is a copy of the Chinese page."""

import json
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils.functional import cached_property
from modelcluster.models import get_all_child_relations, model_from_serializable_data
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationLog, TranslationSource

from languages import registry
from science_content.models import SciencePage
from science_content.pages.tree import TOPIC
from science_content.pages.types import contained_types

from .planting import first_revision, plant, rows_of, tell_history
from .taking import take

AS_A_DRAFT = {
    "pk": None,
    "live": False,
    "has_unpublished_changes": True,
    "live_revision": None,
    "first_published_at": None,
    "last_published_at": None,
    "alias_of": None,
    "locked": False,
    "locked_at": None,
    "locked_by": None,
}


class NotTranslatable(ValueError):
    """Says in Chinese why a page cannot be sent to translators."""


def start(page: SciencePage, locale: Locale, user: AbstractUser | None = None) -> Translation:
    """Begin translating `page`, its parents first and with it what it contains; a draft that answers 404 until released.

    Beginning again is safe. Raises NotTranslatable where the page is not a live Chinese page or the target is Chinese.
    """
    refuse_untranslatable(page, locale)
    for parent in parents_to_start(page, locale):
        Starting(parent).into(locale, user)
    translation = Starting(page).into(locale, user)
    for inside in contained_in(page):
        Starting(inside).into(locale, user)
    return translation


def refuse_untranslatable(page: SciencePage, locale: Locale) -> None:
    """Raises NotTranslatable."""
    if page.locale.language_code != registry.SOURCE or locale.language_code == registry.SOURCE:
        raise NotTranslatable("只能从中文原文开始翻译。")
    if not page.live:
        raise NotTranslatable("原文发布以后才能翻译。")


def parents_to_start(page: SciencePage, locale: Locale) -> list[SciencePage]:
    """Topics and manuals over `page` that the language has not, the topmost first."""
    above = page.get_ancestors().filter(depth__gte=TOPIC)
    begun = SciencePage.objects.filter(locale=locale).values("translation_key")
    return list(above.exclude(translation_key__in=begun).specific())


def contained_in(page: SciencePage) -> QuerySet[SciencePage]:
    """The live chapters of a manual; nothing of other pages."""
    inside: QuerySet[SciencePage] = SciencePage.objects.child_of(page).live().type(*contained_types())
    return inside


class Starting:
    """A live Chinese page on its way into one or several languages; what they share is made once."""

    def __init__(self, page: SciencePage) -> None:
        self.page: SciencePage = page.specific

    @transaction.atomic
    def into(self, locale: Locale, user: AbstractUser | None = None) -> Translation:
        """Its parent has been started. A page that the language has already stays as it is."""
        translation = self._translation(locale)
        if not self.page.has_translation(locale):
            self._make_draft(locale, user)
        return translation

    def _translation(self, locale: Locale) -> Translation:
        found = Translation(source=self._source, target_locale=locale)
        Translation.objects.bulk_create(
            [found], update_conflicts=True, update_fields=["enabled"], unique_fields=["source", "target_locale"]
        )
        return found

    @cached_property
    def _source(self) -> TranslationSource:
        return take(self.page)

    @cached_property
    def _content(self) -> dict[str, Any]:
        """All that the page stores, as JSON has it, but its place in the tree, its rows' ids and what no copy takes."""
        content = {**json.loads(self._source.content_json), **AS_A_DRAFT}
        for name in (*self.page.default_exclude_fields_in_copy, *self.page.exclude_fields_in_copy):
            content.pop(name, None)
        for relation in get_all_child_relations(self.page):
            for row in content.get(relation.get_accessor_name(), ()):
                row["pk"] = None
        return content

    @cached_property
    def _is_site_root(self) -> bool:
        """The same in every language; Wagtail asks it of each new page."""
        return bool(self.page.is_site_root())

    @cached_property
    def _parent(self) -> Page:
        return self.page.get_parent()

    def _make_draft(self, locale: Locale, user: AbstractUser | None) -> None:
        parent = Page.objects.select_for_update(of=("self",)).get(
            translation_key=self._parent.translation_key, locale=locale
        )
        draft: SciencePage = model_from_serializable_data(
            type(self.page), {**self._content, "locale": locale.pk}, check_fks=False
        )
        draft.locale, draft.language_state = locale, "partial"
        draft._is_site_root = self._is_site_root
        plant(draft, parent, rows_of(type(draft), self._content))
        tell_history(draft, self.page, self._parent, parent, user)
        TranslationLog.objects.create(source=self._source, locale=locale, revision=first_revision(draft, user))
