"""What is asked when something is added to the playbooks, taken out, or was read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from clinicguard.incidents.playbooks.lists import NatureView, Shelf
from clinicguard.incidents.playbooks.own import DUES, OwnTask
from clinicguard.knowledge.offsets import Offset, offset
from clinicguard.knowledge.ratings import Level
from ui.incidents.ask_panel import AskPanel
from ui.incidents.forms import Answers, Asked
from ui.incidents.playbooks.asking import KeptQuestion
from ui.incidents.said import here, options
from ui.language import count, say, say_in
from ui.seat import Seat
from ui.widgets.choices import Option

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

After = Callable[[str], object]
"""Called with the kind of matter to show again; empty for the list alone."""


def nature_form(seat: Seat, shelf: Shelf, after: After) -> AskPanel:
    """A kind of matter of the clinic's own."""
    ours = (view.nature for view in shelf.natures if view.own is None)
    asked = (
        Asked(
            "name",
            say("What you call it"),
            needed=True,
            hint=say("e.g. Dispute over a prepaid course"),
        ),
        Asked("meaning", say("What it means"), "long", needed=True),
        Asked(
            "like",
            say("Worked like"),
            "menu",
            tuple(Option(each.id, here(each.name)) for each in ours),
            needed=True,
            note=say("its tasks, evidence, mistakes and scripts are taken over"),
        ),
        Asked("signs", say("Signs"), "long", note=say("one a line; may stay empty"), lines=3),
    )

    def act(clinic: Clinic, found: Answers) -> str:
        made = clinic.incidents.playbooks.add_nature(
            found.text("name"), found.text("meaning"), found.text("like"), found.lines("signs")
        )
        return made.key

    return _ask(seat, say("Add a kind of matter"), asked, say("Add it"), "new", act, after)


def task_form(seat: Seat, view: NatureView, shelf: Shelf, after: After) -> AskPanel:
    """A task more for one kind of matter."""
    nature, books = view.nature, shelf.playbooks
    asked = (
        Asked("words", say("What is to be done"), "long", needed=True),
        Asked("why", say("Why"), "long", needed=True, note=say("it stands below the task")),
        Asked(
            "hat",
            say("Who does it"),
            "menu",
            tuple(Option(hat.id, here(hat.name)) for hat in books.hats.hats),
            needed=True,
        ),
        Asked(
            "due",
            say("Due after the call"),
            "one",
            tuple(Option(due.replace(" ", "-"), due_words(offset(due))) for due in DUES),
            needed=True,
        ),
        Asked("level", say("From level"), "one", options(Level), start=Level.LOW.value),
        Asked(
            "step",
            say("Belongs to the step"),
            "menu",
            tuple(Option(stage.id, here(stage.name)) for stage in books.stages),
            needed=True,
        ),
    )

    def act(clinic: Clinic, found: Answers) -> str:
        clinic.incidents.playbooks.add_task(
            nature.id,
            found.text("words"),
            found.text("why"),
            found.text("step"),
            found.text("hat"),
            found.text("due").replace("-", " "),
            Level(found.text("level") or Level.LOW.value),
        )
        return nature.id

    text = say("For “{nature}”. Teams called from now on get it.", nature=here(nature.name))
    page = f"task/{nature.id}"
    return _ask(seat, say("Add a task"), asked, say("Add it"), page, act, after, text=text)


def reading_form(seat: Seat, view: NatureView, after: After) -> AskPanel:
    """Somebody read the wording as it stands."""
    nature = view.nature
    today = seat.now().astimezone(seat.zone).date()
    asked = (
        Asked("who", say("Who read it"), needed=True, hint=say("name and office")),
        Asked("on", say("Read on"), "day", start=today.isoformat(), needed=True),
    )

    def act(clinic: Clinic, found: Answers) -> str:
        clinic.incidents.playbooks.note_reading(nature.id, found.text("who"), found.day("on"))
        return nature.id

    text = say(
        "It holds for the wording as it stands now; after any change, an update of the program "
        "too, the list says that it has changed since."
    )
    title, page = say("Note who read it"), f"read/{nature.id}"
    return _ask(seat, title, asked, say("Note it"), page, act, after, text=text)


def end_nature_form(seat: Seat, view: NatureView, after: After) -> AskPanel:
    """A kind of matter of one's own is offered no more."""
    assert view.own is not None
    number = view.own.id

    def act(clinic: Clinic, found: Answers) -> str:
        clinic.incidents.playbooks.end_nature(number, found.text("why"))
        return ""

    text = say("It is offered no more. Cases of this kind keep it.")
    return _ask_why(seat, say("Take this kind out"), f"end/{number}", act, after, text)


def end_task_form(seat: Seat, view: NatureView, task: OwnTask, after: After) -> AskPanel:
    """A task of one's own is given out no more."""

    def act(clinic: Clinic, found: Answers) -> str:
        clinic.incidents.playbooks.end_task(task.id, found.text("why"))
        return view.nature.id

    text = say("“{task}” is given out no more. What was given out stays.", task=task.words)
    return _ask_why(seat, say("Take the task out"), f"end-task/{task.id}", act, after, text)


def due_words(due: Offset) -> str:
    """A time to act, in words."""
    match due.unit:
        case "min":
            return count("{n} minute", "{n} minutes", due.amount)
        case "h":
            return count("{n} hour", "{n} hours", due.amount)
        case "WD":
            return count("{n} working day", "{n} working days", due.amount)


def _ask_why(
    seat: Seat,
    title: str,
    page: str,
    act: Callable[[Clinic, Answers], str],
    after: After,
    text: str,
) -> AskPanel:
    asked = (Asked("why", say("Reason"), "long", needed=True),)
    words = say_in("playbook", "Take it out")
    return _ask(seat, title, asked, words, page, act, after, text=text)


def _ask(
    seat: Seat,
    title: str,
    asked: tuple[Asked, ...],
    words: str,
    page: str,
    act: Callable[[Clinic, Answers], str],
    after: After,
    *,
    text: str = "",
) -> AskPanel:
    panel = KeptQuestion(seat, title, asked, words, f"playbooks/{page}", act, after, text=text)
    seat.over(panel)
    return panel
