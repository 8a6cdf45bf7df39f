"""The review screen and what stands behind it, as its tests look at them."""

from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page, Workflow

from science_content.models import ArticlePage, Review

NAME = "李农艺师"


def again(page: Page) -> ArticlePage:
    return ArticlePage.objects.get(pk=page.pk)


def address(page: Page) -> str:
    return reverse("page_review", args=[page.pk])


def lines(html: bytes, within: str = "") -> list[str]:
    found = BeautifulSoup(html, "html.parser").select(f"{within} .change")
    return [" ".join(each.get_text(" ", strip=True).split()) for each in found]


def amount(page: Page) -> str:
    return next(str(block.value["amount"]) for block in again(page).body if block.block_type == "dose")


def submit(page: Page):
    return Workflow.objects.get().start(again(page), None).current_task_state


def is_untouched(page: Page) -> bool:
    return amount(page) == "10" and again(page).science_reviewer == "" and not Review.objects.exists()
