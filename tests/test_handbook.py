"""The handbook is whole: a screen for each of the seven people, with pictures that journeys take."""

import re
from pathlib import Path

import pytest

from tests import handbook

JOURNEYS = Path(__file__).parent / "journeys"
TAKEN = re.compile(r'\bpicture\(\w+, "([a-z-]+)"\)')


def taken() -> list[str]:
    return [name for path in sorted(JOURNEYS.glob("*.py")) for name in TAKEN.findall(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("person", handbook.PEOPLE)
def test_each_has_one_screen_with_a_picture_and_labels(person):
    text = handbook.text_of(person)
    assert 12 <= len(text.splitlines()) <= 60
    assert handbook.PICTURE.findall(text) and handbook.LABEL.findall(text)
    assert f"({person}.md)" in (handbook.FOLDER / "README.md").read_text(encoding="utf-8")


def test_each_picture_stands_in_a_section_of_its_own_and_is_taken_by_one_journey():
    shown = [name for person in handbook.PEOPLE for name in handbook.PICTURE.findall(handbook.text_of(person))]
    assert sorted(shown) == sorted(set(shown)) == sorted(taken())
    for person in handbook.PEOPLE:
        for section in handbook.text_of(person).split("\n## ")[1:]:
            assert len(handbook.PICTURE.findall(section)) <= 1
            assert handbook.PICTURE.search(section) or not handbook.LABEL.search(section)


def test_each_picture_is_in_the_tree_and_light():
    stored = {path.stem: path.stat().st_size for path in (handbook.FOLDER / "pictures").glob("*.webp")}
    assert set(stored) == set(taken())
    assert max(stored.values()) <= 70_000


class Screen:
    def wait_for_load_state(self) -> None:
        pass

    def evaluate(self, script: str) -> str:
        return "保存草稿\n提交"


def test_a_label_that_is_not_on_the_screen_fails_the_journey(monkeypatch):
    monkeypatch.setattr(handbook, "sections", lambda: {"x": "点**「保存草稿」**，再点**「没有这个按钮」**。"})
    with pytest.raises(AssertionError, match="没有这个按钮"):
        handbook.picture(Screen(), "x")
    monkeypatch.setattr(handbook, "sections", lambda: {"x": "点**「保存草稿」**。"})
    monkeypatch.delenv("HANDBOOK_PICTURES", raising=False)
    handbook.picture(Screen(), "x")
