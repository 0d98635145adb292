"""What some parts of the first hour show: the law, the promised times, the staff, the team."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.people.crisis import CrisisHat
from clinicguard.people.profile import Profile
from ui.language import count, say
from ui.people.paste_form import PasteForm
from ui.people.person_forms import AddForm
from ui.people.roster import Roster, read_roster
from ui.people.team_pane import HatRow
from ui.seat import Seat, Sitter
from ui.settings.calendar_section import CalendarSection
from ui.settings.profile_form import read_days
from ui.setup.clinic_step import places
from ui.shell.main_view import role_words
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card
from ui.widgets.fields import Field
from ui.widgets.flow import clear, put
from ui.widgets.lines import LineField
from ui.widgets.lists import RowList
from ui.widgets.particulars import Particulars
from ui.widgets.rows import Column, Row, cell
from ui.widgets.spans import Span
from ui.widgets.text import Label


class _Part(QWidget):
    """Fill `column`."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(SPACE.section))


class LawPart(_Part):
    """Whose law counts was answered at the set-up; the authorities' years stand below."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        names = {each.key: each.words for each in places()}
        profile = seat.profile
        law = names.get(profile.jurisdiction, profile.jurisdiction)
        card = Card()
        pairs = ((say("Law"), law), (say("Time zone"), profile.zone_name))
        card.column.addWidget(Particulars(pairs, role="text", gap=SPACE.inside))
        self.calendar = CalendarSection(seat)
        self.column.addWidget(card)
        self.column.addWidget(self.calendar)

    def look(self) -> None:
        """Reads the calendar again."""
        self.calendar.look()


class TimesPart(_Part):
    """Two numbers, kept as the clinic's own promise even where they stay as proposed."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        profile = seat.profile
        self.first, self.answer = LineField(longest=2), LineField(longest=2)
        self.first.set_text(str(profile.first_reply_days))
        self.answer.set_text(str(profile.answer_days))
        in_days = say("in open days: days on which you see patients")
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(px(SPACE.between))
        row.addWidget(Field(say("Promised first reply"), self.first, note=in_days), 1)
        row.addWidget(Field(say("Promised answer"), self.answer, note=in_days), 1)
        card.column.addLayout(row)
        self.told = Label("", "note", "text2", wrap=True)
        card.column.addWidget(self.told)
        self.keep_button = Button(say("We promise this"), "primary", on=self.keep)
        card.column.addWidget(ButtonRow(self.keep_button))
        self.column.addWidget(card)
        for line in (self.first, self.answer):
            line.changed.connect(self._look)
        self._look()

    def keep(self) -> None:
        """The promise becomes the clinic's own, with an entry of the log."""
        first, answer = read_days(self.first.text()), read_days(self.answer.text())
        if first is None or answer is None or self.keep_button.is_busy():
            return
        kept = replace(self.seat.profile, first_reply_days=first, answer_days=answer)
        self.keep_button.set_busy(say("Saving"))
        job = self.seat.jobs.database(lambda clinic: clinic.change_profile(kept))
        job.then(self._kept).ended(self.keep_button.set_ready)

    def _kept(self, profile: Profile) -> None:
        self.seat.sit_again(Sitter(self.seat.person, profile))

    def _look(self) -> None:
        first, answer = read_days(self.first.text()), read_days(self.answer.text())
        if first is None or answer is None:
            self.told.setText("")
            self.keep_button.forbid(say("Still missing: two numbers of days"))
            return
        self.keep_button.allow()
        profile = self.seat.profile
        self.told.setText(
            say(
                "A complaint from this morning: first reply {first} later, answer {answer} later, "
                "each by closing time ({time}).",
                time=profile.closes_at,
                first=count("{n} open day", "{n} open days", first),
                answer=count("{n} open day", "{n} open days", answer),
            )
        )


class StaffPart(_Part):
    """Who is on the list already; more by a pasted list, or one by one."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._roster: Roster | None = None
        self.paste_button = Button(
            say("Paste a list"), "primary", icon="clipboard", on=self.paste_list
        )
        self.add_button = Button(say("Add somebody"), icon="user-plus", on=self.add_somebody)
        self.rows = RowList(
            (
                Column(say("Name"), 120, share=2),
                Column(say("Title"), 100, share=2),
                Column(say("Role"), 96),
                Column(say("Phone"), 110, most=160),
            ),
            name=say("Staff"),
            card=True,
            whole=True,
        )
        self.column.addWidget(ButtonRow(left=(self.paste_button, self.add_button)))
        self.column.addWidget(self.rows)

    def look(self) -> None:
        """Reads who is on the list."""
        self.seat.jobs.database(read_roster).then(self._show)

    def paste_list(self) -> None:
        """Slides the form in."""
        if self._roster is not None:
            self.seat.over(PasteForm(self.seat, self._roster))

    def add_somebody(self) -> None:
        """Slides the form in."""
        if self._roster is not None:
            owners = self._roster.owners_beside(self.seat.person.id)
            self.seat.over(AddForm(self.seat, owners))

    def _show(self, roster: Roster) -> None:
        self._roster = roster
        self.rows.show_rows(
            [
                Row(
                    f"person/{each.id}",
                    (
                        cell(Span(each.name, bold=True)),
                        cell(each.title),
                        cell(role_words(each.role)),
                        cell(each.phone),
                    ),
                )
                for each in roster.people
                if each.active
            ]
        )


class TeamPart(_Part):
    """Each hat, who wears it, who steps in; a choice is kept at once."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.hats: dict[str, HatRow] = {}
        self._place = QVBoxLayout()
        self.column.addLayout(self._place)

    def look(self) -> None:
        """Reads the team again."""
        self.seat.jobs.database(read_roster).then(self._show)

    def _show(self, roster: Roster) -> None:
        clear(self._place)
        team = {each.hat: each for each in roster.team}
        card = Card(0)
        for hat in roster.hats:
            row = HatRow(self.seat, roster, hat, team.get(hat.id, CrisisHat(hat.id, None)))
            self.hats[hat.id] = row
            card.add_row(row)
        put(self._place, card)
