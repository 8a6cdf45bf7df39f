from django.db import models
from modelsearch import index


class Document(index.Indexed, models.Model):
    """A text without a site around it."""

    key = models.CharField(max_length=200, unique=True)
    title = models.TextField()
    headings = models.TextField(blank=True)
    body = models.TextField()
    lang = models.CharField(max_length=20)

    search_fields = [
        index.SearchField("title", boost=2),
        index.SearchField("headings", boost=3),
        index.SearchField("body"),
        index.AutocompleteField("title"),
        index.FilterField("lang"),
    ]
