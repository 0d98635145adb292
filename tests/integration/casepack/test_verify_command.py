"""`clinicguard verify` with a sealed pack: ours is checked, another kind is told how to unpack."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from clinicguard import cli
from clinicguard.host.words import LANGUAGES
from tests.integration.casepack.made import CASE, WORDS


def typed(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{words}\n"))


def test_a_case_is_opened_and_checked(
    pack: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, WORDS)
    assert cli.main(["--language", "en", "verify", str(pack)]) == cli.AGREES
    assert CASE in capsys.readouterr().out
    typed(monkeypatch, "other words")
    assert cli.main(["--language", "en", "verify", str(pack)]) == cli.NOT_DONE
    assert "passphrase" in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "command"), [("x.zip", "7z x x.zip"), ("x.tar.age", "age -d")])
def test_another_sealed_pack_says_how_it_is_unpacked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, name: str, command: str
) -> None:
    (tmp_path / name).write_bytes(b"PK")
    arguments = ["--language", language, "verify", str(tmp_path / name)]
    assert cli.main(arguments) == cli.NOT_DONE
    told = capsys.readouterr().err
    assert command in told
    assert "clinicguard verify x" in told
    assert "7-Zip" in told
