"""The page of one incident: stage rail at the left, a pane beside it, the way on at its foot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from clinicguard.incidents.incident import State
from clinicguard.incidents.steps import Step
from ui.evidence.case_seal import seal_chip
from ui.handover.said import from_words
from ui.incidents.bench import Bench
from ui.incidents.foot import Foot
from ui.incidents.forms import Asked, Kept
from ui.incidents.line_panel import line_panel
from ui.incidents.pane import Pane
from ui.incidents.panes import make_pane, pane_name
from ui.incidents.places import NOW, places
from ui.incidents.punctuation import together
from ui.incidents.said import When, bars, level_word, word
from ui.incidents.shown import Shown, read
from ui.incidents.stage_rail import StageRail, steps_between
from ui.language import say, say_in
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.widgets.buttons import Button, IconButton
from ui.widgets.keys import on_key
from ui.widgets.marks import Chip, level_chip
from ui.widgets.text import Label, set_tip

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

Drafts = dict[str, dict[str, Kept]]


class IncidentPage(Page):
    """ "incident/I-2026-0001", or one of its panes: "incident/I-2026-0001/facts".

    The case is read once; going from step to step asks the records nothing.
    """

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        _, self.number, self._wanted = _parts(address)
        self.bench = Bench(self, seat, self.number)
        self.shown: Shown | None = None
        self.pane: Pane | None = None
        self.write: Button | None = None
        self.rail = StageRail(self.bench.go)
        self._place = QVBoxLayout()
        self.foot = Foot(self._step_on)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self._place, 1)
        right.addWidget(self.foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.head(Heading(self.number, trail=((say_in("room", "Incidents"), "incidents"),)))
        on_key(self, "Ctrl+PgDown", partial(self._step_on, 1))
        on_key(self, "Ctrl+PgUp", partial(self._step_on, -1))
        self.look_again()

    def look_again(self) -> None:
        number = self.number

        def look(clinic: Clinic) -> tuple[Shown, Drafts]:
            return read(clinic, number), _drafts(clinic, number)

        self.seat.jobs.database(look).then(self._show)

    def turn_to(self, address: str) -> bool:
        room, number, pane = _parts(address)
        if room != "incident" or number != self.number:
            return False
        self.address = address
        self._wanted = pane
        if self.shown is not None:
            self._show_pane(self.shown)
        return True

    def leave(self) -> None:
        self.bench.keep_drafts()

    def tick(self) -> None:
        if self.pane is not None:
            self.pane.tick()

    def _show(self, found: tuple[Shown, Drafts]) -> None:
        shown, drafts = found
        self.shown = shown
        self.bench.remember(drafts)
        self._show_heading(shown)
        if self.pane is not None and self.pane.name == self._wanted:
            self.pane.show_case(shown)
            self._around(shown)
        else:
            self._show_pane(shown)

    def _show_pane(self, shown: Shown) -> None:
        old, self.pane = self.pane, make_pane(self._wanted, self.bench, shown)
        self.pane.name = self._wanted
        self._place.addWidget(self.pane)
        self._weigh_line()
        if old is not None:
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._around(shown)

    def _around(self, shown: Shown) -> None:
        when = When(self.seat)
        groups = places(shown, when)
        self.rail.show_places(groups, self._wanted)
        steps = [place.key for place in groups[1]]
        names = {place.key: place.name for group in groups for place in group}
        assert self.pane is not None
        before = steps_between(steps, self._wanted, -1) if self._wanted in steps else ""
        after = steps_between(steps, self._wanted, 1) if self._wanted in steps else ""
        self.foot.show_way(
            names.get(before, "") if before != self._wanted else "",
            names.get(after, "") if after != self._wanted else "",
            self.pane.foot(),
        )

    def _step_on(self, way: int) -> None:
        steps = [step.value for step in Step]
        if self._wanted in steps:
            self.bench.go(steps_between(steps, self._wanted, way))
        else:
            self.bench.go(steps[0] if way > 0 else NOW)

    def _show_heading(self, shown: Shown) -> None:
        incident = shown.case.incident
        marks: list[QWidget] = [
            Label(incident.number, "note", "text2"),
            level_chip(bars(incident.level), level_word(incident.level)),
        ]
        if incident.drill:
            marks.append(Chip(say("Drill"), "blue"))
        if incident.state is not State.ACTIVE:
            marks.append(Chip(word(incident.state), "grey"))
        if shown.seal is not None:
            marks.append(seal_chip(shown.seal, shown.address))
        if incident.nature:
            kinds = Chip(shown.kinds_words(), "grey")
            set_tip(kinds, together(shown.nature_name(kind) for kind in incident.kinds))
            marks.append(kinds)
        if incident.merged_into:
            marks.append(Chip(say("part of {number}", number=incident.merged_into), "grey"))
        if shown.origins:
            marks.append(Chip(from_words(shown.origins[-1]), "blue"))
        again = Button(say("Rate again"), icon="signal", on=partial(self.bench.go, "rating"))
        self.write = Button(say("Add a line"), icon="plus", key="Ctrl+J", on=self.add_line)
        self._weigh_line()
        self.head(
            Heading(
                incident.title,
                "",
                ((say_in("room", "Incidents"), "incidents"),),
                tuple(marks),
                (
                    *self._on_its_way(shown),
                    Button(say("Rename"), icon="pencil", on=self._rename),
                    again,
                    self.bench.allow(self.write, "note_event"),
                ),
            )
        )

    def _on_its_way(self, shown: Shown) -> tuple[Button, ...]:
        """To another clinic whole; and where it came from, if it came from one."""
        over = IconButton("package", say("Hand the case over whole"), on=self.hand_over)
        from_where = IconButton("import", say("Where the case came from"), on=self.show_origin)
        return (*((from_where,) if shown.origins else ()), self.bench.allow(over, "hand_over"))

    def hand_over(self) -> None:
        """Slides in the panel that hands the whole case to another clinic."""
        from ui.handover.hand_over_panel import HandOverPanel

        self.seat.over(HandOverPanel(self.seat, self.number))

    def show_origin(self) -> None:
        """Slides in where the case came from."""
        from ui.handover.origin_panel import OriginPanel

        assert self.shown is not None
        self.seat.over(OriginPanel(self.seat, self.shown.origins))

    def _weigh_line(self) -> None:
        """A step has its own act at its foot; elsewhere the next line is what the page is for."""
        if self.write is not None and isValid(self.write):
            in_step = self._wanted in {step.value for step in Step}
            self.write.set_kind("plain" if in_step else "primary")

    def add_line(self) -> None:
        """Asks for a line of the timeline."""
        line_panel(self.bench)

    def _rename(self) -> None:
        assert self.shown is not None
        now = self.shown.case.incident.title
        self.bench.ask(
            say("Rename the case"),
            (
                Asked("title", say("What it is about"), start=now, needed=True),
                Asked("why", say("Reason"), "long", needed=True),
            ),
            say("Rename"),
            lambda desk, found: desk.retitle(self.number, found.text("title"), found.text("why")),
            text=say("Without a patient's name. The former name stays on the timeline."),
        )


def _parts(address: str) -> tuple[str, str, str]:
    """ "incident/I-2026-0001/facts" → room, number, name of the pane."""
    room, _, rest = address.partition("/")
    number, _, pane = rest.partition("/")
    return room, number, pane_name(pane)


def _drafts(clinic: Clinic, number: str) -> Drafts:
    """What this person has typed on the panes of the case and not saved, by pane and form."""
    begin = f"incident/{number}/"
    pages = [page for page, _ in clinic.drafts.all() if page.startswith(begin)]
    found = {page.removeprefix(begin): clinic.drafts.find(page) or {} for page in pages}
    return {
        pane: {form: kept for form, kept in forms.items() if isinstance(kept, dict)}
        for pane, forms in found.items()
    }
