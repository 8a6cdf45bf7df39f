from django.db.models import QuerySet


def cards(pages: QuerySet) -> QuerySet:
    """Pages as lists show them: cover, its renditions and the language come along; specific types are not needed."""
    return pages.select_related("cover", "locale", "content_type").prefetch_related("cover__renditions")
