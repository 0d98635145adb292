"""The short way to the reply to a review: where it stands, what it says, when; then the draft.

It records the complaint, or joins one that stands. Who may not write passes it on by name.
"""

from __future__ import annotations

from datetime import date

from clinicguard.complaints.beside import Review
from clinicguard.complaints.platforms import Platforms
from clinicguard.people.permissions import may
from ui.complaints.form import Form, Work
from ui.complaints.replying import WRITE, Around, Filled, read_around, reply, same_words
from ui.language import language, say, say_in
from ui.seat import Seat
from ui.widgets.cards import Notice
from ui.widgets.choices import Choices, Option
from ui.widgets.lines import LineField
from ui.widgets.menus import ComboField
from ui.widgets.moments import DayField
from ui.widgets.platforms import ANOTHER, platform_options
from ui.widgets.spans import GAP
from ui.widgets.writing import LongField

_STARS = range(1, 6)


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
        super().__init__(seat, say_in("command", "Reply to a review"), do, about)
        self._around = Around(Platforms(), (), ())
        self._today = seat.now().astimezone(seat.zone).date()
        self.platform = ComboField([], placeholder=say("Choose one"))
        self.name = LineField()
        self.most = LineField(say("Digits; empty if it is not known"))
        self.words = LongField(say("Paste the review as it stands, word for word"), lines=6)
        roc = seat.profile.roc_years and language() == "zh_TW"
        self.posted = DayField(self._today, roc=roc)
        self.stars = Choices([Option(str(n), str(n), icon="star") for n in _STARS])
        self.join = ComboField([Option("", say("No: a new complaint"))], "")
        self.join.setCurrentIndex(0)
        self.pass_to = ComboField([], placeholder=say("Choose one"))
        self._ask()
        self.platform.changed.connect(self._another)
        self.words.changed.connect(self._look_for_same)
        self.does(self._recording, seat.go)
        seat.jobs.database(read_around).then(self._offer)

    def filled(self) -> Filled:
        """What stands in the form."""
        another = self.platform.value() == ANOTHER
        digits = self.most.text().strip()
        key = self.name.text().strip() if another else self.platform.value()
        stars = self.stars.value()
        return Filled(
            Review(key, self._posted_on(), int(stars) if stars else None),
            new_platform=another,
            most=int(digits) if digits.isdecimal() and int(digits) else None,
            words=self.words.text(),
            join=self.join.value(),
            pass_to=None if self._writes else int(self.pass_to.value()),
        )

    def _posted_on(self) -> date:
        return min(self.posted.day(), self._today)

    def _ask(self) -> None:
        """The fields in their order; what is asked at times alone is hidden until then."""
        self.add(say("Platform of the review"), self.platform)
        self._own = (
            self.add(say("Name of the platform"), self.name, needed=False),
            self.add(say("Most characters of a reply there"), self.most, needed=False),
        )
        self.add(say("What the review says"), self.words)
        self.add(say("When it was posted"), self.posted)
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
        for widget in (*self._own, self._standing, self._nobody):
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

    def _another(self) -> None:
        another = self.platform.value() == ANOTHER
        for field in self._own:
            field.setVisible(another)
        self.need(self._own[0], another)
        if another:
            self._own[0].go()

    def _look_for_same(self) -> None:
        """A complaint with the same words is chosen; whoever types may say that it is another."""
        words = self.words.text()
        found = (row.number for row in self._around.standing if same_words(words, row))
        self.join.setCurrentIndex(max(0, self.join.findData(next(found, ""))))

    def _recording(self) -> Work:
        filled, spoken, now = self.filled(), language(), self._seat.now()
        title, task = say("Reply to a review"), say("Write the reply to the review")
        return lambda clinic: reply(clinic, filled, now, title, task, spoken)
