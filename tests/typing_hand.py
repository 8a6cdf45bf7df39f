"""A translator's hand without a browser: sentences sent to the address of the translators' editor."""

import json

from django.contrib.auth import get_user
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from science_content.models import SciencePage
from translation.engine.saving import print_of
from translation.engine.sheet import sheet
from translation.engine.sources import translation_of


def change(page: SciencePage, chinese: str, text: str, **more) -> dict:
    """`text` for one sentence of a translated page, made on the words that stand there now unless `base` says otherwise."""
    entries = sheet(translation_of(page), page).entries
    entry = next(each for each in entries if each.chinese == chinese)
    return {"key": entry.name, "text": text, "base": print_of(entry.words), "was": []} | more


def send(client: Client, page: SciencePage, *changes: dict, person: int | None = None, body=None) -> HttpResponse:
    """As the editor sends them; `person` is who is signed in unless said, `body` whatever else is sent instead."""
    person = get_user(client).pk if person is None else person
    data = json.dumps({"person": person, "changes": changes}) if body is None else body
    return client.post(reverse("translation_save", args=[page.pk]), data, content_type="application/json")


def type_words(client: Client, page: SciencePage, chinese: str, text: str, **more) -> dict:
    """What the server answers about the one sentence."""
    [answer] = send(client, page, change(page, chinese, text, **more)).json()["answers"]
    return answer
