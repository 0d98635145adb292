"""A form in a card that adds one thing to the case; what is typed is kept until it is saved."""

from __future__ import annotations

from collections.abc import Callable

from clinicguard.incidents.desk import IncidentDesk
from ui.incidents.bench import Bench
from ui.incidents.forms import Answers, Asked, Form, kept_narrow
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card
from ui.widgets.text import Label


class Entry(Card):
    """`act` writes what was filled in; `in_need` does so in spite of a barrier, with a reason.

    The form empties itself once that is done.
    """

    def __init__(
        self,
        bench: Bench,
        pane: str,
        name: str,
        title: str,
        asked: tuple[Asked, ...],
        words: str,
        act: Callable[[IncidentDesk, Answers], object],
        *,
        verb: str,
        note: str = "",
        in_need: Callable[[IncidentDesk, Answers, str], object] | None = None,
    ) -> None:
        super().__init__()
        self._bench = bench
        self._pane = pane
        self._name = name
        self._act = act
        self._in_need = in_need
        self.setAccessibleName(title)
        self.column.addWidget(Label(title, bold=True, wrap=True))
        if note:
            self.column.addWidget(Label(note, "note", "text2", wrap=True))
        self.form = Form(asked, bench.seat.zone)
        self.form.fill(bench.draft(pane, name))
        self.form.changed.connect(self._typed)
        self.column.addLayout(kept_narrow(self.form))
        self.button = bench.allow(Button(words, icon="plus", on=self.save), verb)
        row = ButtonRow(self.button)
        self.column.addLayout(kept_narrow(row))

    def save(self) -> None:
        """Writes it, if all that is needed is there."""
        if self.form.whole():
            answers, in_need = self.form.answers(), self._in_need
            self._bench.do(
                lambda desk: self._act(desk, answers),
                then=self._saved,
                busy=self.button,
                in_need=None if in_need is None else lambda desk, why: in_need(desk, answers, why),
            )

    def _saved(self) -> None:
        self.form.clear()
        self._bench.saved(self._pane, self._name)

    def _typed(self) -> None:
        self._bench.typed(self._pane, self._name, self.form.kept())
