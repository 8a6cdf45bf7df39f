"""Every block explains itself to the editor in Chinese and shows what it will look like."""

import pytest
from django.urls import reverse

from science_content.blocks.body import BodyBlock

pytestmark = pytest.mark.django_db
BLOCKS = BodyBlock().child_blocks


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in str(text))


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_a_block_and_all_its_fields_have_chinese_labels(block):
    waiting = [block]
    while waiting:
        each = waiting.pop()
        waiting += list(getattr(each, "child_blocks", {}).values())
        waiting += [each.child_block] if hasattr(each, "child_block") else []
        assert is_chinese(each.label), f"{each.name} in {block.name}"


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_a_block_has_an_icon_a_template_and_a_preview_that_renders(block, as_):
    assert block.meta.icon and block.meta.template
    response = as_("bianji").get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code == 200
    assert "css/dose.css" in response.content.decode()


@pytest.mark.parametrize("name", BLOCKS)
def test_a_draft_with_an_empty_block_can_be_previewed(tree, name, rf):
    page = tree.article
    page.body = [
        {
            "type": name,
            "id": "0b6f0b5c-8a9f-4f4e-9d5a-3f3f6f2f7a01",
            "value": {} if name not in {"heading", "text"} else "",
        }
    ]
    assert page.make_preview_request().status_code == 200
