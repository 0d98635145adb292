"""Whose work is in the program: every part has a licence, and the built list is the one shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clinicguard.overview import licences as under_test
from clinicguard.overview.licences import Licence, licences, search, shipped


def test_every_part_names_its_licence_and_nearly_all_bring_its_text() -> None:
    found = licences()
    assert len(found) > 40
    assert [each.name for each in found if not each.short] == []
    assert len([each.name for each in found if len(each.text) < 100]) <= 4


def test_qt_is_used_under_the_lgpl_and_can_be_put_in_anew() -> None:
    for name in ("PySide6", "shiboken6"):
        (part,) = [each for each in licences() if each.name.startswith(name)]
        assert part.short == "LGPL-3.0-only"
        assert "put another build" in part.text
        assert "Commercial" not in part.text
    assert {"LGPL-3.0", "GPL-3.0", "Qt"} <= {each.name for each in shipped()}


def test_what_a_package_brings_along_is_in_its_short_name() -> None:
    (part,) = [each for each in licences() if each.name == "pi_heif"]
    assert "libheif" in part.text
    assert "LGPL-3.0" in part.short


def test_a_built_program_shows_what_was_built_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for folder in ("licences", "fonts", "icons"):
        (tmp_path / folder).mkdir()
    (tmp_path / "icons" / "LUCIDE-LICENSE.txt").write_text("ISC", "utf-8")
    part = {"name": "part", "version": "1", "short": "MIT", "text": "words", "source": "pypi"}
    (tmp_path / "licences" / "parts.json").write_text(json.dumps([part]), "utf-8")
    monkeypatch.setattr(under_test, "resources", lambda: tmp_path)
    found = licences.__wrapped__()
    assert found[0] == Licence("part", "1", "MIT", "words")
    assert len(found) == 2


def test_the_search_wants_every_word() -> None:
    found = (Licence("a", "1", "MIT", "Permission"), Licence("b", "1", "ISC", "permission here"))
    assert search(found, "permission") == found
    assert search(found, "PERMISSION isc") == (found[1],)
    assert search(found, "") == found
