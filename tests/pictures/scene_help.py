"""說明: the window of the manual, its search, a page with a table."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.pictures.stage import Stage, scene
from ui.help.window import HelpWindow
from ui.jobs import Jobs, Lanes

WORD = {"zh_TW": "印", "en": "print", "zh_CN": "印"}


def opened(stage: Stage, page: str) -> HelpWindow:
    """The manual at a page, in the size of the take."""
    window = HelpWindow(Jobs(Lanes(stage.executor), stage.shell.trouble), stage.made.settings)
    window.resize(min(stage.take.wide, 1080), min(stage.take.tall, 720))
    window.show_page(page)
    window.show()
    return window


@scene("help")
def first(stage: Stage) -> QWidget:
    return opened(stage, "log-complaint")


@scene("help-search")
def searched(stage: Stage) -> QWidget:
    window = opened(stage, "start")
    window.search.set_text(WORD[stage.take.language])
    window.look()
    return window


@scene("help-table")
def table(stage: Stage) -> QWidget:
    return opened(stage, "add-staff")


@scene("help-none")
def none(stage: Stage) -> QWidget:
    window = opened(stage, "update")
    window.search.set_text("qqqq")
    window.look()
    return window
