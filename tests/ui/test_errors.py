"""Troubles in words, and the last net for bugs: told once, written down without personal data."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clinicguard.host.files import DiskFull
from clinicguard.host.paths import settings_folder
from clinicguard.host.words import LANGUAGES, Language
from tests.ui.naughty import assert_plain
from tests.ui.reach import nameless, unreached
from ui.errors import TroubleDialog, catch_all, details_of, show_trouble
from ui.language import speak

CANARY = "王小明 A123456789"


def bug() -> Exception:
    """A bug whose message carries what somebody typed."""
    try:
        raise ValueError(CANARY)
    except ValueError as error:
        return error


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_trouble_is_told_in_four_parts(qtbot: QtBot, language: Language) -> None:
    speak(language)
    dialog = TroubleDialog(None, DiskFull(Path("/clinic")))
    qtbot.addWidget(dialog)
    dialog.show()
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    told = dialog.told
    for sentence in (told.title, told.happened, told.safe, told.todo):
        assert sentence
        assert sentence in shown
    assert "/clinic" in told.happened
    assert_plain(dialog)
    assert nameless(dialog) == []
    assert unreached(dialog) == []


def test_a_bug_is_told_without_its_message(qtbot: QtBot) -> None:
    dialog = TroubleDialog(None, bug())
    qtbot.addWidget(dialog)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "ValueError" in words
    assert "test_errors.py" in words
    assert "王小明" not in words
    assert "A123456789" not in details_of(bug())


def test_a_bug_is_written_down_for_whoever_looks_after_the_pc(qtbot: QtBot) -> None:
    dialog = show_trouble(None, bug())
    qtbot.addWidget(dialog)
    report = (settings_folder() / "problems.txt").read_text("utf-8")
    assert "ValueError" in report
    assert "bug" in report
    assert "王小明" not in report


def test_a_trouble_is_no_bug_and_is_not_written_down(qtbot: QtBot) -> None:
    qtbot.addWidget(show_trouble(None, DiskFull(Path("/clinic"))))
    assert not (settings_folder() / "problems.txt").exists()


def test_the_details_unfold(qtbot: QtBot) -> None:
    dialog = TroubleDialog(None, bug())
    qtbot.addWidget(dialog)
    dialog.show()
    before = dialog.height()
    dialog.story.more.click()
    assert dialog.height() > before


def test_what_nobody_caught_is_shown_and_the_window_stays(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catch_all()
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    error = bug()
    sys.excepthook(type(error), error, error.__traceback__)
    dialogs = window.findChildren(TroubleDialog)
    assert len(dialogs) == 1
    QApplication.processEvents()
    sys.excepthook(type(error), error, error.__traceback__)
    assert len(window.findChildren(TroubleDialog)) == 1
    assert window.isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_the_sentences_themselves_are_missing_it_is_still_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    """A damaged installation: the window must not stay on the mark and say nothing."""
    speak(language)
    monkeypatch.setitem(sys.modules, "clinicguard.explain", None)
    dialog = show_trouble(None, ImportError("clinicguard.explain"))
    qtbot.addWidget(dialog)
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    told = dialog.told
    for sentence in (told.title, told.happened, told.safe, told.todo):
        assert sentence in shown
    assert "ImportError" in (settings_folder() / "problems.txt").read_text("utf-8")


def test_a_bug_offers_the_report_and_a_trouble_does_not(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place = tmp_path / "report.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    dialog = show_trouble(None, bug())
    qtbot.addWidget(dialog)
    dialog.report_button.click()
    told = place.read_text("utf-8")
    assert "ValueError" in told
    assert "test_errors.py" in told
    assert "王小明" not in told
    other = show_trouble(None, DiskFull(Path("/clinic")))
    qtbot.addWidget(other)
    assert other.report_button.isHidden()
