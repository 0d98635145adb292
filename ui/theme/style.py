"""Dresses the application: Fusion with our palette, a small style sheet, our fonts."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from clinicguard.host.words import Language
from ui.theme import fonts
from ui.theme.chosen import Theme, choose, font, ink, px, theme
from ui.theme.colours import LOOKS, Look
from ui.theme.contrast_palette import from_system
from ui.theme.qt_words import QtWords
from ui.theme.ring import FocusRings
from ui.theme.tokens import RADIUS

_LOCALES: dict[Language, QLocale.Language] = {
    "zh_TW": QLocale.Language.Chinese,
    "zh_CN": QLocale.Language.Chinese,
    "en": QLocale.Language.English,
}


def dress(app: QApplication, look: str, scale: int, language: Language) -> Theme:
    """Puts a look on the application and returns it.

    `look` is "light", "dark" or "system"; `scale` the text size in per cent. Where the system asks
    for high contrast its own colours are followed, whatever was chosen.
    """
    loaded = fonts.load()
    system = QGuiApplication.styleHints()
    shown: Look = "dark" if look == "dark" or (look == "system" and _is_dark(app)) else "light"
    high = system.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    chosen = Theme(
        look=shown,
        colours=LOOKS[shown],
        scale=scale / 100,
        families=fonts.families(language, loaded),
        mono=fonts.mono(loaded),
        motion=_motion(app),
        narrow_marks=language == "en",
    )
    if high:
        chosen = replace(chosen, colours=from_system(app.palette()), high_contrast=True)
    choose(chosen)
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette())
    app.setFont(font())
    app.setStyleSheet(sheet())
    QLocale.setDefault(_locale(language))
    _translate_qt(app, language)
    if app.findChild(FocusRings) is None:
        FocusRings(app)
    return chosen


def palette() -> QPalette:
    """Qt's roles filled from the look in use."""
    made = QPalette()
    roles = QPalette.ColorRole
    for role, token in {
        roles.Window: "window",
        roles.WindowText: "text",
        roles.Base: "surface",
        roles.AlternateBase: "sunken",
        roles.Text: "text",
        roles.PlaceholderText: "mute",
        roles.Button: "surface",
        roles.ButtonText: "text",
        roles.ToolTipBase: "text",
        roles.ToolTipText: "surface",
        roles.Highlight: "selection",
        roles.HighlightedText: "on_selection",
        roles.Accent: "accent",
        roles.Link: "accent",
        roles.LinkVisited: "accent",
        roles.Mid: "control",
        roles.Midlight: "line",
        roles.Light: "surface",
        roles.Dark: "control",
        roles.Shadow: "line",
        roles.BrightText: "on_red",
    }.items():
        made.setColor(role, ink(token))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, ink("mute"))
    return made


def sheet() -> str:
    """What Fusion draws for itself: tooltips, menus, scroll bars."""
    colours = theme().colours
    return f"""
QToolTip {{ background: {colours.text}; color: {colours.surface}; border: none;
  padding: {px(4)}px {px(8)}px; }}
QMenu {{ background: {colours.surface}; color: {colours.text}; border: 1px solid {colours.control};
  padding: {px(4)}px; }}
QMenu::item {{ padding: {px(6)}px {px(24)}px {px(6)}px {px(12)}px;
  border-radius: {px(RADIUS.chip)}px; }}
QMenu::item:selected {{ background: {colours.selection}; color: {colours.on_selection}; }}
QMenu::item:disabled {{ color: {colours.mute}; }}
QMenu::separator {{ height: 1px; background: {colours.line}; margin: {px(4)}px {px(8)}px; }}
QMenu::icon {{ padding-left: {px(8)}px; }}
QComboBoxPrivateContainer {{ border: 1px solid {colours.control};
  background: {colours.surface}; }}
QScrollBar:vertical {{ width: {px(10)}px; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: {px(10)}px; background: transparent; margin: 0; }}
QScrollBar::handle {{ background: {colours.control}; border-radius: {px(2)}px; margin: {px(3)}px; }}
QScrollBar::handle:hover {{ background: {colours.mute}; }}
QScrollBar::handle:vertical {{ min-height: {px(32)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(32)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _is_dark(app: QApplication) -> bool:
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme is not Qt.ColorScheme.Unknown:
        return scheme is Qt.ColorScheme.Dark
    return QColor(app.palette().color(QPalette.ColorRole.Window)).lightness() < 128


def _motion(app: QApplication) -> bool:
    return app.isEffectEnabled(Qt.UIEffect.UI_General)


def _translate_qt(app: QApplication, language: Language) -> None:
    """Gives Qt's own words (file dialogs, text menus) the language of the windows."""
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    if language == "en":
        return
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        app.installTranslator(translator)
    app.installTranslator(QtWords(app, language))


def _locale(language: Language) -> QLocale:
    match language:
        case "zh_TW":
            return QLocale(QLocale.Language.Chinese, QLocale.Country.Taiwan)
        case "zh_CN":
            return QLocale(QLocale.Language.Chinese, QLocale.Country.China)
        case "en":
            return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
