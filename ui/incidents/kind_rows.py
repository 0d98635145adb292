"""What the kinds of a case bring together: each with its reason, and further ones to add."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.incidents.incident import Incident, NatureMark
from clinicguard.incidents.kinds import not_begun, scripts_of
from clinicguard.incidents.suggested import suggested
from clinicguard.knowledge.ratings import Level
from clinicguard.knowledge.scripts import load_scripts
from ui.incidents.bench import Bench
from ui.incidents.forms import Asked
from ui.incidents.pane import flow
from ui.incidents.punctuation import together
from ui.incidents.said import here
from ui.incidents.shown import Shown
from ui.language import count, language, say
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, SectionHead, link
from ui.widgets.choices import Option
from ui.widgets.spans import GAP
from ui.widgets.text import Label


class KindRows(QWidget):
    """A row for each kind; under them what all bring, and the kinds that the first words name."""

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__()
        self._bench, self._shown = bench, shown
        self.also: dict[str, Button] = {}
        self.drops: dict[str, Button] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.inside))
        add = Button(say("Add another kind"), size="small", icon="plus", on=self._add)
        self.add = bench.allow(add, "add_nature")
        column.addWidget(SectionHead(say("This case is"), _brought(shown), self.add))
        card = Card(0)
        marks = sorted(shown.case.incident.natures, key=lambda mark: not mark.main)
        for mark in marks:
            card.add_row(self._row(mark, mark is marks[0]))
        column.addWidget(card)
        self._offer()
        for widgets in (list(self.also.values()), list(self._scripts())):
            if widgets:
                column.addWidget(flow(widgets))

    def _row(self, mark: NatureMark, first: bool) -> QWidget:
        row = CardRow(first=first, height=48)
        words = QVBoxLayout()
        words.setSpacing(0)
        place = say("main kind") if mark.main else say("also")
        if mark.case:
            place = say("with {number}, merged in", number=mark.case)
        name = GAP.join((self._shown.nature_name(mark.nature), place))
        words.addWidget(Label(name, bold=mark.main, wrap=True))
        below = GAP.join(part for part in (mark.why, self._alone(mark.nature)) if part)
        words.addWidget(Label(below, "note", "text2", wrap=True))
        row.line.addLayout(words, 1)
        if not mark.main and not mark.case:
            drop = Button(
                say("Remove this kind"),
                "link",
                on=partial(self._drop, mark.nature),
                spoken=say("Take “{nature}” back", nature=self._shown.nature_name(mark.nature)),
            )
            self.drops[mark.nature] = self._bench.allow(drop, "drop_nature")
            row.line.addWidget(drop, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _alone(self, nature: str) -> str:
        """What this kind brings, counted for the level that the case has."""
        guide, level = self._shown.guide, self._shown.case.incident.level or Level.HIGH
        return _counted(len(guide.tasks((nature,), level)), len(guide.checklist((nature,))))

    def _offer(self) -> None:
        marked = set(self._shown.case.incident.kinds)
        for key in suggestions(self._shown):
            if key not in marked:
                name = self._shown.nature_name(key)
                words = say("Also “{nature}”, by the first words", nature=name)
                also = Button(words, size="small", icon="plus", on=partial(self._add, key))
                self.also[key] = self._bench.allow(also, "add_nature")

    def _scripts(self) -> Iterator[QWidget]:
        """The words for the desk, a press away."""
        scripts = load_scripts(self._bench.seat.profile.jurisdiction)
        kinds = self._shown.case.incident.kinds
        found = [key for key in scripts_of(self._shown.guide.playbooks, kinds) if key in scripts]
        if found:
            yield Label(say("Words for the desk:"), "note", "text2")
        for key in found:
            yield link(here(scripts[key].name), partial(self._bench.seat.go, f"desk/{key}"))

    def _drop(self, nature: str) -> None:
        number, told = self._bench.number, leaving(self._shown, nature)
        self._bench.ask_why(
            say("Not “{nature}” after all", nature=self._shown.nature_name(nature)),
            say("Remove this kind"),
            lambda desk, why: desk.drop_nature(number, nature, why, language=language()),
            text=told,
            about=nature,
        )

    def _add(self, nature: str = "") -> None:
        incident, number = self._shown.case.incident, self._bench.number
        offered = tuple(
            Option(key, here(each.name))
            for key, each in self._shown.guide.playbooks.offered.items()
            if key not in incident.kinds
        )
        first = _said_first(nature, incident)
        self._bench.ask(
            say("It is also"),
            (
                Asked("nature", say("Kind of matter"), "menu", offered, nature, needed=True),
                Asked("why", say("Why this too"), "long", start=first, needed=True),
            ),
            say("Add it"),
            lambda desk, found: desk.add_nature(
                number, found.text("nature"), found.text("why"), language=language()
            ),
            text=say(
                "Its tasks, evidence, known mistakes and words for the desk join the case; what "
                "two kinds share stands once, with the earlier time."
            ),
            about=nature,
        )


def leaving(shown: Shown, nature: str) -> str:
    """What becomes of a kind's tasks and evidence when it goes, said before it goes."""
    guide, kinds = shown.guide, shown.case.incident.kinds
    gone = guide.tasks((nature,), Level.HIGH)
    stays = guide.tasks(tuple(kind for kind in kinds if kind != nature), Level.HIGH)
    ours = (task for task in shown.case.tasks if task.subject == shown.address)
    lost = len(not_begun(gone, stays, ours))
    tasks = count(
        "{n} task that nobody has begun is put down as not doing, with this reason.",
        "{n} tasks that nobody has begun are put down as not doing, with this reason.",
        lost,
    )
    kept = say("What was begun stays, and so does the evidence list.")
    return (" " if language() == "en" else "").join((tasks, kept) if lost else (kept,))


def suggestions(shown: Shown) -> tuple[str, ...]:
    """The kinds that the first words of the case point to."""
    incident, natures = shown.case.incident, shown.guide.playbooks.offered
    said = (incident.title, incident.first_words)
    return suggested(said, {key: nature.heard for key, nature in natures.items()})


def _brought(shown: Shown) -> str:
    incident, guide = shown.case.incident, shown.guide
    if len(incident.kinds) < 2:
        return ""
    tasks = len(guide.tasks(incident.kinds, incident.level or Level.HIGH))
    return say("together: {what}", what=_counted(tasks, len(guide.checklist(incident.kinds))))


def _counted(tasks: int, lines: int) -> str:
    return together(
        (
            count("{n} task", "{n} tasks", tasks),
            count("{n} line of evidence", "{n} lines of evidence", lines),
        )
    )


def _said_first(nature: str, incident: Incident) -> str:
    """The first words as the reason for a kind that they point to."""
    if not nature:
        return ""
    return say("First words: “{words}”", words=incident.first_words or incident.title)
