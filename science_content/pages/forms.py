import re
from collections.abc import Iterator

from django.utils.timezone import localdate
from wagtail.admin.forms import WagtailAdminPageForm

from .slugs import slug_from_title


class SciencePageForm(WagtailAdminPageForm):
    """Asks anew what each change means, and lets the address follow the title until the page is public."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "significance" in self.fields and self.instance.live and not self.instance.has_unpublished_changes:
            self.initial["significance"] = self.initial["significance_reason"] = ""
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = "留空就用标题的拼音；发布以后不再跟着标题变。"
        for name, most in self._lengths():
            self.fields[name].widget.attrs["maxlength"] = str(most)

    def _lengths(self) -> Iterator[tuple[str, int]]:
        """(field, most characters) of what is shorter in Chinese than its column, which every language must fit."""
        lengths = getattr(self.instance, "chinese_lengths", {})
        return ((name, most) for name, most in lengths.items() if name in self.fields)

    def clean(self) -> dict:
        cleaned = super().clean()
        for name, most in self._lengths():
            words = cleaned.get(name) or ""
            if len(words) > most and name in self.changed_data:  # what stood there before the limit may stay
                self.add_error(name, f"最多{most}个字，现在{len(words)}个：译文要长得多，也得放得下。")
        return cleaned

    def save(self, commit: bool = True):
        """Who writes a named exception, or changes one, stands for it from this day on."""
        formset = self.formsets.get("page_exceptions")
        for form in formset.forms if formset else ():
            if form.has_changed():
                form.instance.named_by = self.for_user.get_full_name() or self.for_user.get_username()
                form.instance.named_at = localdate()
        return super().save(commit)

    def clean_slug(self) -> str:
        slug, title = self.cleaned_data["slug"], self.cleaned_data.get("title", "")
        if not title or (slug and not self._follows_title(slug, title)):
            return slug
        return self._free(slug_from_title(title))

    def _follows_title(self, slug: str, title: str) -> bool:
        """Whether the slug came from the title, which is saved again and again while it is being typed."""
        if self.instance.first_published_at is not None:
            return False
        before = slug_from_title(self.instance.title or "")
        return slug_from_title(title).startswith(slug) or bool(re.fullmatch(rf"{re.escape(before)}(-\d+)?", slug))

    def _free(self, base: str) -> str:
        taken = self.parent_page.get_children().exclude(pk=self.instance.pk).filter(slug__startswith=base)
        slugs, number, slug = set(taken.values_list("slug", flat=True)), 1, base
        while slug in slugs:
            number += 1
            slug = f"{base}-{number}"
        return slug
