"""How tests review: by the screen, as a person does, or by code where the screen is not what is asked."""

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from science_content.models import SciencePage
from science_content.publishing.approving import approve, waiting


def screen(client: Client, page: Page) -> dict[str, str]:
    """What the form of the review screen holds as it opens."""
    html = client.get(reverse("page_review", args=[page.pk])).content
    form = BeautifulSoup(html, "html.parser").find("form", class_="desk-form")
    assert form is not None, "no review screen"
    fields = [
        field
        for field in form.find_all(["input", "textarea"])
        if field.get("type") != "radio" or field.has_attr("checked")
    ]
    return {str(field["name"]): str(field.get("value") or "") for field in fields if field.get("name")}


def press(client: Client, page: Page, **said: str) -> HttpResponse:
    """The button at once below what stands on the screen; `said` stands in the place of what the form holds."""
    return client.post(reverse("page_review", args=[page.pk]), screen(client, page) | said)


def publish_reviewed(page: Page, user) -> SciencePage:
    """The latest draft, read by `user` as it is."""
    page = SciencePage.objects.get(pk=page.pk).specific
    approve(page, user=user, seen=waiting(page).seen).publish()
    return page.specific_class.objects.get(pk=page.pk)
