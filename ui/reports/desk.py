"""The desk that a paper lies on: the list of pages, the pages, and the bar below them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.language import say
from ui.reports.page_list import PageList
from ui.reports.viewer import PagesView
from ui.theme.chosen import px
from ui.theme.tokens import HEIGHT, SPACE
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Hairline, Sheet
from ui.widgets.columns import measure
from ui.widgets.states import BusyPanel, EmptyPage
from ui.widgets.text import Label


class Desk(QWidget):
    """`draw` is asked for a page's picture, `stop` ends the making, `again` begins it anew."""

    def __init__(
        self,
        draw: Callable[[int, int], object],
        stop: Callable[[], object],
        again: Callable[[], object],
    ) -> None:
        super().__init__()
        self._stop = stop
        self._again = again
        self.view = PagesView()
        self.list = PageList()
        self.view.wanted.connect(draw)
        self.view.turned.connect(self._turned)
        self.view.zoomed.connect(self._zoomed)
        self.list.picked.connect(self.view.go_to)
        self._strip = Sheet("sunken")
        strip = QVBoxLayout(self._strip)
        strip.setContentsMargins(0, 0, 0, 0)
        strip.addWidget(self.list)
        self._place = Sheet("desk")
        self._stack = QStackedLayout(self._place)
        self._stack.addWidget(self.view)
        self._other: QWidget | None = None
        self._panel: BusyPanel | None = None
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._strip)
        row.addWidget(self._place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(Hairline())
        column.addWidget(self._bar())
        self._zoomed()

    def show_paper(
        self, sizes: tuple[tuple[float, float], ...], small: Sequence[QImage], name: str
    ) -> None:
        """Shows a finished paper."""
        self.list.show_pictures(small)
        self.done()
        self.view.show_pages(sizes, name)
        self.list.lead_to(self.view.page())
        self._zoomed()

    def take(self, page: int, picture: QImage) -> None:
        """Brings the picture of a page."""
        self.view.take(page, picture)

    def busy(self, title: str) -> None:
        """Says that something is under way, with the way to stop it."""
        self._panel = BusyPanel(title, self._stop)
        around = QWidget()
        column = QVBoxLayout(around)
        column.setContentsMargins(px(SPACE.page), px(SPACE.page), px(SPACE.page), 0)
        column.addWidget(self._panel)
        column.addStretch(1)
        self._put(around)

    def stop_by(self, stop: Callable[[], object]) -> None:
        """From now on the way to stop is another one."""
        if self._panel is not None:
            self._panel.cancel.clicked.disconnect()
            self._panel.cancel.clicked.connect(lambda: stop())

    def step(self, done: int, whole: int) -> None:
        """How far it is."""
        if self._panel is not None and whole:
            part = min(done / whole, 1.0)
            self._panel.show_step(part, say("{percent} %", percent=round(part * 100)))

    def done(self) -> None:
        """Shows the pages again."""
        self._panel = None
        self._drop()
        self._stack.setCurrentWidget(self.view)

    def stopped(self, there_is_one: bool) -> None:
        """The making ended without a paper: the one before stays, or there is none."""
        if there_is_one:
            self.done()
            return
        self._panel = None
        self._put(
            EmptyPage(
                "file-x",
                say("The paper was not made"),
                say("Nothing was written and nothing left the clinic."),
                Button(say("Make it"), icon="file-text", on=self._again),
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._strip.setVisible(not measure(self).narrow)

    def _put(self, widget: QWidget) -> None:
        self._drop()
        self._other = widget
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def _drop(self) -> None:
        if self._other is not None:
            self._stack.removeWidget(self._other)
            self._other.deleteLater()
            self._other = None

    def _bar(self) -> QWidget:
        bar = Sheet("surface")
        bar.setFixedHeight(px(HEIGHT.band))
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(SPACE.wide), 0, px(SPACE.wide), 0)
        row.setSpacing(px(SPACE.hair))
        self._page = Label("", "note", "text2")
        self._percent = Label("", "note", "text2")
        before = IconButton("chevron-left", say("Page before"), on=lambda: self._turn(-1),
                            size="small")  # fmt: skip
        after = IconButton("chevron-right", say("Next page"), on=lambda: self._turn(1),
                           size="small")  # fmt: skip
        smaller = IconButton("zoom-out", say("Smaller"), key="Ctrl+-", size="small",
                             on=lambda: self.view.zoom_by(-1))  # fmt: skip
        larger = IconButton("zoom-in", say("Larger"), key="Ctrl++", size="small",
                            on=lambda: self.view.zoom_by(1))  # fmt: skip
        whole = Button(say("Whole page"), "text", size="small", on=lambda: self.view.fit("page"))
        across = Button(say("Page width"), "text", size="small",
                        on=lambda: self.view.fit("width"))  # fmt: skip
        row.addStretch(1)
        page: tuple[QWidget, ...] = (before, self._page, after)
        for widget in page:
            row.addWidget(widget)
        row.addSpacing(px(SPACE.page))
        size: tuple[QWidget, ...] = (smaller, self._percent, larger, whole, across)
        for widget in size:
            row.addWidget(widget)
        row.addStretch(1)
        return bar

    def _turn(self, by: int) -> None:
        self.view.go_to(self.view.page() + by)

    def _turned(self, page: int) -> None:
        self.list.lead_to(page)
        self._zoomed()

    def _zoomed(self) -> None:
        pages = self.view.count()
        shown = say("Page {n} of {pages}", n=self.view.page() + 1, pages=pages) if pages else ""
        self._page.setText(shown)
        self._percent.setText(say("{percent} %", percent=self.view.percent()) if pages else "")
