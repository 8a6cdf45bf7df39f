"""A manual and its chapters."""

from wagtail.search import index

from ..pages.models import SciencePage


class ManualPage(SciencePage):
    subpage_types = ["science_content.ManualChapterPage"]
    kind = "手册"
    icon = "open-book"
    schema_type = "Book"
    drawing = "manuals"
    list_slug = "manuals"
    list_order = 5
    expected_facts = ("months", "altitude_from", "altitude_to", "audience")

    class Meta:
        verbose_name = "手册"
        verbose_name_plural = "手册"

    def schema_facts(self, address, chapters) -> dict:
        return {"hasPart": [{"@type": "Chapter", "@id": address(each), "name": each.title} for each in chapters]}

    def get_context(self, request, *args, **kwargs) -> dict:
        from .queries import chapters  # noqa: PLC0415 -- a model asks its queries

        return {**super().get_context(request, *args, **kwargs), "chapters": chapters(self)}


class ManualChapterPage(SciencePage):
    subpage_types: list[str] = []
    kind = "章节"
    icon = "doc-full-inverse"
    schema_type = "Chapter"
    drawing = "manuals"
    list_slug = None
    expected_facts = ()
    contained_in = "science_content.ManualPage"
    is_reviewed = False  # with its manual
    search_fields = [*SciencePage.search_fields, index.SearchField("manual_title")]

    class Meta:
        verbose_name = "章节"
        verbose_name_plural = "章节"

    def schema_facts(self, address, chapters) -> dict:
        return {"position": next((place for place, each in enumerate(chapters, start=1) if each.pk == self.pk), None)}

    def manual_title(self) -> str:
        """For search: who asks for 核桃施肥 means a chapter that need not name the tree itself."""
        return self.get_parent().title

    def get_context(self, request, *args, **kwargs) -> dict:
        from .queries import chapters  # noqa: PLC0415 -- a model asks its queries

        context = super().get_context(request, *args, **kwargs)
        manual = self.trail[-1]
        siblings = list(chapters(manual))
        here = next((index for index, page in enumerate(siblings) if page.pk == self.pk), None)
        around = {
            "previous_chapter": siblings[here - 1] if here else None,
            "next_chapter": siblings[here + 1] if here is not None and here + 1 < len(siblings) else None,
        }
        return {**context, "manual": manual, "chapters": siblings, "number": (here or 0) + 1, **around}
