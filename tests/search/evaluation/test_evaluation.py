"""The measures are the textbook's, the command measures, and a bad file is named by its line."""

import io
import json
import math

import pytest
from django.core.management import CommandError, call_command

from search.evaluation.measures import measure, ndcg, percentile, recall, reciprocal_rank

DOCUMENTS = [
    {"id": "a", "title": "核桃栽培", "body": "怎么栽核桃树。", "lang": "zh-hans"},
    {"id": "b", "title": "地震", "body": "就近躲避。", "lang": "zh-hans"},
    {"id": "c", "title": "", "body": "མི་ཚེ་", "lang": "bo"},
]
QUESTIONS = [
    {"id": "1", "text": "核桃怎么栽", "lang": "zh-hans", "relevant_ids": ["a"]},
    {"id": "2", "text": "མི", "lang": "bo", "relevant_ids": ["c"]},
    {"id": "3", "text": "没有这样的词", "lang": "zh-hans", "relevant_ids": ["b"]},
]


def test_measures_are_those_of_the_textbook():
    assert reciprocal_rank(["x", "a"], {"a"}) == 0.5
    assert reciprocal_rank(["x"] * 10 + ["a"], {"a"}) == 0
    assert ndcg(["a", "b"], {"a", "b"}) == 1
    assert ndcg(["x", "a"], {"a"}) == pytest.approx(1 / math.log2(3))
    assert recall(["a", "x"], {"a", "b"}) == 0.5
    assert percentile([3, 1, 2], 0.5) == 2 and percentile([], 0.95) == 0
    both = measure([["a"], []], [{"a"}, {"b"}], [0.001, 0.003], 10)
    assert (both.mrr, both.empty, both.p95) == (0.5, 0.5, 3)


@pytest.fixture
def files(tmp_path):
    def written(documents=DOCUMENTS, questions=QUESTIONS) -> list[str]:
        for name, rows in (("docs", documents), ("queries", questions)):
            lines = rows if isinstance(rows, str) else "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
            (tmp_path / f"{name}.jsonl").write_text(lines, encoding="utf-8")
        return ["--docs", str(tmp_path / "docs.jsonl"), "--queries", str(tmp_path / "queries.jsonl")]

    return written


def run(arguments: list[str]) -> str:
    out = io.StringIO()
    call_command("search_eval", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_measures_and_prints_json(files):
    found = json.loads(run([*files(), "--json"]))
    assert found["questions"] == 3
    assert found["mrr"] == found["ndcg"] == found["recall"] == pytest.approx(2 / 3)
    assert found["empty"] == pytest.approx(1 / 3)
    assert found["documents_per_second"] > 0


def test_without_json_it_prints_a_table_in_chinese(files):
    assert "MRR@10\t0.6667" in run(files())


@pytest.mark.parametrize(
    ("documents", "questions", "sentence"),
    [
        ("{", QUESTIONS, "第 1 行：不是 JSON"),
        ("[1]", QUESTIONS, "第 1 行：应为一个对象"),
        ([{**DOCUMENTS[0], "title": 3}], QUESTIONS, "第 1 行：缺少 title"),
        ([DOCUMENTS[0], DOCUMENTS[0]], QUESTIONS, "第 2 行：id“a”前面已经有了"),
        (DOCUMENTS, [{**QUESTIONS[0], "relevant_ids": []}], "第 1 行：relevant_ids"),
        (DOCUMENTS, [{**QUESTIONS[0], "relevant_ids": "a"}], "第 1 行：relevant_ids"),
        (DOCUMENTS, [], "没有问题"),
        ("[" * 100_000, QUESTIONS, "第 1 行：不是 JSON"),
    ],
)
def test_a_bad_file_is_named_by_its_line(files, documents, questions, sentence):
    with pytest.raises(CommandError, match=sentence):
        run(files(documents, questions))


def test_a_file_that_is_absent_or_no_text_is_named(files, tmp_path):
    arguments = files()
    with pytest.raises(CommandError, match="读不了"):
        run(["--docs", str(tmp_path / "absent"), *arguments[2:]])
    (tmp_path / "docs.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(CommandError, match="不是 UTF-8"):
        run(arguments)


def test_a_server_must_have_an_address(files):
    with pytest.raises(CommandError, match="--url"):
        run([*files(), "--engine", "opensearch"])
