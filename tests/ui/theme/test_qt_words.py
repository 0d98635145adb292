"""Qt's own dialogs speak the language of the windows, in every word that they show."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel

from clinicguard.host.words import Language
from ui.theme.style import dress


@pytest.mark.parametrize("language", ["zh_TW", "zh_CN"])
def test_the_file_dialog_is_wholly_in_chinese(qapp: QApplication, language: Language) -> None:
    dress(qapp, "light", 100, language)
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setNameFilter("PDF (*.pdf)")
    dialog.show()
    labels = [each.text() for each in dialog.findChildren(QLabel)]
    buttons = [each.text() or each.toolTip() for each in dialog.findChildren(QAbstractButton)]
    dialog.close()
    dialog.deleteLater()
    dress(qapp, "light", 100, "zh_TW")
    assert len(labels) >= 3
    assert [words for words in (*labels, *buttons) if not re.search("[\u4e00-\u9fff]", words)] == []
