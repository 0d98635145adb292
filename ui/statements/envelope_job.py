"""The sealed envelope for counsel: read on one lane, drawn and sealed on another, then sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from clinicguard.host.words import Language
from clinicguard.statements.statement import Statement
from ui.language import language, say, say_in
from ui.statements.bench import Bench
from ui.statements.form import FormPanel

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.statements.envelope import Ask

PAPER = "counsel_envelope"
Keep = Callable[["Clinic"], Statement]
ToDraw = tuple["Ask", Callable[[], bytes]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which text goes to counsel, with which questions, in a file that which words open."""

    keep: Keep
    questions: tuple[str, ...]
    passphrase: str
    target: Path
    noted: bool = False
    """Whether counsel's notes on the statement lie in it too; only the two who read them may."""


def send_envelope(
    bench: Bench, panel: FormPanel, wanted: Wanted, sent: Callable[[], object]
) -> None:
    """Makes the envelope and saves it; only then the text counts as sent, in the same go.

    `sent` is called once it stands in the records.
    """
    jobs, spoken, purpose = bench.seat.jobs, language(), say("For counsel's verdict")

    def draw(found: ToDraw) -> None:
        ask, make = found
        panel.button.set_busy(say_in("statement", "Sealing"))
        job = jobs.papers(lambda task: make())
        job.ended(panel.button.set_ready).then(lambda data: save(ask, data))

    def save(ask: Ask, data: bytes) -> None:
        def work(clinic: Clinic) -> Statement:
            subject = f"statement/{ask.statement}"
            clinic.hand_out(PAPER, data, wanted.target, subject=subject, purpose=purpose)
            return clinic.statements.send_to_counsel(
                ask.statement, ask.sha256, "mail", questions=ask.questions, token=ask.token
            )

        bench.do_in(panel, work, lambda _: sent())

    panel.button.set_busy(say("Saving"))
    job = jobs.database(lambda clinic: _read(clinic, wanted, spoken))
    job.ended(panel.button.set_ready).then(draw)


def _read(clinic: Clinic, wanted: Wanted, spoken: Language) -> ToDraw:
    """What is asked, and what draws the envelope off the database lane."""
    from clinicguard.documents.counsel_envelope import counsel_envelope
    from clinicguard.documents.from_statement import counsel_sheet_paper
    from clinicguard.documents.press import Press
    from clinicguard.statements.envelope import ask_of, check_answerable, new_token

    statement = wanted.keep(clinic)
    cases = clinic.statement_lists.cases_behind(statement)
    names = {person.id: person.name for person in clinic.staff_lists.everybody()}
    press = Press(spoken, clinic.profile.roc_years, clinic.stamp())
    ask = ask_of(statement, wanted.questions, new_token())
    check_answerable(ask)
    abouts = (f"statement/{statement.number}",)
    notes = clinic.statements.private.put_on_paper(abouts, PAPER) if wanted.noted else ()
    paper = counsel_sheet_paper(statement, ask, names, press, cases=cases, notes=notes)
    return ask, lambda: counsel_envelope(ask, paper, press, wanted.passphrase)
