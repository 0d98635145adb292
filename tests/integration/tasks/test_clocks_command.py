"""`clinicguard clocks --json FILE` answers a file line by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clinicguard.cli import main

LINES = "\n".join(
    [
        '{"id": "春節前", "rule": "tw-dl-01", "trigger": "2026-02-13T18:00:00+08:00"}',
        '{"id": "a\u2028b", "rule": "uk-dl-07", "trigger": "2026-03-27T22:00:00Z"}',
        "",
        '{"id": 3, "rule": "tw-dl-01"',
    ]
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_each_line_is_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    file = tmp_path / "clocks.jsonl"
    file.write_bytes(LINES.replace("\n", "\r\n").encode(encoding))
    assert main(["clocks", "--json", str(file)]) == 1
    told = capsys.readouterr()
    first, second, third = (json.loads(line) for line in told.out.splitlines())
    assert first == {"id": "春節前", "due": "2026-03-02"}
    assert second == {"id": "a\u2028b", "due": "2026-03-30T23:00:00+01:00"}
    assert third["id"] is None
    assert "not JSON" in third["error"]
    assert len(told.err.splitlines()) == 1


def test_a_byte_that_is_no_text_spoils_its_own_line_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "clocks.jsonl"
    file.write_bytes(b"\xa4\xa4\n" + LINES.split("\n")[0].encode())
    assert main(["clocks", "--json", str(file)]) == 1
    broken, whole = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert "not JSON" in broken["error"]
    assert whole["due"] == "2026-03-02"


@pytest.mark.parametrize(
    ("lines", "ends"), [(LINES.split("\n")[:2], 0), (["no line"], 2), ([""], 0)]
)
def test_how_it_ends_tells_whether_all_lines_could_be_computed(
    tmp_path: Path, lines: list[str], ends: int
) -> None:
    file = tmp_path / "clocks.jsonl"
    file.write_text("\n".join(lines), "utf-8")
    assert main(["clocks", "--json", str(file)]) == ends


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clocks", "--json", str(tmp_path / "gone")]) == 2
    assert capsys.readouterr().out == ""
