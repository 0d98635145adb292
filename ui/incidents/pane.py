"""A pane of the incident's page: a head that says what the step asks, and what stands below."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.incidents.spoken import needed
from clinicguard.incidents.steps import NEVER_SKIPPED, Step, StepState, StepView
from ui.incidents.bench import Bench
from ui.incidents.caught import notices
from ui.incidents.punctuation import bracketed
from ui.incidents.said import glyph_of, here, word
from ui.incidents.shown import Shown
from ui.language import say, words
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import ScrollColumn
from ui.widgets.flow import Flow, clear
from ui.widgets.glyphs import GlyphMark
from ui.widgets.marks import Chip
from ui.widgets.text import Label


class Stack(QWidget):
    """A column whose widgets are replaced whenever the case has changed."""

    def __init__(self, gap: int = SPACE.inside) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(gap))

    def fill(self, *widgets: QWidget | None) -> None:
        """Shows these widgets instead; None is left out."""
        clear(self._column)
        for widget in widgets:
            if widget is not None:
                self._column.addWidget(widget)


class Pane(ScrollColumn):
    """One view of the case. `show_case` draws what has changed; forms stay as they are."""

    name = ""

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__(gap=SPACE.wide)
        page = bench.parent()
        if isinstance(page, QWidget):
            # what is built inside gets its look once; moving all of it into the page costs as much
            self.setParent(page)
        self.bench = bench
        self.shown = shown

    def show_case(self, shown: Shown) -> None:
        """Draws the case as it stands now, with the keyboard and the place where they were."""
        at, focus = self.verticalScrollBar().value(), _focus_in(self)
        self.shown = shown
        self.draw(shown)
        self.fit_room()
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(at))
        if focus:
            _focus_again(self, focus)

    def draw(self, shown: Shown) -> None:
        """Fills what depends on the case."""

    def foot(self) -> tuple[Button, ...]:
        """The buttons at the right end of the page's foot."""
        return ()

    def tick(self) -> None:
        """A minute has passed."""


class StepPane(Pane):
    """A pane of one of the twelve steps: its question, what it still needs, known mistakes."""

    step: Step

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__(bench, shown)
        self._head = Stack()
        self.column.addWidget(self._head)

    def show_case(self, shown: Shown) -> None:
        self._head.fill(step_head(self.bench, shown, self.step), *notices(shown, self.step))
        super().show_case(shown)


def step_head(bench: Bench, shown: Shown, step: Step) -> QWidget:
    """Name, question, help, and what the step still needs."""
    view, stage = shown.step(step), shown.guide.playbooks.stage(step.value)
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(SPACE.hair))
    row = QHBoxLayout()
    row.setSpacing(px(SPACE.inside))
    row.addWidget(GlyphMark(glyph_of(view), word(view.state)))
    row.addWidget(Label(here(stage.question), "section", bold=True, wrap=True), 1)
    skip = _skip_button(bench, view)
    if skip is not None:
        row.addWidget(skip, 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(row)
    column.addWidget(Label(here(stage.help), "note", "text2", wrap=True))
    chips = _missing(view)
    if chips:
        column.addSpacing(px(SPACE.hair))
        column.addWidget(flow(chips))
    if view.state is StepState.SKIPPED:
        told = say("Skipped: {reason}", reason=view.skipped_because)
        column.addWidget(Label(told, "note", "text2", wrap=True))
    return made


def _missing(view: StepView) -> list[QWidget]:
    chips: list[QWidget] = []
    for missing in view.missing:
        told = needed(missing.code, words())
        words_of = bracketed(told, missing.count) if missing.count > 1 else told
        chips.append(Chip(words_of, "grey", glyph="todo"))
    return chips


def flow(widgets: Iterable[QWidget]) -> QWidget:
    """Widgets side by side, in as many lines as they need."""
    made = QWidget()
    lines = Flow(made, gap=6)
    for widget in widgets:
        lines.addWidget(widget)
    policy = made.sizePolicy()
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made


def _skip_button(bench: Bench, view: StepView) -> Button | None:
    step = view.step
    if step in NEVER_SKIPPED or view.state is StepState.DONE:
        return None
    if view.state is StepState.SKIPPED:
        again = Button(
            say("Do it after all"),
            "link",
            on=lambda: bench.do(lambda desk: desk.take_up_step(bench.number, step)),
        )
        return bench.allow(again, "take_up_step")

    def ask() -> None:
        bench.ask_why(
            say("Skip this step"),
            say("Skip the step"),
            lambda desk, why: desk.skip_step(bench.number, step, why),
            text=say("The reason stands in the report. The step can be taken up again."),
            about=step.value,
        )

    return bench.allow(Button(say("Skip this step"), "link", on=ask), "skip_step")


def _focus_in(pane: QWidget) -> str:
    """The name of what has the keyboard inside the pane."""
    focus = QApplication.focusWidget()
    return focus.accessibleName() if focus is not None and pane.isAncestorOf(focus) else ""


def _focus_again(pane: QWidget, name: str) -> None:
    """Gives the keyboard back to what now bears that name, if what had it is gone."""
    focus = QApplication.focusWidget()
    if focus is not None and pane.isAncestorOf(focus):
        return
    for widget in pane.findChildren(QWidget):
        if widget.accessibleName() == name and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
