"""A server whose disk is full: it stores nothing rather than half, says so, and stores what is sent again once there is room."""

import json

from tests import database

FULL = """
import json, logging, resource
from django.contrib.auth import get_user_model
from django.test import Client
from django.test.utils import setup_test_environment
from science_content.models import SciencePage
from tests.typing_hand import change, send
from translation.engine.sheet import sheet
from translation.engine.sources import translation_of
from translation.models import WordsVersion
from wagtail_localize.models import StringTranslation

logging.disable()
setup_test_environment(debug=False)
page = SciencePage.objects.filter(locale__language_code="bo").order_by("-pk").first()
client = Client(raise_request_exception=False)
client.force_login(get_user_model().objects.get(username="yiyuan"))
chinese = sheet(translation_of(page), page).entries[0].chinese
sent = change(page, chinese, "ཀ་ཁ།" * 400)

def stands():
    return WordsVersion.objects.count(), StringTranslation.objects.filter(data=sent["text"]).count()

before = stands()
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (1024, most))  # no file grows past this, as on a disk without room
refused = [send(client, page, sent) for _ in range(2)]
read = client.get(f"/cms/translations/{page.pk}/")
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
between = stands()
stored = send(client, page, sent)
print(json.dumps({
    "statuses": [each.status_code for each in refused],
    "a page can be read": read.status_code,
    "before": before,
    "between": between,
    "answer": [each["state"] for each in stored.json()["answers"]],
    "after": stands(),
}))
"""


def test_nothing_is_half_stored_on_a_full_disk_and_the_same_words_are_taken_when_there_is_room(own_demo):
    said = json.loads(database.manage(database.environment(own_demo), "shell", "-v0", "-c", FULL).splitlines()[-1])
    assert said["statuses"] == [500, 500] and said["a page can be read"] == 200
    assert said["between"] == said["before"]
    assert said["answer"] == ["saved"]
    versions, words = said["after"]
    assert versions > said["before"][0] and words == 1
