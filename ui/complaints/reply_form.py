"""The short way to the reply to a review: where it stands, what it says, when; then the draft.

It records the complaint, or joins one that stands. Who may not write passes it on by name.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.complaints.beside import Review
from clinicguard.complaints.platforms import Platforms
from clinicguard.people.permissions import may
from ui.complaints.form import Form, Work
from ui.complaints.replying import WRITE, Around, Filled, read_around, reply, same_words
from ui.language import language, say, say_in
from ui.seat import Seat
from ui.statements.kept_reply import DRAFT, PANEL, beginning
from ui.statements.panel_drafts import PanelDrafts, all_written
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import AnyControl, Field
from ui.widgets.flow import put
from ui.widgets.lines import LineField
from ui.widgets.menus import ComboField
from ui.widgets.moments import MaybeDayField
from ui.widgets.platforms import ANOTHER, platform_options
from ui.widgets.spans import GAP
from ui.widgets.writing import LongField

_STARS = range(1, 6)
_MOST_DIGITS = 6


class ReplyForm(Form):
    """A few fields and Ctrl+Enter. What stands already is found while one pastes."""

    def __init__(self, seat: Seat) -> None:
        self._writes = may(WRITE, seat.person.role)
        do = (
            say("Record it and write the reply")
            if self._writes
            else say("Record it and pass the reply on")
        )
        about = say("The review is recorded as a complaint; the reply is written beside it.")
        super().__init__(seat, say_in("command", "Reply to a review"), do, "", note=about)
        self._around = Around(Platforms(), (), (), {})
        self._joins = False
        """Whether somebody chose what it joins; then the program does not choose."""
        self._same = ""
        """The complaint with the same words, if there is one."""
        self._drafts = PanelDrafts(self, seat, DRAFT)
        self._today = seat.now().astimezone(seat.zone).date()
        self.platform = ComboField([], placeholder=say("Choose one"))
        self.reviewer = LineField(least=0)
        self.name = LineField()
        self.most = LineField(say("Digits; empty if it is not known"), longest=_MOST_DIGITS)
        self.words = LongField(say("Paste the review as it stands, word for word"), lines=6)
        roc = seat.profile.roc_years and language() == "zh_TW"
        self.posted = MaybeDayField(self._today, roc=roc)
        stars = (Option(str(n), str(n), icon="star") for n in _STARS)
        self.stars = Choices([Option("", say("No stars")), *stars], ("",))
        self.join = ComboField([Option("", say("No: a new complaint"))], "")
        self.join.setCurrentIndex(0)
        self.pass_to = ComboField([], placeholder=say("Choose one"))
        self.anew = Button(say("Throw it away and start anew"), "link", on=self._start_anew)
        self.other = Button(say("Go on with that one"), size="small", on=self._take_up_other)
        self._waits, self._waiting = QWidget(), QVBoxLayout()
        self._ask()
        self._empty = all_written(self._open_at_once())
        self.platform.changed.connect(self._another)
        self.words.changed.connect(self._look_for_same)
        self.join.changed.connect(self._join_chosen)
        self.leave = self._keep_and_go
        self.does(self._recording, self._recorded)
        seat.jobs.database(read_around).then(self._offer)

    def filled(self) -> Filled:
        """What stands in the form."""
        another = self.platform.value() == ANOTHER
        digits = self.most.text().strip()
        key = self.name.text().strip() if another else self.platform.value()
        stars = self.stars.value()
        return Filled(
            Review(key, self.posted.known(), int(stars) if stars else None),
            new_platform=another,
            most=int(digits) if another and digits else None,
            words=self.words.text(),
            join=self.join.value(),
            pass_to=None if self._writes else int(self.pass_to.value()),
            reviewer=self.reviewer.text().strip(),
        )

    def wrong(self) -> list[tuple[Field, str]]:
        found = super().wrong()
        digits = self.most.text().strip()
        other = self.platform.value() == ANOTHER
        if other and digits and not (digits.isdecimal() and int(digits)):
            found.append((self._own[1], say("Write digits only, or leave it empty.")))
        posted = self.posted.known()
        if not self.posted.enough():
            found.append((self._day, say("Write a day that there is, or leave it empty.")))
        elif posted is not None and posted > self._today:
            found.append((self._day, say("This day is still to come. Write its year too.")))
        return found

    def _ask(self) -> None:
        """The fields in their order; what is asked at times alone is hidden until then."""
        self.add(say("Platform of the review"), self.platform)
        self._own = (
            self.add(say("Name of the platform"), self.name, needed=False),
            self.add(say("Most characters of a reply there"), self.most, needed=False),
        )
        self._said = self.add(say("What the review says"), self.words)
        self.add_widget(self.anew)
        self._waiting.setContentsMargins(0, 0, 0, 0)
        self._waits.setLayout(self._waiting)
        self.add_widget(self._waits)
        self.add(
            say("Name of the reviewer, as it is shown there"), self.reviewer, needed=False,
            note=say("kept with the complaint, never for the reply"),
        )  # fmt: skip
        self._day = self.add(
            say("When it was posted"), self.posted, needed=False,
            note=say("empty if it is not known"),
        )  # fmt: skip
        self.add(say("Stars, if there are any"), self.stars, needed=False)
        self._standing = self.add(say("Is it already recorded?"), self.join, needed=False)
        writer = self.add(
            say("Who writes the reply"),
            self.pass_to,
            needed=not self._writes,
            note=say("It becomes a task of theirs; your role records the review."),
        )
        writer.setVisible(not self._writes)
        nobody = say("Nobody here may write replies yet. The owner gives people their roles.")
        self._nobody = Notice(nobody, "amber")
        self.add_widget(self._nobody)
        for widget in (*self._own, self._standing, self._nobody, self.anew, self._waits):
            widget.hide()

    def _offer(self, around: Around) -> None:
        self._around = around
        for option in platform_options(around.platforms, self._seat.profile.jurisdiction):
            self.platform.addItem(option.words, option.key)
        self.platform.addItem(say("Another platform"), ANOTHER)
        self.platform.setCurrentIndex(-1)
        for row in around.standing:
            self.join.addItem(GAP.join((row.number, row.snippet.words)), row.number)
        self._standing.setVisible(bool(around.standing))
        for person in around.writers:
            told = GAP.join(filter(None, (person.name, person.title)))
            self.pass_to.addItem(told, str(person.id))
        self.pass_to.setCurrentIndex(0 if len(around.writers) == 1 else -1)
        self._nobody.setVisible(not self._writes and not around.writers)
        self._go_on()

    def _go_on(self) -> None:
        """What was typed the last time stands here again, and is kept from now on."""
        self._drafts.remember(self._around.kept)
        fields = self._open_at_once() | {
            "platform": self.platform,
            "join": self.join,
            "pass_to": self.pass_to,
        }
        if self._drafts.follow(self, PANEL, fields, self._empty):
            self._said.say_below(say("Going on with the draft"))
            self.anew.show()
        self._say_what_waits()
        self._look_for_same()

    def _open_at_once(self) -> dict[str, AnyControl]:
        """What can be typed before the records have answered."""
        return {
            "words": self.words,
            "reviewer": self.reviewer,
            "posted": self.posted,
            "stars": self.stars,
            "name": self.name,
            "most": self.most,
        }

    def _say_what_waits(self) -> None:
        """Another reply was begun before: nothing of it is pushed aside without a word."""
        other = self._drafts.aside(PANEL)
        if other is None:
            return
        lead = say("You had begun another reply to a review; it still waits.")
        words = beginning(" ".join(other.get("words", "").split()))
        self._waits.show()
        put(self._waiting, Notice(words, lead=f"{lead}{GAP}", actions=(self.other,)))

    def _take_up_other(self) -> None:
        self._drafts.take_up(PANEL)
        self._drafts.keep()
        self._seat.over(ReplyForm(self._seat))

    def _keep_and_go(self) -> None:
        self._drafts.keep()
        self.close_panel()
        self._seat.changed()

    def _start_anew(self) -> None:
        self._drafts.done(PANEL)
        self._seat.over(ReplyForm(self._seat))

    def _recorded(self, address: str) -> None:
        self._drafts.done(PANEL)
        self._seat.go(address)

    def _another(self) -> None:
        another = self.platform.value() == ANOTHER
        for field in self._own:
            field.setVisible(another)
        self.need(self._own[0], another)
        if another:
            self._own[0].go()

    def _join_chosen(self) -> None:
        self._joins = True
        if self.join.value() != self._same:
            self._standing.say_below("")

    def _look_for_same(self) -> None:
        """A complaint with the same words is chosen, and said to be, until somebody chooses."""
        if self._joins:
            return
        words = self.words.text()
        found = (row.number for row in self._around.standing if same_words(words, row))
        self._same = next(found, "")
        self.join.setCurrentIndex(max(0, self.join.findData(self._same)))
        told = say("It begins with the same words. If it is another one, choose so here.")
        self._standing.say_below(told if self._same else "")

    def _recording(self) -> Work:
        filled, spoken, now = self.filled(), language(), self._seat.now()
        title, task = say("Reply to a review"), say("Write the reply to the review")
        why = say("The name that the reviewer shows on the platform")
        return lambda clinic: reply(clinic, filled, now, title, task, spoken, why)
