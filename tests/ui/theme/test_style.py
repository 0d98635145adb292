"""The look on the application: fonts of our own, high contrast by the system, Qt's own words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from clinicguard.host.words import LANGUAGES, Language
from ui.theme.chosen import font, ink, px, theme
from ui.theme.colours import DARK, SHAPE_PAIRS, TEXT_PAIRS
from ui.theme.contrast import contrast
from ui.theme.contrast_palette import from_system
from ui.theme.style import dress

FIRST = {"zh_TW": "Noto Sans TC", "en": "Noto Sans TC", "zh_CN": "Noto Sans SC"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_shown_in_the_font_that_ships(
    qapp: QApplication, language: Language
) -> None:
    dress(qapp, "light", 100, language)
    assert theme().families[0] == FIRST[language]
    assert QFontInfo(font()).family() == FIRST[language]
    assert QFontInfo(font(mono=True)).fixedPitch()


def test_narrow_marks_go_with_the_language_that_wants_them(qapp: QApplication) -> None:
    dress(qapp, "light", 100, "zh_TW")
    wide = QFontMetricsF(font()).horizontalAdvance("，「")
    dress(qapp, "light", 100, "en")
    assert QFontMetricsF(font()).horizontalAdvance("，「") < wide
    dress(qapp, "light", 100, "zh_TW")
    assert QFontMetricsF(font()).horizontalAdvance("，「") == wide


def test_sizes_follow_the_persons_text_size(qapp: QApplication) -> None:
    small = font().pointSizeF(), px(32)
    dress(qapp, "light", 200, "zh_TW")
    assert (font().pointSizeF(), px(32)) == (small[0] * 2, small[1] * 2)


def test_the_palette_follows_the_look(qapp: QApplication) -> None:
    dress(qapp, "dark", 100, "zh_TW")
    assert ink("surface").name().upper() == DARK.surface
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == DARK.surface


def test_a_colour_that_is_asked_for_can_be_changed_without_harm() -> None:
    mine = ink("accent")
    mine.setAlphaF(0.5)
    assert ink("accent").alphaF() == 1.0
    own = font()
    own.setUnderline(True)
    assert not font().underline()


@pytest.mark.parametrize(("paper", "words"), [("#000000", "#ffffff"), ("#ffffff", "#000000")])
def test_high_contrast_takes_the_systems_colours(paper: str, words: str) -> None:
    system = QPalette()
    roles = QPalette.ColorRole
    for role, colour in {
        roles.Window: paper,
        roles.WindowText: words,
        roles.Highlight: "#1aebff",
        roles.HighlightedText: "#000000",
    }.items():
        system.setColor(role, QColor(colour))
    colours = from_system(system)
    for one, other in (*TEXT_PAIRS, *SHAPE_PAIRS):
        lit = getattr(colours, one), getattr(colours, other)
        if "#1aebff" not in lit:
            assert contrast(*lit) >= 7, (one, other)
    assert contrast(colours.text, colours.red_weak) == pytest.approx(21.0)
    assert colours.on_accent == "#000000"


def test_qts_own_words_follow_the_language(qapp: QApplication) -> None:
    said = {}
    for language in LANGUAGES:
        dress(qapp, "light", 100, language)
        said[language] = QCoreApplication.translate("QPlatformTheme", "Cancel")
    assert said == {"zh_TW": "取消", "en": "Cancel", "zh_CN": "取消"}
