"""診所資料: what stands on every paper, and what the clinic's own clocks count by."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QGridLayout

from clinicguard.people.permissions import may
from clinicguard.people.profile import Profile
from ui.language import count, say, say_in
from ui.seat import Seat, Sitter
from ui.settings.section import Section
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.particulars import Particulars
from ui.widgets.spans import GAP
from ui.widgets.text import Label
from ui.widgets.ticks import Check

_DRAFT = "settings"
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:：]?([0-5]\d)")
_LONGEST_PROMISE = 60


class ProfileSection(Section):
    """A form for owner and manager; for everybody else what it says."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(say("The clinic"), say("stands on every paper"))
        self._seat = seat
        self.form: ProfileForm | None = None
        card = Card()
        if may("clinic.change_profile", seat.person.role):
            self.form = ProfileForm(seat)
            card.column.addWidget(self.form.place)
            card.column.addWidget(self.form.row)
        else:
            card.column.addWidget(Particulars(_told(seat.profile), role="text", gap=SPACE.inside))
            hint = say("An owner or a manager can change this.")
            card.column.addWidget(Label(hint, "note", "mute"))
        self.column.addWidget(card)

    def keep_draft(self) -> None:
        """What was changed and not saved is there again when one comes back."""
        if self.form is not None:
            self.form.keep_draft()


class ProfileForm:
    """The fields, what is wrong with them, and the verb."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self._before = seat.profile
        self.name, self.address, self.phone = LineField(), LineField(), LineField()
        self.email, self.licence, self.closes_at = LineField(), LineField(), LineField()
        self.first_reply, self.answer = LineField(), LineField()
        self.days = Choices(_weekdays(), many=True)
        self.roc = Check(say("民國 years on papers in Traditional Chinese"))
        self.name_field = Field(say("Name of the clinic"), self.name)
        self.closes_field = Field(say("Closing time"), self.closes_at, note="18:00")
        in_days = say("in open days: days on which you see patients")
        self.first_field = Field(
            say("Promised first reply"), self.first_reply, note=in_days, about="promised"
        )
        self.answer_field = Field(say("Promised answer"), self.answer, note=in_days)
        self.save_button = Button(say("Save the clinic's data"), "primary", on=self.save)
        self.place = Card(0, fill="surface", line="surface")
        self.row = ButtonRow(self.save_button)
        self._lay_out()
        self._fill(self._before)
        for control in self._controls():
            control.changed.connect(self._look)
        self._look()
        seat.jobs.database(lambda clinic: clinic.drafts.find(_DRAFT)).then(self._take_draft)

    def profile(self) -> Profile:
        """The profile as the fields say it; what cannot be read stays as before."""
        before = self._before
        return replace(
            before,
            name=" ".join(self.name.text().split()),
            address=self.address.text().strip(),
            phone=self.phone.text().strip(),
            email=self.email.text().strip(),
            licence=self.licence.text().strip(),
            open_days=tuple(int(day) for day in self.days.chosen()),
            closes_at=read_clock(self.closes_at.text()) or before.closes_at,
            first_reply_days=read_days(self.first_reply.text()) or before.first_reply_days,
            answer_days=read_days(self.answer.text()) or before.answer_days,
            roc_years=self.roc.isChecked(),
        )

    def wrong(self) -> dict[Field, str]:
        """The fields that cannot be taken as they are, each with what to do."""
        found: dict[Field, str] = {}
        if not self.name.enough():
            found[self.name_field] = say("Fill in the name: it stands on every paper.")
        if read_clock(self.closes_at.text()) is None:
            found[self.closes_field] = say("A time like 18:00.")
        for field, line in ((self.first_field, self.first_reply), (self.answer_field, self.answer)):
            if read_days(line.text()) is None:
                found[field] = say("A number of days from 1 to {most}.", most=_LONGEST_PROMISE)
        return found

    def save(self) -> None:
        """Saves it as one entry; the bar and the papers show it from now on."""
        if self.save_button.is_busy() or self.save_button.reason():
            return
        wrong = self.wrong()
        for field in (self.name_field, self.closes_field, self.first_field, self.answer_field):
            field.say_wrong(wrong.get(field, ""))
        if wrong:
            next(iter(wrong)).go()
            return
        profile = self.profile()
        self.save_button.set_busy(say("Saving"))
        job = self._seat.jobs.database(lambda clinic: clinic.change_profile(profile))
        job.then(self._saved).ended(self.save_button.set_ready)

    def keep_draft(self) -> None:
        """Hands what is not saved to the database lane."""
        fields = self._fields()
        if self.profile() != self._before or self.wrong():
            self._seat.jobs.database(lambda clinic: clinic.drafts.keep(_DRAFT, fields))

    def _saved(self, profile: Profile) -> None:
        self._before = profile
        self._seat.jobs.database(lambda clinic: clinic.drafts.drop(_DRAFT))
        self._seat.sit_again(Sitter(self._seat.person, profile))

    def _look(self) -> None:
        if self.profile() == self._before and not self.wrong():
            self.save_button.forbid(say("Nothing has been changed"))
        elif not self.days.chosen():
            self.save_button.forbid(say("Still missing: a day on which you are open"))
        else:
            self.save_button.allow()

    def _controls(self) -> tuple[Any, ...]:
        return (*self._lines().values(), self.days, self.roc)

    def _lines(self) -> dict[str, LineField]:
        return {
            "name": self.name,
            "address": self.address,
            "phone": self.phone,
            "email": self.email,
            "licence": self.licence,
            "closes_at": self.closes_at,
            "first_reply": self.first_reply,
            "answer": self.answer,
        }

    def _fields(self) -> dict[str, Any]:
        typed: dict[str, Any] = {name: line.text() for name, line in self._lines().items()}
        return typed | {"days": list(self.days.chosen()), "roc": self.roc.isChecked()}

    def _fill(self, profile: Profile) -> None:
        self.name.set_text(profile.name)
        self.address.set_text(profile.address)
        self.phone.set_text(profile.phone)
        self.email.set_text(profile.email)
        self.licence.set_text(profile.licence)
        self.closes_at.set_text(profile.closes_at)
        self.first_reply.set_text(str(profile.first_reply_days))
        self.answer.set_text(str(profile.answer_days))
        self.days.set_chosen(*map(str, profile.open_days))
        self.roc.setChecked(profile.roc_years)

    def _take_draft(self, kept: dict[str, Any] | None) -> None:
        if kept is None:
            return
        for name, line in self._lines().items():
            line.set_text(str(kept.get(name, line.text())))
        self.days.set_chosen(*map(str, kept.get("days", ())))
        self.roc.setChecked(bool(kept.get("roc")))
        self._seat.jobs.database(lambda clinic: clinic.drafts.drop(_DRAFT))
        self._look()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(SPACE.between))
        grid.setVerticalSpacing(px(SPACE.between))
        grid.addWidget(self.name_field, 0, 0, 1, 2)
        grid.addWidget(Field(say("Address"), self.address), 1, 0, 1, 2)
        grid.addWidget(Field(say("Phone"), self.phone), 2, 0)
        grid.addWidget(Field(say("E-mail"), self.email), 2, 1)
        grid.addWidget(Field(say("Registration number"), self.licence), 3, 0)
        grid.addWidget(self.closes_field, 3, 1)
        grid.addWidget(self.first_field, 4, 0)
        grid.addWidget(self.answer_field, 4, 1)
        grid.addWidget(Field(say("Open on"), self.days), 5, 0, 1, 2)
        grid.addWidget(self.roc, 6, 0, 1, 2)
        self.place.column.addLayout(grid)
        self.roc.setVisible(self._before.jurisdiction == "tw")


def read_clock(text: str) -> str | None:
    """ "9:30", "0930" or "18：00" as "HH:MM"; None when it is no time of day."""
    found = _CLOCK.fullmatch(text.strip())
    return f"{int(found.group(1)):02d}:{found.group(2)}" if found else None


def read_days(text: str) -> int | None:
    """A whole number of days from 1 to 60; None for anything else."""
    plain = text.strip()
    if not plain.isdecimal() or not 1 <= int(plain) <= _LONGEST_PROMISE:
        return None
    return int(plain)


def _weekdays() -> list[Option]:
    names = (
        say_in("weekday", "Mon"),
        say_in("weekday", "Tue"),
        say_in("weekday", "Wed"),
        say_in("weekday", "Thu"),
        say_in("weekday", "Fri"),
        say_in("weekday", "Sat"),
        say_in("weekday", "Sun"),
    )
    return [Option(str(number), name) for number, name in enumerate(names)]


def _told(profile: Profile) -> list[tuple[str, str]]:
    names = {option.key: option.words for option in _weekdays()}
    days = " ".join(names[str(day)] for day in profile.open_days)
    closing = say("{days}, until {time}", days=days, time=profile.closes_at)
    first = count("first reply in {n} open day", "first reply in {n} open days",
                  profile.first_reply_days)  # fmt: skip
    answer = count("answer in {n} open day", "answer in {n} open days", profile.answer_days)
    return [
        (say("Name of the clinic"), profile.name),
        (say("Address"), profile.address),
        (say("Phone"), profile.phone),
        (say("E-mail"), profile.email),
        (say("Registration number"), profile.licence),
        (say("Open on"), closing),
        (say("Promised"), GAP.join((first, answer))),
    ]
