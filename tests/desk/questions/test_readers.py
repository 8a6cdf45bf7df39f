"""Whatever address of the site a reader opens, no question and no answer stands there."""

import pytest
from django.urls import reverse

from tests.desk.questions.asking import ANSWER, WHAT, answer, ask
from translation.questions.models import Question

pytestmark = pytest.mark.django_db
KIOSK = "/e/533401"


@pytest.mark.parametrize("to", ["editor", "reader"])
def test_no_door_of_a_reader_leads_to_a_question(as_, tree, client, to):
    asked = ask(as_("yiyuan"), tree.tibetan, to)
    answer(as_("bianji" if to == "editor" else "jiaodui"), asked)
    beside = f"/bo/side-by-side/{tree.tibetan.pk}/"
    addresses = [tree.article.url_path, tree.tibetan.url_path, beside, tree.topic.url_path]
    addresses += [f"{KIOSK}{each}" for each in addresses]
    addresses += ["/bo/feed/", "/zh-hans/feed/", "/sitemap-bo.xml"]
    addresses += [f"{start}/search/?q={said}" for start in ("/zh-hans", f"{KIOSK}/zh-hans") for said in (WHAT, ANSWER)]
    for address in addresses:
        answered = client.get(address)
        html = answered.content.decode()
        assert answered.status_code == 200, address
        assert asked.asker not in html and Question.objects.get().answerer not in html, address
        if "/search/" not in address:  # which says what was looked for
            assert WHAT not in html and ANSWER not in html, address
    shown = as_("yiyuan").get(reverse("translation_preview", args=[tree.tibetan.pk])).content.decode()
    assert WHAT not in shown and ANSWER not in shown
