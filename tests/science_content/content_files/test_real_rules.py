"""Two real rules, clause by clause, fit the format: nothing of them is lost on the way in and out.

`rules/chaotian-walnut.json`: 国家质检总局公告2007年第111号, the technical requirements of 朝天核桃, read whole on 2026-11-30.
`rules/green-walnut.json`: a rule for 绿色核桃 as lvse.gxnongmu.com holds it, read but for its last paragraph on the same day.
"""

import json
from pathlib import Path

import pytest

from science_content.content_files.bodies import Known
from science_content.content_files.building import build_whole, keys_of
from science_content.content_files.folders import CONTENT, read_folder, write_folder
from tests.science_content.pieces import read

pytestmark = pytest.mark.django_db
RULES = sorted((Path(__file__).parent / "rules").glob("*.json"))


def texts(value) -> set[str]:
    """Every text and number that a rule says, without keys of blocks and choices."""
    if isinstance(value, dict):
        return {text for name, inner in value.items() if name not in ("key", "type", "see") for text in texts(inner)}
    if isinstance(value, list):
        return {text for inner in value for text in texts(inner)}
    return {str(value)} if value not in (None, "") else set()


@pytest.mark.parametrize("rule", RULES, ids=lambda path: path.stem)
def test_a_real_rule_is_written_and_read_back_clause_by_clause(rule, tree, tmp_path):
    piece = json.loads(rule.read_text(encoding="utf-8"))
    page = build_whole(tree.topic, piece, {}, Known(keys=keys_of([piece], tree.topic)), publish=False)
    write_folder(page, tmp_path / "a")
    said = json.loads((tmp_path / "a" / CONTENT).read_text(encoding="utf-8"))
    assert texts(piece["body"]) - texts(said["content"]["body"]) == set()
    said["content"]["slug"] += "-again"
    (tmp_path / "a" / CONTENT).write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    write_folder(read_folder(tmp_path / "a", tree.topic), tmp_path / "b")
    again = json.loads((tmp_path / "b" / CONTENT).read_text(encoding="utf-8"))
    assert again["content"]["body"] == said["content"]["body"]


def test_a_reader_sees_the_threshold_of_a_real_rule(tree, client):
    piece = json.loads((Path(__file__).parent / "rules" / "green-walnut.json").read_text(encoding="utf-8"))
    pest = next(block for block in piece["body"] if block["type"] == "pest")
    pest["value"]["actions"] = [row | {"see": ""} for row in pest["value"]["actions"]]
    facts = {"key": "t", "type": "article", "title": "试验", "slug": "threshold", "is_demo": False, "body": [pest]}
    page = build_whole(tree.topic, facts, {}, Known(keys=keys_of([facts], tree.topic)))
    assert "2–4 %" in " ".join(read(client, page).select_one(".threshold").get_text(" ").split())
