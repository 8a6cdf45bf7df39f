"""The command: findings as JSON lines, an exit code that says what happened, and no line of rubbish that stops the rest."""

import io
import json
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from translation.checks.pairs import LONGEST_LINE

PAIRS = Path(__file__).parent / "pairs.jsonl"
GOOD = '{"id": "g", "source": "用30克。", "target": "yw 30 g."}'
BAD = '{"id": "b", "source": "用30克。", "target": "yw 300 g."}'


@pytest.fixture
def run(monkeypatch, capsys):
    def run(data: bytes | str, *options: str) -> tuple[int, list[dict], str]:
        """(exit code, findings, what was said on stderr)"""
        data = data.encode() if isinstance(data, str) else data
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        code, said = 0, ""
        try:
            call_command("check_translation", *(options or ("--source", "zh-hans", "--target", "za")))
        except SystemExit as end:
            code = end.code
        except CommandError as refusal:
            code, said = refusal.returncode, str(refusal)
        out, err = capsys.readouterr()
        return code, [json.loads(line) for line in out.splitlines()], err + said

    return run


def test_the_given_pairs_are_told_apart(run):
    code, found, said = run(PAIRS.read_bytes(), "--source", "zh-hans", "--target", "bo")
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    refused = {each["id"] for each in found if each["severity"] == "error"}
    assert refused == {row["id"] for row in rows if row["wrong"]}
    assert (code, said) == (1, "")
    assert {tuple(each) for each in found} == {("id", "check", "severity", "message")}
    assert {each["severity"] for each in found} == {"error", "warning"}


def test_right_pairs_and_warnings_end_well(run):
    assert run(GOOD) == (0, [], "")
    code, found, _ = run('{"id": 7, "source": "洗手。", "target": "yw"}')
    assert (code, [(each["id"], each["severity"]) for each in found]) == (0, [(7, "warning")])


def test_the_language_of_a_line_wins(run):
    line = {"id": "x", "source": "洗手。", "target": "ལག་པ།"}
    assert [each["check"] for each in run(json.dumps(line))[1]] == ["script"]
    assert run(json.dumps(line | {"language": "bo"})) == (0, [], "")
    assert run(json.dumps(line | {"language": "BO"})) == (0, [], "")


RUBBISH = {
    "broken": b'{"id": "x", ',
    "no object": b'["x"]',
    "a number": b"7",
    "without target": b'{"id": "x", "source": "a"}',
    "without id": b'{"source": "a", "target": "b"}',
    "target is null": b'{"id": "x", "source": "a", "target": null}',
    "source is a list": b'{"id": "x", "source": ["a"], "target": "b"}',
    "id is a list": b'{"id": ["x"], "source": "a", "target": "b"}',
    "id is true": b'{"id": true, "source": "a", "target": "b"}',
    "an unknown language": b'{"id": "x", "source": "a", "target": "b", "language": "xx"}',
    "the language is a list": b'{"id": "x", "source": "a", "target": "b", "language": ["bo"]}',
    "into Chinese": b'{"id": "x", "source": "a", "target": "b", "language": "zh-hans"}',
    "not UTF-8": b'{"id": "x", "source": "\xff\xfe", "target": "b"}',
    "deep": b"[" * 50_000,
    "huge": b'{"id": "x", "source": "' + b"7" * LONGEST_LINE + b'", "target": "b"}',
    "many times huge": b"7" * (LONGEST_LINE * 3 + 5),
    "as long as may be, and one": b"7" * (LONGEST_LINE + 1),
    "UTF-16": GOOD.encode("utf-16-le"),
    "a zero": b"\x00",
}


@pytest.mark.parametrize("name", RUBBISH)
def test_rubbish_is_named_by_its_line_and_the_rest_is_checked(run, name):
    code, found, said = run(b"\n".join([GOOD.encode(), RUBBISH[name], BAD.encode()]))
    assert code == 2
    assert said.startswith("第2行：") and len(said) < 200
    assert {each["id"] for each in found} == {"b"}


@pytest.mark.parametrize("data", [b"", b"\n\n  \n", b"\xef\xbb\xbf"])
def test_nothing_to_check_is_told(run, data):
    code, found, said = run(data)
    assert (code, found) == (2, []) and "第1行" in said


def test_a_byte_order_mark_and_line_ends_of_windows_are_passed_over(run):
    code, found, said = run(b"\xef\xbb\xbf" + f"{BAD}\r\n\r\n{GOOD}\r\n".encode())
    assert (code, {each["id"] for each in found}, said) == (1, {"b"}, "")


def test_half_a_letter_is_printed_as_a_question(run):
    code, found, _ = run('{"id": "\\ud800", "source": "用30克。", "target": "300 g\\ud800"}')
    assert code == 1 and {each["id"] for each in found} == {"?"}


@pytest.mark.parametrize(
    "options", [("--target", "xx"), ("--target", "zh-hans"), ("--source", "bo", "--target", "za"), ("--target", "")]
)
def test_a_language_that_is_none_is_refused(run, options):
    code, found, said = run(GOOD, *options)
    assert (code, found) == (2, []) and said
