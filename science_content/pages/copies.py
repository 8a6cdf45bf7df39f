"""Copies and aliases: an alias would outlive its original's withdrawal, so there are none; a copy knows whose it is."""

from typing import Any

from django.db import transaction
from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.admin.forms import pages as wagtail_forms
from wagtail.models import Page

from .gate import NotPublishable

NO_ALIAS = "这里没有别名页：原页撤回以后，别名还会留着。请复制，或在别的专题里写明。"


@receiver(pre_save, dispatch_uid="science_content.no_alias")
def refuse_alias(sender: type, instance: Any, **kwargs: Any) -> None:
    """Raises NotPublishable. Asked of every kind of page and also where Wagtail saves past `SciencePage.save`."""
    if isinstance(instance, Page) and instance.alias_of_id:
        raise NotPublishable([NO_ALIAS])


class CopiedWhole:
    """Mixed into `SciencePage`."""

    def copy(self, *args: Any, **kwargs: Any) -> Any:
        """With all below it or not at all: a copy that is refused leaves nothing half copied."""
        with transaction.atomic():
            return super().copy(*args, **kwargs)  # type: ignore[misc]  # Wagtail's page


class CopyForm(wagtail_forms.CopyForm):
    """Wagtail's, without aliases; where anything that is copied was withdrawn, the copies are drafts, and it says so."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)
        gone = self.page.get_descendants(inclusive=True).exclude(sciencepage__withdrawn_at=None).first()
        if gone is not None:
            self.fields.pop("publish_copies", None)
            self.fields["new_title"].help_text = f"“{gone.title}”已经撤回：复制出来的都是草稿，改好以后再发布。"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self.data.get("alias"):
            self.add_error("new_title", NO_ALIAS)
        return cleaned
