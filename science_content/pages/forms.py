import re
from collections.abc import Iterator

from django.forms import ChoiceField, ModelForm
from django.utils.timezone import localdate
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamValue

from .parts import name_of
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
        if "title" in self.fields:  # the field has neither label nor border where nothing is in it
            self.fields["title"].widget.attrs["placeholder"] = "标题*"
        for name, most in self._lengths():
            self.fields[name].widget.attrs["maxlength"] = str(most)

        if "page_sources" in self.formsets:
            self.formsets["page_sources"].form = self._source_form(self.formsets["page_sources"].form)

    def _source_form(self, form: type[ModelForm]) -> type[ModelForm]:
        """A source may stand for one block of this page: offered by their names, as what is typed by hand is no id."""
        named = [(block.id, _named(number, block)) for number, block in enumerate(self.instance.body, 1) if block.id]
        rows = self.instance.page_sources.all()
        gone = {row.block for row in rows} - {block_id for block_id, _ in named} - {""}
        choices = [("", "整页"), *named, *((block_id, "（已经删掉的一块）") for block_id in sorted(gone))]
        field = ChoiceField(
            label=form.base_fields["block"].label,
            help_text=form.base_fields["block"].help_text,
            required=False,
            choices=choices,
        )
        return type(form.__name__, (form,), {"block": field})

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


def _named(number: int, block: StreamValue.StreamChild) -> str:
    """第3块 用药用量：80%代森锰锌可湿性粉剂"""
    name = name_of(block.block, block.value)
    return f"第{number}块 {block.block.label}" + (f"：{name}" if name else "")
