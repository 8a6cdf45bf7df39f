"""The screen of a native reader, filled and sent as a browser would."""

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse


def screen(client: Client, page) -> BeautifulSoup:
    return BeautifulSoup(client.get(reverse("translation_read", args=[page.pk])).content, "html.parser")


def filled(shown: BeautifulSoup, **changes) -> dict:
    """What the form on the screen sends; `changes` replace what a person did otherwise."""
    form = shown.select_one("form.desk-read-form")
    sent: dict[str, list[str]] = {}
    for field in form.select("input") if form else ():
        if field["type"] == "hidden" or (field["type"] == "checkbox" and field.has_attr("checked")):
            sent.setdefault(field["name"], []).append(field["value"])
    return sent | changes


def answer(client: Client, page, shown: BeautifulSoup | None = None, **changes):
    """Everything was looked at, unless `changes` say otherwise."""
    sent = filled(shown or screen(client, page), **(changes or {"all": "yes"}))
    return client.post(reverse("translation_read", args=[page.pk]), sent, follow=True)
