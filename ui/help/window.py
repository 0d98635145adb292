"""The window of the manual: contents and search at the left, the page at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.host.settings import SettingsFile
from clinicguard.host.words import Language
from clinicguard.knowledge.help import Manual, ManualPage, load_manual
from clinicguard.knowledge.help.contents import picture_file
from clinicguard.knowledge.help.search import search as find
from ui.help.page_view import PageView
from ui.jobs import Jobs, Task
from ui.language import language, say
from ui.papers import AskPrinter, ask_printer, pages_of, print_pages
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline, Sheet
from ui.widgets.flow import clear
from ui.widgets.lines import LineField
from ui.widgets.lists import RowList
from ui.widgets.rows import Cell, Column, Row, line
from ui.widgets.spans import Span
from ui.widgets.states import EmptyPage

_PAUSE_MS = 120
_CONTENTS = 300


class HelpWindow(Sheet):
    """Beside the work, not over it: both can be read at once. Nothing of the clinic is in it."""

    def __init__(
        self, jobs: Jobs, settings: SettingsFile, printer: AskPrinter | None = None
    ) -> None:
        super().__init__("window")
        self._jobs = jobs
        self._settings = settings
        self._printer = printer
        self._language: Language = language()
        self.manual: Manual = load_manual(self._language)
        self.page: ManualPage = self.manual.first()
        self.setWindowTitle(say("ClinicGuard"))
        wanted = QSize(px(1080), px(720))
        self.resize(wanted.boundedTo(self.screen().availableSize()))
        self.setMinimumSize(QSize(640, 420))
        self.search = LineField(say("Search the manual"), icon="search", clear=True)
        self.search.name(say("Search the manual"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.search.changed.connect(self._pause.start)
        self.search.entered.connect(self._enter)
        self.contents = RowList(
            [Column("", share=1)], name=say("Contents"), two_lines=True, side=SPACE.wide
        )
        self.contents.picked.connect(self._picked)
        self.print_button = Button(
            say("Print this page"), icon="printer", key="Ctrl+P", on=self.print_page
        )
        self._place = QVBoxLayout()
        self._lay_out()
        self.look()
        self.show_page(self.page.key)

    def show_page(self, key: str) -> None:
        """Turns to a page; to the first where there is none of that name."""
        page = self.manual.page(key) or self.manual.first()
        if page.key not in [row.key for row in self.contents.rows()]:
            self.search.set_text("")
            self.look()
        self.page = page
        self.contents.select(page.key)
        self._show(())

    def show_for(self, address: str) -> None:
        """Turns to the page that explains the window with this address."""
        page = self.manual.at(address)
        self.show_page(page.key if page else "")

    def look(self) -> None:
        """Shows the pages that hold what is typed; all of them where nothing is."""
        self._pause.stop()
        typed = self.search.text().strip()
        rows = self._found(typed) if typed else self._all()
        self.contents.show_rows(rows)
        self._nothing.setVisible(not rows)
        self.contents.setVisible(bool(rows))

    def _enter(self) -> None:
        """Enter opens the best answer."""
        self.look()
        rows = self.contents.rows()
        if rows and self.search.text().strip():
            self.contents.select(rows[0].key)

    def print_page(self) -> None:
        """Draws the page as a paper and hands it to the printer that is chosen."""
        page, spoken = self.page, self._language

        def picture(name: str) -> bytes | None:
            file = picture_file(name, spoken)
            return file.read_bytes() if file.is_file() else None

        def drawn(task: Task) -> bytes:
            from clinicguard.documents.help_page import ManualPaper, help_page

            return help_page(ManualPaper(page, picture), spoken)

        self.print_button.set_busy(say("Printing"))
        self._jobs.papers(drawn).then(self._ask_and_print).ended(self.print_button.set_ready)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def _ask_and_print(self, data: bytes) -> None:
        printer = ask_printer(
            self, len(pages_of(data).sizes), settings=self._settings, dialog=self._printer
        )
        if printer is not None:
            self._jobs.papers(lambda task: print_pages(printer, data))

    def _picked(self, key: str) -> None:
        page = self.manual.page(key)
        if page is not None and (page is not self.page or self.search.text().strip()):
            self.page = page
            self._show(tuple(self.search.text().split()))

    def _show(self, hits: tuple[str, ...]) -> None:
        clear(self._place)
        self._place.addWidget(PageView(self.page, self._language, self.show_page, hits))

    def _all(self) -> list[Row]:
        return [
            Row(page.key, (Cell((line(Span(page.name)), line(_soft(chapter.name)))),))
            for chapter in self.manual.chapters
            for page in chapter.pages
        ]

    def _found(self, typed: str) -> list[Row]:
        return [
            Row(
                match.page.key,
                (
                    Cell(
                        (
                            line(Span(match.page.name, bold=True, hits=match.words)),
                            line(Span(match.piece, "note", colour="text2", hits=match.words)),
                        )
                    ),
                ),
            )
            for match in find(self.manual, typed)
        ]

    def _lay_out(self) -> None:
        left = Sheet("surface")
        left.setFixedWidth(px(_CONTENTS))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, px(SPACE.wide), 0, 0)
        column.setSpacing(px(SPACE.inside))
        around = QHBoxLayout()
        around.setContentsMargins(px(SPACE.wide), 0, px(SPACE.wide), 0)
        around.addWidget(self.search)
        column.addLayout(around)
        self._nothing = EmptyPage("search", say("Not in the manual"), say("Try a shorter word."))
        column.addWidget(self._nothing)
        column.addWidget(self.contents, 1)
        foot = QWidget()
        below = QHBoxLayout(foot)
        below.setContentsMargins(px(SPACE.page), px(SPACE.inside), px(SPACE.page), px(SPACE.inside))
        below.addStretch(1)
        below.addWidget(self.print_button)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self._place, 1)
        right.addWidget(Hairline())
        right.addWidget(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(Hairline(down=True))
        row.addLayout(right, 1)


def _soft(words: str) -> Span:
    return Span(words, "note", colour="text2")
