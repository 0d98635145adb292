"""The self-test of an installed program tries the guard as the windows do: rules and encoder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clinicguard.self_test import Tried, steps, try_all
from clinicguard.statements.guard import understanding


@pytest.fixture
def without_encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(understanding, "encoder_file", lambda: tmp_path / "encoder.npz")
    understanding.understanding.cache_clear()
    yield
    understanding.understanding.cache_clear()


def guard_tried(place: Path) -> Tried:
    (tried,) = try_all([step for step in steps(place) if step[0] == "guard"])
    return tried


def test_the_guard_reads_a_draft_by_its_sense_and_against_the_facts(tmp_path: Path) -> None:
    tried = guard_tried(tmp_path)
    assert tried.worked, tried.told


@pytest.mark.usefixtures("without_encoder")
def test_a_program_without_its_encoder_fails(tmp_path: Path) -> None:
    tried = guard_tried(tmp_path)
    assert not tried.worked
    assert "rules only" in tried.told
