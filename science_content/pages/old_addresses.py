"""A page has one slug in every language; where it stood before leads on to where it stands now, in every dress.

Both are written in the transaction that renames or moves it.
"""

from typing import Any

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from . import tree

LONGEST = 255  # of an address in Wagtail's table


class HasAddresses:
    """Mixed into `SciencePage`: who is renamed or moved leaves its old address leading on."""

    path: str
    alias_of_id: int | None

    def move(self, *args: Any, **kwargs: Any) -> Any:
        """In every language or in none: see `publishing.moving`."""
        with transaction.atomic():
            return super().move(*args, **kwargs)  # type: ignore[misc]  # Wagtail's page

    def _update_descendant_url_paths(self, old_url_path: str, new_url_path: str) -> None:
        """Wagtail calls this where it has written another slug, whoever saved it."""
        super()._update_descendant_url_paths(old_url_path, new_url_path)  # type: ignore[misc]
        lead_on(self.path, old_url_path, new_url_path)
        keep_one_address(self)

    def get_view_restrictions(self) -> Any:
        """Wagtail's answer in one query instead of two: who is above stands in the path."""
        if self.alias_of_id:
            return super().get_view_restrictions()  # type: ignore[misc]
        return PageViewRestriction.objects.filter(page__path__in=[*tree.above(self.path), self.path])


def keep_one_address(page: Any) -> None:
    """The translations of a Chinese page take its slug; a translation takes that of its Chinese page.

    The gate has asked whether it is free (`taken_elsewhere`); where that changed meanwhile, an old address stays.
    """
    source = page.source_page
    if source is None:
        return
    for each in other_languages(page) if source.pk == page.pk else [page]:
        if each.slug != source.slug and not each.get_siblings(inclusive=False).filter(slug=source.slug).exists():
            each.slug = source.slug
            each.save(clean=False, update_fields=["slug", "url_path"])


def other_languages(page: Any) -> list[Any]:
    """The pages of the same text in the other languages, live or not, without their bodies."""
    others = type(page).objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    return list(others.select_related("locale").without_body())


def lead_on(path: str, old: str, new: str) -> None:
    """The page at `path` of the tree, and all below it, stood below the address `old` and stand below `new` now.

    What people entered by hand stays. An address too long for the table leads nowhere.
    """
    moved = dict(Page.objects.filter(path__startswith=path).values_list("pk", "url_path"))
    before = {_stored(old + now.removeprefix(new)): page_id for page_id, now in moved.items()}
    ours = Redirect.objects.filter(automatically_created=True)
    ours.filter(old_path__in=[*before, *map(_stored, moved.values())]).delete()
    by_hand = set(Redirect.objects.filter(old_path__in=before).values_list("old_path", flat=True))
    Redirect.objects.bulk_create(
        Redirect(old_path=address, redirect_page_id=page_id, automatically_created=True)
        for address, page_id in before.items()
        if address not in by_hand and len(address) <= LONGEST
    )


def now_at(address: str) -> str | None:
    """The address of the page that stood at an old one; None where there was none."""
    if "\0" in address:
        return None
    rows = Redirect.objects.filter(old_path=_stored(address)).exclude(redirect_page=None)
    return rows.order_by("pk").values_list("redirect_page__url_path", flat=True).last()


def _stored(address: str) -> str:
    return address.rstrip("/")
