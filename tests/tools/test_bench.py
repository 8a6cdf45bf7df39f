"""What `make bench` says of Lighthouse's reports, and where Node is absent."""

from tools.bench import lighthouse


def report(**audits: float | None) -> dict:
    references = [{"id": name, "weight": 0 if name == "hint" else 1} for name in audits]
    category = {"score": 0.925, "auditRefs": references}
    empty = {"score": 1, "auditRefs": []}
    found = {name: {"id": name, "score": score} for name, score in audits.items()}
    return {"categories": dict.fromkeys(lighthouse.CATEGORIES, empty) | {"seo": category}, "audits": found}


def test_what_costs_points_is_named():
    said = report(hreflang=0, canonical=1, viewport=None, hint=0)
    assert lighthouse.failing(said) == ["seo: hreflang"]
    assert lighthouse.scores(said) == {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 92}


def test_without_node_nothing_is_installed_and_the_reason_is_said(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(lighthouse, "FOLDER", tmp_path / "lighthouse")
    assert "Node is absent" in lighthouse.install()
    assert not lighthouse.FOLDER.exists()
