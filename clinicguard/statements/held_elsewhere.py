"""What counsel objected to in the same words of another text about the same matter.

An objection is to what is said: who begins a new text with it does not shake it off.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select

from clinicguard.incidents.gathered import Fetch
from clinicguard.statements.belonging import cases_beside
from clinicguard.statements.counsels_word import objection_to
from clinicguard.statements.steps import Verdict
from clinicguard.statements.tables import StatementRow, StepRow, VersionRow, came_up_to, to_verdict

Said = Mapping[str, Sequence[StepRow]]
"""Every verdict by the hash of the words it was said of."""


def said_by_words(fetch: Fetch) -> Said:
    """All that counsel ever said."""
    said = defaultdict(list)
    for step in fetch(select(StepRow).where(StepRow.kind == "verdict").order_by(StepRow.id)):
        said[step.sha256].append(step)
    return said


def held_elsewhere(
    fetch: Fetch, row: StatementRow, versions: Sequence[VersionRow], said: Said
) -> Iterator[Verdict]:
    """The objections that stand against a wording where the same words are another text."""
    first = {each.sha256: each.number for each in reversed(versions)}
    for sha256, number in first.items():
        steps = [step for step in said.get(sha256, ()) if step.statement != row.id]
        for other in _of_the_matter(fetch, row, steps):
            here = [step for step in steps if step.statement == other.id]
            came = came_up_to(_steps(fetch, other, "taken_in"))
            verdicts = _verdicts(fetch, other, here)
            held = objection_to(sha256, verdicts, (), came, {})
            if held is not None:
                yield replace(held, version=number, elsewhere=other.number)


def _of_the_matter(
    fetch: Fetch, row: StatementRow, steps: Sequence[StepRow]
) -> Sequence[StatementRow]:
    if not steps:
        return ()
    others = StatementRow.id.in_({step.statement for step in steps})
    cases = cases_beside(fetch, row.case)
    return fetch(select(StatementRow).where(others, StatementRow.case.in_(cases)))


def _verdicts(fetch: Fetch, other: StatementRow, steps: Sequence[StepRow]) -> list[Verdict]:
    asked = {step.told.get("token", ""): step.id for step in _steps(fetch, other, "sent")}
    return [to_verdict(step, asked) for step in steps]


def _steps(fetch: Fetch, other: StatementRow, kind: str) -> Sequence[StepRow]:
    return fetch(select(StepRow).where(StepRow.statement == other.id, StepRow.kind == kind))
